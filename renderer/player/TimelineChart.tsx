import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offsetText } from '../../shared/model/show-offset.ts';
import type { Stretch, Timeline } from '../../shared/model/timeline.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { factsOf, spokenFacts, stepAt } from './moment-words.ts';
import type { Player } from './player.ts';
import { plotHeight, plotShape, type TimelineColours, TimelinePlot } from './timeline-plot.ts';
import { useSecond } from './use-player.ts';
import { shifted, ZOOM_STEP, zoomed } from './zoom.ts';

interface TimelineChartProps {
	readonly player: Player;
	readonly whole: Timeline;
	readonly shown: Timeline;
	/** What is looked at. */
	readonly window: Stretch;
	readonly colours: TimelineColours | null;
	readonly onWindow: (window: Stretch | null) => void;
	/** The moment under the pointer, or null. */
	readonly onHover: (at: number | null) => void;
}

const SECOND_MS = 1_000;
const WHEEL_ZOOM = 1.2;

/** The timeline as a picture and as a slider: drag, or the arrow keys, go to a moment. */
export function TimelineChart({ player, whole, shown, window, colours, onWindow, onHover }: TimelineChartProps) {
	const { t } = useTranslation('player');
	const formatters = useFormatters();
	const area = useRef<HTMLDivElement>(null);
	const canvas = useRef<HTMLDivElement>(null);
	const plot = useRef<{ readonly plot: TimelinePlot; readonly shape: string } | null>(null);
	const [width, setWidth] = useState(0);
	const [isDragging, setIsDragging] = useState(false);
	const { from: start, to: end } = whole.whole;
	const second = useSecond(player, start);

	useLayoutEffect(() => {
		if (area.current === null) return;
		const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
		observer.observe(area.current);
		setWidth(area.current.clientWidth);
		return () => observer.disconnect();
	}, []);

	useLayoutEffect(() => {
		if (canvas.current === null || colours === null || width === 0) return;
		const drawn = { whole, shown, window, colours, label: (at: number) => offsetText(at - start) };
		const shape = plotShape(drawn);
		if (plot.current?.shape === shape) {
			plot.current.plot.resize(width);
			plot.current.plot.show(drawn);
		} else {
			plot.current?.plot.destroy();
			plot.current = { plot: new TimelinePlot(canvas.current, drawn, width), shape };
		}
	}, [whole, shown, window, colours, width, start]);
	useEffect(
		() => () => {
			plot.current?.plot.destroy();
			plot.current = null;
		},
		[],
	);

	const momentAt = (clientX: number) => {
		const box = area.current?.getBoundingClientRect();
		return box === undefined ? start : window.from + ((clientX - box.left) / box.width) * (window.to - window.from);
	};
	// React's own wheel listener may not keep the page from scrolling.
	const wheel = useRef<(event: WheelEvent) => void>(() => undefined);
	wheel.current = (event) => {
		event.preventDefault();
		const length = window.to - window.from;
		if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey)
			onWindow(shifted(window, whole.whole, ((event.deltaX || event.deltaY) / width) * length));
		else onWindow(zoomed(window, whole.whole, momentAt(event.clientX), event.deltaY < 0 ? 1 / WHEEL_ZOOM : WHEEL_ZOOM));
	};
	useEffect(() => {
		const { current } = area;
		const listen = (event: WheelEvent) => wheel.current(event);
		current?.addEventListener('wheel', listen, { passive: false });
		return () => current?.removeEventListener('wheel', listen);
	}, []);

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const act = keyActs(event.shiftKey)[event.key];
		if (act === undefined) return;
		event.preventDefault();
		event.stopPropagation();
		act();
	};
	const keyActs = (isShift: boolean): Readonly<Record<string, () => void>> => {
		const step = (isShift ? 60 : 10) * SECOND_MS;
		const page = (window.to - window.from) / 10;
		const zoom = (factor: number) => onWindow(zoomed(window, whole.whole, player.position, factor));
		return {
			ArrowRight: () => void player.skip(step),
			ArrowUp: () => void player.skip(step),
			ArrowLeft: () => void player.skip(-step),
			ArrowDown: () => void player.skip(-step),
			PageUp: () => void player.skip(page),
			PageDown: () => void player.skip(-page),
			Home: () => void player.seek(start),
			End: () => void player.seek(end),
			'+': () => zoom(1 / ZOOM_STEP),
			'=': () => zoom(1 / ZOOM_STEP),
			'-': () => zoom(ZOOM_STEP),
			'0': () => onWindow(null),
		};
	};
	const now = start + second * SECOND_MS;
	return (
		<div
			ref={area}
			className="timeline-chart"
			dir="ltr"
			style={{ blockSize: plotHeight(whole) }}
			role="slider"
			tabIndex={0}
			aria-label={t('slider')}
			aria-valuemin={0}
			aria-valuemax={Math.ceil((end - start) / SECOND_MS)}
			aria-valuenow={second}
			aria-valuetext={`${offsetText(now - start)}, ${formatters.timeOfDay(now)}. ${spokenFacts(factsOf(shown, stepAt(shown, now), t, formatters), t, formatters)}`}
			onKeyDown={onKeyDown}
			onPointerDown={(event) => {
				if (event.button !== 0) return;
				event.currentTarget.setPointerCapture(event.pointerId);
				setIsDragging(true);
				void player.seek(momentAt(event.clientX));
			}}
			onPointerMove={(event: PointerEvent) => {
				const at = momentAt(event.clientX);
				onHover(at);
				if (isDragging) void player.seek(at);
			}}
			onPointerUp={() => setIsDragging(false)}
			onPointerCancel={() => setIsDragging(false)}
			onPointerLeave={() => onHover(null)}
		>
			<div ref={canvas} className="timeline-canvas" aria-hidden="true" />
			<Playhead player={player} window={window} />
		</div>
	);
}

/** Moved by hand with every frame: nothing else on the page has to be drawn anew for it. */
function Playhead({ player, window }: { readonly player: Player; readonly window: Stretch }) {
	const head = useRef<HTMLDivElement>(null);
	const { from, to } = window;
	useLayoutEffect(() => {
		const place = ({ position }: { readonly position: number | null }) => {
			const { current } = head;
			if (current === null || position === null) return;
			const share = (position - from) / (to - from);
			current.hidden = share < 0 || share > 1;
			// It is as wide as the chart, and its line is its edge.
			current.style.transform = `translateX(${share * 100}%)`;
		};
		place(player.store.getState());
		return player.store.subscribe(place);
	});
	return <div ref={head} className="timeline-playhead" />;
}
