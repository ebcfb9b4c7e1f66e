import type { ReactNode } from 'react';

/** A table that may be wider than the page; the keyboard reaches what is out of sight. */
export function ScrolledTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
		<section className="figure-table" aria-label={label} tabIndex={0}>
			{children}
		</section>
	);
}
