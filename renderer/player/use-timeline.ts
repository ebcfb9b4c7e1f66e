import { useCallback, useEffect, useState } from 'react';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { Stretch, Timeline } from '../../shared/model/timeline.ts';
import { askDesk, onDeskEvent, useGeneration } from '../state/desk.ts';

/** Steps of the whole show, and of the window that is looked at: three pixels each on a wide screen. */
const STEPS = 400;
/** A show that runs, and one that is being judged, are counted anew at most this often. */
const RECOUNT_MS = 2_000;

interface Loaded {
	readonly whole: Timeline;
	/** Of the window; the same as `whole` while none is chosen. */
	readonly shown: Timeline;
}

export interface KnownTimeline {
	/** Null until the desk has answered. What was shown before stays while another window is on its way. */
	readonly timeline: Loaded | null;
	readonly error: unknown;
	readonly reload: () => void;
}

/** A session counted in steps, whole and in a window, and counted anew when something of it changed. */
export function useTimeline(sessionId: string, window: Stretch | null): KnownTimeline {
	const generation = useGeneration();
	const [attempt, setAttempt] = useState(0);
	const [whole, setWhole] = useState<Timeline | null>(null);
	const [part, setPart] = useState<Timeline | null>(null);
	const [error, setError] = useState<unknown>(null);

	useEffect(() => {
		if (generation === 0) return;
		return ask(() => askDesk('session.timeline', { sessionId, steps: STEPS }), setWhole, setError);
	}, [sessionId, generation, attempt]);

	const [from, to] = [window?.from ?? null, window?.to ?? null];
	useEffect(() => {
		if (generation === 0 || from === null || to === null) {
			setPart(null);
			return;
		}
		return ask(() => askDesk('session.timeline', { sessionId, steps: STEPS, window: { from, to } }), setPart, setError);
	}, [sessionId, generation, attempt, from, to]);

	const reload = useCallback(() => setAttempt((before) => before + 1), []);
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | null = null;
		const end = onDeskEvent((event) => {
			if (timer !== null || !isAbout(event, sessionId)) return;
			timer = setTimeout(() => {
				timer = null;
				reload();
			}, RECOUNT_MS);
		});
		return () => {
			end();
			if (timer !== null) clearTimeout(timer);
		};
	}, [sessionId, reload]);

	return { timeline: whole === null ? null : { whole, shown: window === null ? whole : (part ?? whole) }, error, reload };
}

/** A moment later, so that the feed around it asks first: words are what a person opens a session for. */
function ask(load: () => Promise<Timeline>, take: (timeline: Timeline) => void, fail: (error: unknown) => void): () => void {
	let isCurrent = true;
	Promise.resolve()
		.then(load)
		.then(
			(timeline) => {
				if (!isCurrent) return;
				take(timeline);
				fail(null);
			},
			(error: unknown) => isCurrent && fail(error),
		);
	return () => {
		isCurrent = false;
	};
}

function isAbout(event: DeskEvent, sessionId: string): boolean {
	switch (event.type) {
		case 'messages':
		case 'deletions':
			return event.sessionId === sessionId;
		case 'gap':
			return event.gap.sessionId === sessionId;
		case 'annotation':
			return event.annotation.sessionId === sessionId;
		case 'session':
			return event.session.id === sessionId;
		default:
			return false;
	}
}
