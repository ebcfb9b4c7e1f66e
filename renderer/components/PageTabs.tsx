import './page-tabs.css';

export interface PageTabsProps {
	/** What the pages are parts of. */
	readonly label: string;
	readonly pages: readonly { readonly id: string; readonly name: string; readonly href: string }[];
	readonly current: string;
}

/** Links between the pages of one screen; the address says which is open. */
export function PageTabs({ label, pages, current }: PageTabsProps) {
	return (
		<nav className="page-tabs" aria-label={label}>
			{pages.map(({ id, name, href }) => (
				<a key={id} href={href} aria-current={id === current ? 'page' : undefined}>
					{name}
				</a>
			))}
		</nav>
	);
}
