import type { ReactNode } from 'react';

/**
 * The desk's own drawings: 16 px, one line weight, in the colour of the text beside them. They are decoration:
 * the control that holds one carries the name. Those that point along the line of reading turn round in right-to-left.
 */
export interface IconProps {
	/** Edge length in px. */
	readonly size?: number;
}

function drawn(paths: ReactNode, direction: 'fixed' | 'mirrored' = 'fixed') {
	return function Icon({ size = 16 }: IconProps) {
		return (
			<svg
				className={direction === 'mirrored' ? 'icon icon-mirrored' : 'icon'}
				width={size}
				height={size}
				viewBox="0 0 16 16"
				fill="none"
				stroke="currentColor"
				strokeWidth="1.5"
				strokeLinecap="round"
				strokeLinejoin="round"
				aria-hidden="true"
			>
				{paths}
			</svg>
		);
	};
}

const solid = { fill: 'currentColor', stroke: 'none' } as const;

export const CheckIcon = drawn(<path d="M3 8.5 6.5 12 13 4.5" />);
export const CloseIcon = drawn(<path d="m4 4 8 8M12 4l-8 8" />);
export const PlusIcon = drawn(<path d="M8 3v10M3 8h10" />);
export const ChevronDownIcon = drawn(<path d="m4 6 4 4 4-4" />);
export const ChevronStartIcon = drawn(<path d="M10 4 6 8l4 4" />, 'mirrored');
export const ChevronEndIcon = drawn(<path d="m6 4 4 4-4 4" />, 'mirrored');
export const ArrowUpIcon = drawn(<path d="M8 13V3m-4 4 4-4 4 4" />);
export const ArrowDownIcon = drawn(<path d="M8 3v10m-4-4 4 4 4-4" />);
export const RetryIcon = drawn(<path d="M13 3v3.5H9.5M12.7 6.5A5 5 0 1 0 13 9" />);
export const SearchIcon = drawn(
	<>
		<circle cx="7" cy="7" r="4" />
		<path d="m10 10 3.5 3.5" />
	</>,
);
export const SettingsIcon = drawn(
	<>
		<path d="M2.5 5h6M12.5 5h1M2.5 11h1M7.5 11h6" />
		<circle cx="10.5" cy="5" r="2" />
		<circle cx="5.5" cy="11" r="2" />
	</>,
);
export const LiveIcon = drawn(
	<>
		<circle cx="8" cy="8" r="1.75" {...solid} />
		<path d="M4.8 4.8a4.5 4.5 0 0 0 0 6.4M11.2 4.8a4.5 4.5 0 0 1 0 6.4M2.7 2.7a7.5 7.5 0 0 0 0 10.6M13.3 2.7a7.5 7.5 0 0 1 0 10.6" />
	</>,
);
export const SessionsIcon = drawn(<path d="M2.5 6.5h11v6.5h-11zM4 4.5h8M5.5 2.5h5M6.5 9.5h3" />);
/** Two who look at the same. */
export const ReviewIcon = drawn(<path d="M2.25 3.5h6.5v6h-3.5l-3 2.75zM10.75 6h3v6l-2.25-1.75H7.5M4.25 6.6l1 1 1.6-2" />);
export const ProductsIcon = drawn(<path d="M2.5 5.2 8 2.25l5.5 2.95v5.6L8 13.75 2.5 10.8zM2.5 5.2 8 8.1l5.5-2.9M8 8.1v5.65" />);
export const RulesIcon = drawn(<path d="m2 4.25 1.25 1.25L5.5 3M8 4.25h6M2 8.75 3.25 10 5.5 7.5M8 8.75h6M8 13h6M3.5 13h0" />);
export const QuestionsIcon = drawn(
	<>
		<path d="M2.5 3.5h11v7.5H8L5 13.5V11H2.5z" />
		<path d="M6.6 6a1.4 1.4 0 1 1 1.9 1.3c-.4.2-.5.4-.5.8" strokeWidth="1.25" />
		<path d="M8 9.4h0" />
	</>,
);
export const PlayIcon = drawn(<path d="M5 3.2v9.6L12.8 8z" {...solid} />, 'mirrored');
export const PauseIcon = drawn(<path d="M4.5 3.5h2.5v9h-2.5zM9 3.5h2.5v9h-2.5z" {...solid} />);
/** Time runs from left to right in every language, so what moves through it is never mirrored. */
export const PlayTimeIcon = drawn(<path d="M5 3.2v9.6L12.8 8z" {...solid} />);
export const TimeBackIcon = drawn(<path d="M7.5 4 3.5 8l4 4M12.5 4l-4 4 4 4" />);
export const TimeForwardIcon = drawn(<path d="m8.5 4 4 4-4 4M3.5 4l4 4-4 4" />);
export const TimeLeftIcon = drawn(<path d="M10 4 6 8l4 4" />);
export const TimeRightIcon = drawn(<path d="m6 4 4 4-4 4" />);
export const LinkIcon = drawn(
	<path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8" />,
);
export const TableIcon = drawn(<path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 3.5v9" />);
export const ZoomInIcon = drawn(<path d="M7 4.75v4.5M4.75 7h4.5M10.2 10.2l3.3 3.3M7 2.75a4.25 4.25 0 1 1 0 8.5 4.25 4.25 0 0 1 0-8.5z" />);
export const ZoomOutIcon = drawn(<path d="M4.75 7h4.5M10.2 10.2l3.3 3.3M7 2.75a4.25 4.25 0 1 1 0 8.5 4.25 4.25 0 0 1 0-8.5z" />);
export const WholeIcon = drawn(<path d="M2.5 3.5v9M13.5 3.5v9M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2" />);
export const LanesIcon = drawn(<path d="M2.5 3h4.5v10h-4.5zM9 3h4.5v10h-4.5z" />);
export const AlignIcon = drawn(<path d="M2.5 5h7M6.5 11h7M11 2.75 13.5 5 11 7.25M5 8.75 2.5 11 5 13.25" />);
export const StopIcon = drawn(<rect x="4" y="4" width="8" height="8" rx="1" {...solid} />);
export const SpeechIcon = drawn(
	<>
		<rect x="6" y="2" width="4" height="7" rx="2" />
		<path d="M3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2" />
	</>,
);
export const SpeechOffIcon = drawn(
	<>
		<rect x="6" y="2" width="4" height="7" rx="2" />
		<path d="M3.5 7.5a4.5 4.5 0 0 0 9 0M8 12v2M2.5 2.5l11 11" />
	</>,
);
export const BellIcon = drawn(<path d="M4 11.5V7a4 4 0 0 1 8 0v4.5l1.25 1.25H2.75zM6.75 14.25h2.5" />);
export const FlagIcon = drawn(<path d="M4 14V2.5h8L10 6l2 3.5H4" />, 'mirrored');
export const ConfirmIcon = drawn(
	<>
		<circle cx="8" cy="8" r="5.75" />
		<path d="m5.5 8.2 1.8 1.8 3.2-3.8" />
	</>,
);
export const NoteIcon = drawn(<path d="M3 2.5h10v7.5L9.5 13.5H3zM13 10H9.5v3.5M5.5 5.5h5M5.5 8h3" />);
export const ReplyIcon = drawn(<path d="M6.5 3.5 2.5 7.5l4 4M2.5 7.5h7a4 4 0 0 1 4 4v1.5" />);
export const LanguageIcon = drawn(
	<>
		<circle cx="8" cy="8" r="5.75" />
		<path d="M2.5 8h11M8 2.25c-4 3.5-4 8 0 11.5 4-3.5 4-8 0-11.5" />
	</>,
);
/** A letter of one script, and one of another. */
export const TranslationIcon = drawn(
	<path d="M1.75 3.75h7M5.25 2.25v1.5M7.25 3.75c-.6 2.75-2.5 4.5-5 5.5M3.5 6c.7 1.5 2 2.6 3.75 3.25M7.75 13.75 11 6.5l3.25 7.25M8.8 11.5h4.4" />,
);
export const CopyIcon = drawn(<path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />);
export const DownloadIcon = drawn(<path d="M8 2.5v7.5M4.5 6.5 8 10l3.5-3.5M2.5 13.5h11" />);
export const UploadIcon = drawn(<path d="M8 10V2.5M4.5 6 8 2.5 11.5 6M2.5 13.5h11" />);
export const FileIcon = drawn(<path d="M3.5 1.75h5.5l3.5 3.5v9h-9zM9 1.75v3.5h3.5" />);
export const DeleteIcon = drawn(<path d="M2.75 4.5h10.5M6.25 4.5v-2h3.5v2M4.25 4.5l.6 9h6.3l.6-9M6.75 7.25v3.75M9.25 7.25v3.75" />);
export const UserIcon = drawn(
	<>
		<circle cx="8" cy="5" r="2.75" />
		<path d="M2.75 13.75c.6-3 2.5-4.25 5.25-4.25s4.65 1.25 5.25 4.25" />
	</>,
);
export const LockIcon = drawn(<path d="M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2" />);
export const KeyboardIcon = drawn(<path d="M1.75 4h12.5v8H1.75zM4.5 6.75h0M7 6.75h0M9.5 6.75h0M11.75 6.75h0M5 9.5h6" />);
export const InfoIcon = drawn(
	<>
		<circle cx="8" cy="8" r="5.75" />
		<path d="M8 7.5v3.25" />
		<circle cx="8" cy="5.1" r="0.9" {...solid} />
	</>,
);
export const ClockIcon = drawn(
	<>
		<circle cx="8" cy="8" r="6.25" />
		<path d="M8 4.5V8l2.25 1.75" />
	</>,
);
export const WarningIcon = drawn(
	<>
		<path d="M8 2.25 14.25 13.5H1.75z" />
		<path d="M8 6.5v3" />
		<circle cx="8" cy="11.5" r="0.85" {...solid} />
	</>,
);
/** Something to take hold of. */
export const GripIcon = drawn(<path d="M5.5 4h0M10.5 4h0M5.5 8h0M10.5 8h0M5.5 12h0M10.5 12h0" strokeWidth="2" />);
export const MoreIcon = drawn(
	<>
		<circle cx="3.5" cy="8" r="1.1" {...solid} />
		<circle cx="8" cy="8" r="1.1" {...solid} />
		<circle cx="12.5" cy="8" r="1.1" {...solid} />
	</>,
);
