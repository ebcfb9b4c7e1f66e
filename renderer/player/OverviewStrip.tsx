import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stretch, Timeline } from '../../shared/model/timeline.ts';
import { between } from './zoom.ts';

interface OverviewStripProps {
	readonly whole: Timeline;
	/** Null: the whole show. */
	readonly window: Stretch | null;
	readonly onWindow: (window: Stretch | null) => void;
}

/** Shorter is a click: it takes the window there. */
const LEAST_DRAG_PX = 4;
const HEIGHT = 20;

/** The whole show in a strip: drag over it to choose what is looked at. By keyboard the timeline's own keys do the same. */
export function OverviewStrip({ whole, window, onWindow }: OverviewStripProps) {
	const { t } = useTranslation('player');
	const strip = useRef<HTMLDivElement>(null);
	const [drag, setDrag] = useState<{ readonly from: number; readonly to: number; readonly startX: number } | null>(null);
	const outline = useMemo(() => outlineOf(whole), [whole]);
	const { from, to } = whole.whole;
	const shareOf = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
	const momentAt = (event: PointerEvent) => {
		const box = strip.current?.getBoundingClientRect();
		return box === undefined ? from : from + ((event.clientX - box.left) / box.width) * (to - from);
	};
	const finish = (event: PointerEvent) => {
		if (drag === null) return;
		setDrag(null);
		if (Math.abs(event.clientX - drag.startX) >= LEAST_DRAG_PX) onWindow(between(drag.from, drag.to, whole.whole));
		else if (window !== null) {
			const half = (window.to - window.from) / 2;
			onWindow(between(drag.from - half, drag.from + half, whole.whole));
		}
	};
	const marked = drag === null ? window : { from: Math.min(drag.from, drag.to), to: Math.max(drag.from, drag.to) };
	return (
		<div
			ref={strip}
			className="overview"
			dir="ltr"
			title={t('drag')}
			aria-hidden="true"
			onPointerDown={(event) => {
				if (event.button !== 0) return;
				event.currentTarget.setPointerCapture(event.pointerId);
				const at = momentAt(event);
				setDrag({ from: at, to: at, startX: event.clientX });
			}}
			onPointerMove={(event) => {
				if (drag !== null) setDrag({ ...drag, to: momentAt(event) });
			}}
			onPointerUp={finish}
			onPointerCancel={() => setDrag(null)}
		>
			<svg className="overview-outline" viewBox={`0 0 ${outline.width} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
				<path d={outline.messages} className="overview-messages" />
				<path d={outline.severe} className="overview-severe" vectorEffect="non-scaling-stroke" />
			</svg>
			{marked !== null && (
				<div className="overview-window" style={{ left: `${shareOf(marked.from) * 100}%`, width: `${(shareOf(marked.to) - shareOf(marked.from)) * 100}%` }} />
			)}
		</div>
	);
}

/** The curve of all messages, and a line at each step with a severe finding. */
function outlineOf({ window, stepMs, languages, flags, whole }: Timeline): { readonly width: number; readonly messages: string; readonly severe: string } {
	const steps = Math.round((window.to - window.from) / stepMs);
	const totals = Array.from({ length: steps }, (_none, step) => languages.reduce((sum, { counts }) => sum + (counts[step] ?? 0), 0));
	const most = Math.max(1, ...totals);
	const curve = totals.map((total, step) => `V${(HEIGHT - (total / most) * (HEIGHT - 3)).toFixed(1)}H${step + 1}`).join('');
	const severe = flags.high.map((count, step) => (count > 0 ? `M${step + 0.5} 0v4` : '')).join('');
	// The last step may reach beyond the end of the show.
	return { width: (whole.to - whole.from) / stepMs, messages: `M0 ${HEIGHT}${curve}V${HEIGHT}Z`, severe };
}
