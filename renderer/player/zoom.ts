import type { Stretch } from '../../shared/model/timeline.ts';

/** Nobody reads a chart of less than this. */
const LEAST_MS = 10_000;
export const ZOOM_STEP = 2;

/** A window so many times as long, in which the moment stays where it is; null: the whole show. */
export function zoomed(window: Stretch, whole: Stretch, around: number, factor: number): Stretch | null {
	const length = Math.max(LEAST_MS, (window.to - window.from) * factor);
	const share = (around - window.from) / (window.to - window.from);
	const from = Math.round(around - share * length);
	return within({ from, to: Math.round(from + length) }, whole);
}

/** A stretch chosen in any direction. */
export function between(one: number, other: number, whole: Stretch): Stretch | null {
	const [from, to] = [Math.min(one, other), Math.max(one, other)];
	const middle = (from + to) / 2;
	return within(to - from < LEAST_MS ? { from: Math.round(middle - LEAST_MS / 2), to: Math.round(middle + LEAST_MS / 2) } : { from, to }, whole);
}

export function shifted(window: Stretch, whole: Stretch, ms: number): Stretch | null {
	return within({ from: Math.round(window.from + ms), to: Math.round(window.to + ms) }, whole);
}

/** The window that goes along with a moment that has left it: it turns a page, and keeps a little of what was read. */
export function following(window: Stretch, whole: Stretch, at: number): Stretch | null {
	if (at >= window.from && at < window.to) return window;
	const length = window.to - window.from;
	const from = Math.round(at - length * KEPT_SHARE);
	return within({ from, to: from + length }, whole);
}

const KEPT_SHARE = 0.1;

/** Kept inside the show; as long as it, it is the whole show. */
function within(window: Stretch, whole: Stretch): Stretch | null {
	const length = window.to - window.from;
	if (length >= whole.to - whole.from) return null;
	const from = Math.min(Math.max(window.from, whole.from), whole.to - length);
	return { from, to: from + length };
}
