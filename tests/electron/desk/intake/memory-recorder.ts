import { createIntake, type Intake, type IntakeNotice, type IntakeOptions } from '../../../../electron/desk/intake/intake.ts';
import type { Source, SourceEvent } from '../../../../electron/desk/intake/source.ts';
import type { IntakeItem, RecordedBatch } from '../../../../electron/desk/recording/protocol.ts';
import { UNDETERMINED } from '../../../../shared/model/language.ts';
import type { Message } from '../../../../shared/model/message.ts';
import type { Gap } from '../../../../shared/model/show.ts';

const SESSION = '01990000-0000-7000-8000-000000000003';

/** What the recorder worker does for intake, in memory: one row per source and platform id, numbered in order. */
export interface MemoryRecorder {
	readonly messages: readonly Message[];
	readonly batches: readonly (readonly IntakeItem[])[];
	readonly gaps: readonly Gap[];
	/** Calls wait until `release`. */
	hold(): void;
	release(): void;
	/** The next calls of `record` reject. */
	failing: Error | null;
	readonly record: IntakeOptions['record'];
	readonly openGap: IntakeOptions['openGap'];
	readonly closeGap: IntakeOptions['closeGap'];
}

export function createMemoryRecorder(): MemoryRecorder {
	const messages: Message[] = [];
	const batches: (readonly IntakeItem[])[] = [];
	const gaps: Gap[] = [];
	const known = new Set<string>();
	let held: PromiseWithResolvers<void> | null = null;

	function store(items: readonly IntakeItem[]): RecordedBatch {
		batches.push(items);
		const added: Message[] = [];
		const duplicates: Record<string, number> = {};
		for (const item of items) {
			if (item.type === 'deletion') continue;
			for (const { speech: _speech, ...message } of item.type === 'sentence' ? item.lines : [item.message]) {
				const { sourceId, platformId } = message;
				const key = `${sourceId} ${platformId}`;
				if (known.has(key)) duplicates[sourceId] = (duplicates[sourceId] ?? 0) + 1;
				else added.push({ id: known.add(key).size, sessionId: SESSION, ...message, language: UNDETERMINED, isQuestion: false, question: null, flags: [] });
			}
		}
		messages.push(...added);
		return { messages: added, deletions: [], duplicates, sealedDeletions: 0 };
	}

	const recorder = {
		messages,
		batches,
		gaps,
		failing: null as Error | null,
		hold() {
			held ??= Promise.withResolvers();
		},
		release() {
			held?.resolve();
			held = null;
		},
		async record(items: readonly IntakeItem[]) {
			await held?.promise;
			if (recorder.failing) throw recorder.failing;
			return store(items);
		},
		async openGap({ sourceId, startedAt, reason }: Parameters<IntakeOptions['openGap']>[0]) {
			const gap: Gap = { id: gaps.length + 1, sessionId: SESSION, sourceId, startedAt, endedAt: null, reason };
			gaps.push(gap);
			return gap;
		},
		async closeGap({ gapId, endedAt }: Parameters<IntakeOptions['closeGap']>[0]) {
			const index = gaps.findIndex(({ id }) => id === gapId);
			const open = gaps[index];
			if (open === undefined) throw new Error('no such gap');
			const closed = { ...open, endedAt };
			gaps[index] = closed;
			return closed;
		},
	};
	return recorder;
}

export interface WatchedIntake {
	readonly intake: Intake;
	readonly shown: readonly Message[];
	readonly notices: readonly IntakeNotice[];
	readonly partials: readonly string[];
	readonly failures: readonly unknown[];
	/** How often each was told. */
	readonly told: { states: number; gaps: number; allEnded: number };
}

/** An intake over these sources that remembers all it tells. */
export function watchIntake(sources: IntakeOptions['sources'], recorder: MemoryRecorder, options: Pick<IntakeOptions, 'clock'> = {}): WatchedIntake {
	const shown: Message[] = [];
	const notices: IntakeNotice[] = [];
	const partials: string[] = [];
	const failures: unknown[] = [];
	const told = { states: 0, gaps: 0, allEnded: 0 };
	const intake = createIntake({
		sources,
		record: recorder.record,
		openGap: recorder.openGap,
		closeGap: recorder.closeGap,
		onRecorded: ({ messages }) => shown.push(...messages),
		onState: () => {
			told.states += 1;
		},
		onGap: () => {
			told.gaps += 1;
		},
		onNotice: (notice) => notices.push(notice),
		onPartial: ({ text }) => partials.push(text),
		onStoreFailure: (error) => failures.push(error),
		onAllEnded: () => {
			told.allEnded += 1;
		},
		...options,
	});
	return { intake, shown, notices, partials, failures, told };
}

export interface HandSource extends Source {
	/** What the source would tell. */
	say(event: SourceEvent): void;
	chat(platformId: string | null, text?: string, receivedAt?: number): void;
	readonly asked: { pauses: number; resumes: number; retries: number };
	readonly isPaused: () => boolean;
}

/** A source a test speaks for. */
export function createHandSource(channel = 'by hand', now: () => number = Date.now): HandSource {
	let emit: (event: SourceEvent) => void = () => {};
	let isPaused = false;
	const asked = { pauses: 0, resumes: 0, retries: 0 };
	return {
		kind: 'websocket',
		label: channel,
		channel,
		asked,
		isPaused: () => isPaused,
		start(listener) {
			emit = listener;
		},
		async stop() {
			emit = () => {};
		},
		retry() {
			asked.retries += 1;
		},
		pause() {
			isPaused = true;
			asked.pauses += 1;
		},
		resume() {
			isPaused = false;
			asked.resumes += 1;
		},
		say: (event) => emit(event),
		chat(platformId, text = `text of ${platformId}`, receivedAt = now()) {
			const author = { id: 'u1', name: 'Vera' };
			const message = { platformId, kind: 'chat', role: 'viewer', author, text, sentAt: receivedAt, receivedAt, emotes: [], replyTo: null } as const;
			emit({ type: 'message', message });
		},
	};
}
