import { useEffect } from 'react';
import { create } from 'zustand';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import { askDesk, onDeskEvent, useGeneration } from './desk.ts';

/** How often each question of the session in sight was asked, by key. */
const useCounts = create<{ readonly counts: Readonly<Record<string, number>> }>()(() => ({ counts: {} }));

/** A count is looked at now and then: more often would tell nobody more. */
const REFRESH_MS = 1_000;

/** 0 where it is not known. */
export function useAskedCount(key: string | null): number {
	return useCounts(({ counts }) => (key === null ? 0 : (counts[key] ?? 0)));
}

/** Keeps the counts of a session while it is in sight; one at a time. */
export function useAskedCounts(sessionId: string): void {
	const generation = useGeneration();
	useEffect(() => {
		if (generation === 0) return;
		let isCurrent = true;
		let timer: number | null = null;
		const load = () => {
			timer = null;
			askDesk('question.counts', { sessionId }).then(
				(counts) => isCurrent && useCounts.setState({ counts }),
				// The feed of the same session fails with the same cause and says so.
				() => {},
			);
		};
		load();
		const end = onDeskEvent((event) => {
			if (asks(event, sessionId)) timer ??= window.setTimeout(load, REFRESH_MS);
		});
		return () => {
			isCurrent = false;
			end();
			if (timer !== null) window.clearTimeout(timer);
			useCounts.setState({ counts: {} });
		};
	}, [sessionId, generation]);
}

function asks(event: DeskEvent, sessionId: string): boolean {
	return event.type === 'messages' && event.sessionId === sessionId && event.messages.some(({ question }) => question !== null);
}
