import uPlot from 'uplot';
import type { Counts, Stretch, Timeline } from '../../shared/model/timeline.ts';
import 'uplot/dist/uPlot.min.css';

/** Colours as the page has them now; canvases know nothing of custom properties. */
export interface TimelineColours {
	readonly text: string;
	readonly line: string;
	readonly surface: string;
	readonly accent: string;
	readonly warning: string;
	readonly high: string;
	readonly medium: string;
	readonly low: string;
	/** Of the timeline's languages, in their order. */
	readonly languages: readonly string[];
}

/** CSS pixels. */
const ROW_HEIGHT = 11;
const MARK_SIZE = 8;
const SPEECH_HEIGHT = 5;
/** The speech's band stands between the curve and the labels. */
const AXIS_HEIGHT = 18 + SPEECH_HEIGHT;
const RATE_HEIGHT = 56;

/** Rows of marks over the curve, of those that have any in the show. */
const ROWS = ['high', 'medium', 'low', 'escalation', 'question', 'note', 'deletion'] as const;
type RowKind = (typeof ROWS)[number];

/** As tall as the rows of its marks need; the same for every window of a show. */
export function plotHeight(whole: Timeline): number {
	return rowsOf(whole).length * ROW_HEIGHT + RATE_HEIGHT + AXIS_HEIGHT;
}

/**
 * The timeline drawn with uPlot: messages by language stacked in steps, marks above them by shape as well as colour, the host's
 * speech as a band below, and gaps hatched over all of it. Time runs from left to right in every language.
 */
export class TimelinePlot {
	readonly #plot: uPlot;
	#drawn: Drawn;

	/** @param place must be as wide as the plot is to be */
	constructor(place: HTMLElement, drawn: Drawn, width: number) {
		this.#drawn = drawn;
		const { whole, shown } = drawn;
		const rows = rowsOf(whole).length;
		const steps = uPlot.paths.stepped?.({ align: 1 });
		this.#plot = new uPlot(
			{
				width,
				height: plotHeight(whole),
				padding: [rows * ROW_HEIGHT, 0, 0, 0],
				cursor: { show: false },
				legend: { show: false },
				select: { show: false, left: 0, top: 0, width: 0, height: 0 },
				scales: {
					x: { time: false, range: () => [this.#drawn.window.from, this.#drawn.window.to] },
					y: { range: (_plot, _least, most) => [0, Math.max(1, most)] },
				},
				axes: [
					{
						size: AXIS_HEIGHT,
						gap: SPEECH_HEIGHT + 1,
						font: '11px system-ui, sans-serif',
						stroke: () => this.#drawn.colours.text,
						grid: { stroke: () => this.#drawn.colours.line, width: 1 },
						ticks: { show: false },
						splits: (plot) => splitsOf(this.#drawn, plot.width),
						values: (plot, splits) => splits.map((at) => (isWhollyInSight(plot, at) ? this.#drawn.label(at) : '')),
					},
					{ show: false },
				],
				// The sum of all languages first: each later one is drawn over it, down to the first alone.
				series: [
					{},
					...shown.languages.map((_language, index) => ({
						...(steps === undefined ? {} : { paths: steps }),
						points: { show: false },
						fill: () => this.#drawn.colours.languages[shown.languages.length - 1 - index] ?? this.#drawn.colours.text,
					})),
				],
				hooks: {
					drawClear: [(plot) => drawSpeech(plot, this.#drawn)],
					draw: [
						(plot) => {
							drawMarks(plot, this.#drawn);
							drawGaps(plot, this.#drawn);
						},
					],
				},
			},
			stacked(shown),
			place,
		);
	}

	/** The timeline must have the same languages and rows as before; else make another plot. */
	show(drawn: Drawn): void {
		this.#drawn = drawn;
		this.#plot.setData(stacked(drawn.shown));
	}

	resize(width: number): void {
		if (width !== this.#plot.width) this.#plot.setSize({ width, height: this.#plot.height });
	}

	destroy(): void {
		this.#plot.destroy();
	}
}

/** What is on the canvas. */
export interface Drawn {
	readonly whole: Timeline;
	/** What is counted for the window, or for more than it while that is on its way. */
	readonly shown: Timeline;
	readonly window: Stretch;
	readonly colours: TimelineColours;
	/** A moment on the axis, in words. */
	readonly label: (at: number) => string;
}

/** Two timelines can be drawn by the same plot where this is the same. */
export function plotShape({ whole, shown }: Pick<Drawn, 'whole' | 'shown'>): string {
	return `${rowsOf(whole).join()} ${shown.languages.map(({ tag }) => tag).join()}`;
}

function stacked({ window, stepMs, languages }: Timeline): uPlot.AlignedData {
	const steps = Math.round((window.to - window.from) / stepMs);
	// One more, so that the last step has its width too.
	const times = Array.from({ length: steps + 1 }, (_none, step) => window.from + step * stepMs);
	const sums: number[][] = [];
	for (const { counts } of languages) {
		const below = sums.at(-1);
		const sum = counts.map((count, step) => count + (below?.[step] ?? 0));
		sums.push([...sum, sum.at(-1) ?? 0]);
	}
	return [times, ...sums.reverse()];
}

function rowsOf(whole: Timeline): readonly RowKind[] {
	return ROWS.filter((row) => countsOf(whole, row).some((count) => count > 0));
}

function countsOf({ flags, escalations, questions, notes, deletions }: Timeline, row: RowKind): Counts {
	return { ...flags, escalation: escalations, question: questions, note: notes, deletion: deletions }[row];
}

function drawMarks(plot: uPlot, { whole, shown, colours }: Drawn): void {
	const { ctx } = plot;
	const ratio = uPlot.pxRatio;
	const least = (MARK_SIZE + 1) * ratio;
	ctx.save();
	for (const [row, kind] of rowsOf(whole).entries()) {
		const y = (row + 0.5) * ROW_HEIGHT * ratio;
		let last = Number.NEGATIVE_INFINITY;
		for (const [step, count] of countsOf(shown, kind).entries()) {
			if (count === 0) continue;
			const x = plot.valToPos(shown.window.from + (step + 0.5) * shown.stepMs, 'x', true);
			// Marks that would cover each other are one.
			if (x - last < least || x < 0 || x > ctx.canvas.width) continue;
			last = x;
			drawMark(ctx, kind, x, y, MARK_SIZE * ratio, colours);
		}
	}
	ctx.restore();
}

/** The shapes of the desk's severity marks, and one for each other kind. */
function drawMark(ctx: CanvasRenderingContext2D, kind: RowKind, x: number, y: number, size: number, colours: TimelineColours): void {
	const half = size / 2;
	ctx.lineWidth = size / 7;
	ctx.beginPath();
	switch (kind) {
		case 'high':
			ctx.fillStyle = colours.high;
			ctx.moveTo(x, y - half);
			ctx.lineTo(x + half, y + half);
			ctx.lineTo(x - half, y + half);
			ctx.fill();
			break;
		case 'medium':
			ctx.fillStyle = colours.medium;
			ctx.moveTo(x, y - half);
			ctx.lineTo(x + half, y);
			ctx.lineTo(x, y + half);
			ctx.lineTo(x - half, y);
			ctx.fill();
			break;
		case 'low':
			ctx.strokeStyle = colours.low;
			ctx.arc(x, y, half * 0.7, 0, 2 * Math.PI);
			ctx.stroke();
			break;
		case 'escalation':
			ctx.fillStyle = colours.high;
			ctx.fillRect(x - half * 0.2, y - half, half * 0.4, half * 1.3);
			ctx.fillRect(x - half * 0.2, y + half * 0.6, half * 0.4, half * 0.4);
			break;
		case 'question':
			ctx.fillStyle = colours.text;
			ctx.font = `600 ${size * 1.15}px system-ui, sans-serif`;
			ctx.textAlign = 'center';
			ctx.textBaseline = 'middle';
			ctx.fillText('?', x, y);
			break;
		case 'note':
			ctx.fillStyle = colours.accent;
			ctx.fillRect(x - half * 0.65, y - half * 0.65, half * 1.3, half * 1.3);
			break;
		case 'deletion':
			ctx.strokeStyle = colours.text;
			ctx.moveTo(x - half * 0.6, y - half * 0.6);
			ctx.lineTo(x + half * 0.6, y + half * 0.6);
			ctx.moveTo(x + half * 0.6, y - half * 0.6);
			ctx.lineTo(x - half * 0.6, y + half * 0.6);
			ctx.stroke();
			break;
	}
}

function drawSpeech(plot: uPlot, { shown, colours }: Drawn): void {
	const { ctx, bbox } = plot;
	const ratio = uPlot.pxRatio;
	ctx.save();
	ctx.fillStyle = colours.accent;
	for (const { from, to } of shown.speaking) {
		const [left, right] = [plot.valToPos(from, 'x', true), plot.valToPos(to, 'x', true)];
		// A single line must be seen also where a pixel is half a minute.
		ctx.fillRect(left, bbox.top + bbox.height + ratio, Math.max(2 * ratio, right - left), (SPEECH_HEIGHT - 2) * ratio);
	}
	ctx.restore();
}

function drawGaps(plot: uPlot, { shown, colours }: Drawn): void {
	const { ctx, bbox } = plot;
	const ratio = uPlot.pxRatio;
	const bottom = bbox.top + bbox.height;
	for (const { from, to } of shown.gaps) {
		const left = plot.valToPos(from, 'x', true);
		const width = Math.max(3 * ratio, plot.valToPos(to, 'x', true) - left);
		ctx.save();
		ctx.beginPath();
		ctx.rect(left, 0, width, bottom);
		ctx.clip();
		ctx.fillStyle = colours.surface;
		ctx.fillRect(left, 0, width, bottom);
		ctx.strokeStyle = colours.warning;
		ctx.lineWidth = ratio;
		ctx.beginPath();
		const distance = 6 * ratio;
		for (let x = Math.floor((left - bottom) / distance) * distance; x < left + width; x += distance) {
			ctx.moveTo(x, bottom);
			ctx.lineTo(x + bottom, 0);
		}
		ctx.stroke();
		ctx.restore();
	}
}

/** Moments on the axis: whole minutes (seconds, hours) of the show, far enough from each other to be read. */
function splitsOf({ whole, window }: Drawn, width: number): number[] {
	const most = Math.max(2, Math.floor(width / LABEL_WIDTH));
	const least = (window.to - window.from) / most;
	const step = TICKS_MS.find((one) => one >= least) ?? Math.ceil(least / HOUR_MS / 24) * HOUR_MS * 24;
	const start = whole.whole.from;
	const first = Math.ceil((window.from - start) / step);
	const count = Math.floor((window.to - start) / step) - first + 1;
	return Array.from({ length: Math.max(0, count) }, (_none, index) => start + (first + index) * step);
}

/** A label stands in the middle under its line: at the edges half of it would be cut off. */
function isWhollyInSight(plot: uPlot, at: number): boolean {
	const x = plot.valToPos(at, 'x');
	return x >= HALF_LABEL && x <= plot.width - HALF_LABEL;
}

const HALF_LABEL = 24;
const LABEL_WIDTH = 72;
const HOUR_MS = 3_600_000;
const TICKS_MS: readonly number[] = [
	...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * 1_000),
	...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60_000),
	...[1, 2, 3, 6, 12, 24].map((hours) => hours * HOUR_MS),
];
