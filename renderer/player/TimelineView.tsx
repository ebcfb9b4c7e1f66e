import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComplianceFinding } from '../../shared/model/compliance.ts';
import type { Stretch, Timeline } from '../../shared/model/timeline.ts';
import { ClockMarks } from './ClockMarks.tsx';
import { MomentReadout } from './MomentReadout.tsx';
import { OverviewStrip } from './OverviewStrip.tsx';
import type { Player } from './player.ts';
import { TimelineChart } from './TimelineChart.tsx';
import { TimelineLegend } from './TimelineLegend.tsx';
import { useTimelineColours } from './use-timeline-colours.ts';
import { following } from './zoom.ts';

interface TimelineViewProps {
	readonly player: Player;
	readonly whole: Timeline;
	readonly shown: Timeline;
	/** Null: the whole show. */
	readonly window: Stretch | null;
	/** Of the clocks, in the whole show. */
	readonly findings: readonly ComplianceFinding[];
	readonly onWindow: (window: Stretch | null) => void;
	/** The tools, beside the numbers. */
	readonly children: ReactNode;
}

/** The show in a strip, the window of it as a chart, the numbers of a moment, and what the colours mean. */
export function TimelineView({ player, whole, shown, window, findings, onWindow, children }: TimelineViewProps) {
	const { t } = useTranslation('player');
	const [hovered, setHovered] = useState<number | null>(null);
	const legend = useRef<HTMLUListElement>(null);
	const colours = useTimelineColours(legend, shown.languages.map(({ tag }) => tag).join());
	// A moment that leaves the window takes the window along.
	useEffect(() => {
		if (window === null) return;
		return player.store.subscribe(({ position }) => {
			const next = position === null ? window : following(window, whole.whole, position);
			if (next !== window) onWindow(next);
		});
	}, [player, window, whole, onWindow]);
	const isEmpty = whole.languages.length === 0 && whole.spoken === 0;
	return (
		<div className="timeline">
			{isEmpty ? (
				<p className="timeline-empty">{t('empty')}</p>
			) : (
				<>
					<OverviewStrip whole={whole} window={window} onWindow={onWindow} />
					<TimelineChart
						player={player}
						whole={whole}
						shown={shown}
						window={window ?? whole.window}
						colours={colours}
						onWindow={onWindow}
						onHover={setHovered}
					/>
					{/* Where the host was heard there may be some, and nothing moves when they come. */}
					{(findings.length > 0 || whole.spoken > 0) && (
						<ClockMarks findings={findings} whole={whole.whole} window={window ?? whole.window} onGo={(at) => void player.seek(at)} />
					)}
					<div className="timeline-foot">
						<MomentReadout player={player} shown={shown} hovered={hovered} />
						{children}
					</div>
				</>
			)}
			<TimelineLegend whole={whole} shown={shown} hasClockMarks={findings.length > 0} legendRef={legend} />
		</div>
	);
}
