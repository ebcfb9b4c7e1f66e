import { type ReactNode, useId } from 'react';

/** One matter of a settings page, its name beside it. */
export function SettingsSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
	const headingId = useId();
	return (
		<section className="settings-section" aria-labelledby={headingId}>
			<h2 id={headingId}>{title}</h2>
			<div className="settings-content">{children}</div>
		</section>
	);
}
