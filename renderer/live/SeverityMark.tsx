import type { Severity } from '../../shared/model/category.ts';

/** Severity by shape: a filled triangle, a half-filled diamond, a ring. Decoration: the words beside it say the same. */
export function SeverityMark({ severity, size = 10 }: { readonly severity: Severity; readonly size?: number }) {
	return (
		<svg className={`severity-mark severity-${severity}`} width={size} height={size} viewBox="0 0 10 10" aria-hidden="true">
			{SHAPES[severity]}
		</svg>
	);
}

const SHAPES = {
	high: <path d="M5 0.6 9.7 9.2H0.3z" fill="currentColor" />,
	medium: (
		<>
			<path d="M5 0.9 9.1 5 5 9.1 0.9 5z" fill="none" stroke="currentColor" strokeWidth="1.3" />
			<path d="M5 0.9 9.1 5 5 9.1z" fill="currentColor" />
		</>
	),
	low: <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.4" />,
} as const;
