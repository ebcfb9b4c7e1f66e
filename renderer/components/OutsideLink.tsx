import type { ReactNode } from 'react';

export interface OutsideLinkProps {
	/** Of any kind; whatever is not http or https is not followed. */
	readonly address: string;
	readonly children?: ReactNode;
}

/** A link that leaves the desk. The browser opens it beside the page, which it learns nothing of; the desktop program asks first. */
export function OutsideLink({ address, children }: OutsideLinkProps) {
	if (!isWebAddress(address)) return <span>{children}</span>;
	return (
		<a
			href={address}
			target="_blank"
			rel="noopener noreferrer"
			title={address}
			onClick={(event) => {
				if (window.showdesk === undefined) return;
				event.preventDefault();
				void window.showdesk.openOutside(address);
			}}
		>
			{children}
		</a>
	);
}

function isWebAddress(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol } = new URL(address);
	return protocol === 'https:' || protocol === 'http:';
}
