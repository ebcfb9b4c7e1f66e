import type { DropReason, SourceProblem, SourceQuota, SourceState } from '../../../shared/model/show.ts';
import type { Source, SourceEvent } from './source.ts';

type StateEvent = Extract<SourceEvent, { type: 'state' }>;

/** Keeps what a person should know about one source, and when the desk was not connected to it. */
export interface SourceWatch {
	state(event: StateEvent, at: number): void;
	messageArrived(at: number): void;
	dropped(reason: DropReason, excerpt: string, at: number): void;
	duplicates(count: number): void;
	quota(quota: SourceQuota): void;
	/** The desk stops watching: an open gap ends now. */
	stopped(at: number): void;
	read(at: number): SourceState;
}

export interface GapListener {
	opened(startedAt: number, reason: SourceProblem): void;
	closed(endedAt: number): void;
}

const MINUTE_MS = 60_000;
const SILENCE_MINUTES = 5;

export function createSourceWatch(sourceId: string, source: Source, startedAt: number, gap: GapListener): SourceWatch {
	let current: Omit<SourceState, 'silentMinutes'> = {
		sourceId,
		kind: source.kind,
		label: source.label,
		connection: 'connecting',
		since: startedAt,
		retryAt: null,
		problem: null,
		lastMessageAt: null,
		dropped: { count: 0, last: null },
		duplicates: 0,
	};
	let isGapOpen = false;
	/** Until the first connection the session itself is the gap; `connecting` alone does not open it, a failed try does. */
	let connectedUntil = startedAt;

	function openGap(event: StateEvent): void {
		if (isGapOpen) return;
		isGapOpen = true;
		gap.opened(connectedUntil, event.problem?.code ?? 'connection-lost');
	}

	function closeGap(at: number): void {
		if (!isGapOpen) return;
		isGapOpen = false;
		gap.closed(at);
	}

	return {
		state(event, at) {
			const { connection } = event;
			const wasConnected = current.connection === 'connected';
			if (wasConnected && connection !== 'connected') connectedUntil = at;
			if (connection === 'connected' || connection === 'ended') closeGap(at);
			else if (wasConnected || connection !== 'connecting') openGap(event);
			current = {
				...current,
				connection,
				since: current.connection === connection ? current.since : at,
				retryAt: event.retryAt ?? null,
				// A new try does not mend anything yet: the last problem stays to be read.
				problem: event.problem ?? (connection === 'connecting' ? current.problem : null),
			};
		},
		messageArrived(at) {
			current = { ...current, lastMessageAt: at };
		},
		dropped(reason, excerpt, at) {
			current = { ...current, dropped: { count: current.dropped.count + 1, last: { reason, excerpt, at } } };
		},
		duplicates(count) {
			current = { ...current, duplicates: current.duplicates + count };
		},
		quota(quota) {
			current = { ...current, quota };
		},
		stopped: closeGap,
		read(at) {
			const quietSince = Math.max(current.since, current.lastMessageAt ?? 0);
			const quietMinutes = Math.floor((at - quietSince) / MINUTE_MS);
			const isSilent = current.connection === 'connected' && quietMinutes >= SILENCE_MINUTES;
			return { ...current, silentMinutes: isSilent ? quietMinutes : null };
		},
	};
}
