import type { Mark, MarkKind, Stretch, Timeline } from '../../../shared/model/timeline.ts';
import type { ReadableStore } from '../store/store.ts';
import { firstMessageAfter } from '../store/timeline-query.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { markFrom, timelineOf } from './timeline.ts';

/** What the reader answers of a session in time; see shared/contract/player-calls.ts. */
export interface TimelineReads {
	/** `now`: the end of a session that still runs. */
	timeline: (input: { readonly sessionId: string; readonly steps: number; readonly window?: Stretch | undefined; readonly now: number }) => Timeline;
	firstAfter: (input: { readonly sessionId: string; readonly at: number }) => number | null;
	nextMark: (input: {
		readonly sessionId: string;
		readonly kind: MarkKind;
		readonly direction: 'next' | 'previous';
		readonly at: number;
		readonly messageId: number | null;
	}) => Mark | null;
}

export function createTimelineReads(store: () => ReadableStore, sessionRow: (sessionId: string) => number): CallHandlers<TimelineReads> {
	return {
		timeline: ({ sessionId, steps, window, now }) => timelineOf(store(), sessionRow(sessionId), steps, window, now),
		firstAfter: ({ sessionId, at }) => firstMessageAfter(store(), sessionRow(sessionId), at),
		nextMark: ({ sessionId, ...from }) => markFrom(store(), sessionRow(sessionId), from),
	};
}
