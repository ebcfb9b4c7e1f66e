import type { SourceStatus } from './source-status.ts';
import './status-mark.css';

/** A source's state by shape: a disc, a ring, a half ring, a cross, a bar. Decoration: a word beside it says the same. */
export function StatusMark({ status, size = 10 }: { readonly status: SourceStatus; readonly size?: number }) {
	return (
		<svg
			className={`status-mark status-${status}`}
			width={size}
			height={size}
			viewBox="0 0 10 10"
			fill="none"
			stroke="currentColor"
			strokeWidth="1.6"
			strokeLinecap="round"
			aria-hidden="true"
		>
			{SHAPES[status]}
		</svg>
	);
}

const SHAPES = {
	connected: <circle cx="5" cy="5" r="3.6" fill="currentColor" stroke="none" />,
	silent: <circle cx="5" cy="5" r="3.4" />,
	connecting: <path d="M5 1.6a3.4 3.4 0 0 1 0 6.8" />,
	waiting: <circle cx="5" cy="5" r="3.4" strokeDasharray="2.2 2.2" />,
	failed: <path d="m2 2 6 6M8 2 2 8" />,
	ended: <path d="M2 5h6" />,
} as const satisfies Record<SourceStatus, unknown>;
