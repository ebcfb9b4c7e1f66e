import type { NoticeCode } from '../../../shared/contract/contract.ts';
import type { Gap, SourceState, SourceTrouble } from '../../../shared/model/show.ts';
import type { PartialLine } from '../../../shared/model/speech.ts';
import type { IntakeItem, RecordedBatch, RecorderCalls } from '../recording/protocol.ts';
import { boundedId, cleanMessage, clipped, wellFormed } from './clean-message.ts';
import { type Clock, systemClock } from './clock.ts';
import { createRecordQueue } from './record-queue.ts';
import { createSentenceJoiner, type SentenceJoiner } from './sentence-joiner.ts';
import { createPulseMeter, type Pulse } from './show-pulse.ts';
import type { DeletionTarget, IncomingMessage, Source, SourceEvent } from './source.ts';
import { createSourceWatch, type SourceWatch } from './source-watch.ts';

/**
 * What a person at the desk is told about a source. `source` is its label. Of a failed one the rest is its trouble, with
 * `problem` for the code and the code's values by their names; of a notice there is `said`, in the platform's words.
 */
export interface IntakeNotice {
	readonly level: 'warning' | 'error';
	readonly code: Extract<NoticeCode, 'source-failed' | 'source-notice'>;
	readonly detail: Readonly<Record<string, string>>;
}

export interface IntakeOptions {
	readonly sources: readonly { readonly id: string; readonly source: Source }[];
	/** The recorder's calls, bound to the running session. A rejection means nothing was stored. */
	readonly record: (items: readonly IntakeItem[]) => Promise<RecordedBatch>;
	readonly openGap: (input: Omit<Parameters<RecorderCalls['openGap']>[0], 'sessionId'>) => Promise<Gap>;
	readonly closeGap: (input: Parameters<RecorderCalls['closeGap']>[0]) => Promise<Gap>;
	/** Committed: may be shown. Empty batches (all known already) are told too. */
	readonly onRecorded: (batch: RecordedBatch) => void;
	/** Some source's connection changed; counters alone do not call it. */
	readonly onState: () => void;
	/** Opened or closed, and stored. */
	readonly onGap: (gap: Gap) => void;
	readonly onNotice: (notice: IntakeNotice) => void;
	/** What a source takes to be said right now; an empty text ends it. */
	readonly onPartial: (partial: Omit<PartialLine, 'sessionId'>) => void;
	/** The store refused a batch or a gap. Batches are kept and tried again; told once until one succeeds. */
	readonly onStoreFailure: (error: unknown) => void;
	/** Every source has ended by itself and all of it is recorded. */
	readonly onAllEnded: () => void;
	readonly clock?: Clock;
}

/** The sources of one running session, from the first connection to the last committed message. */
export interface Intake {
	start(): void;
	/** Ends the sources, records what has arrived, closes open gaps; nothing is told after it settles. */
	stop(): Promise<void>;
	/** Try a failed or waiting source now; false where there is no such source. */
	retry(sourceId: string): boolean;
	sourceStates(): readonly SourceState[];
	pulse(): Pulse;
}

/** A sentence nobody ends: a page shows one line of it. */
const LONGEST_PARTIAL = 2_000;

interface Watched {
	readonly id: string;
	readonly source: Source;
	readonly watch: SourceWatch;
	readonly sentences: SentenceJoiner;
}

export function createIntake(options: IntakeOptions): Intake {
	const { onState, onGap, onNotice, onStoreFailure, clock = systemClock } = options;
	const pulseMeter = createPulseMeter(clock.now());
	const watched = options.sources.map(({ id, source }) => ({
		id,
		source,
		watch: createSourceWatch(id, source, clock.now(), gapKeeper(id)),
		sentences: createSentenceJoiner(clock, (lines) => queue.push({ type: 'sentence', lines })),
	}));
	const gapWrites = new Set<Promise<void>>();
	let stopping: Promise<void> | null = null;

	const queue = createRecordQueue({
		clock,
		record: options.record,
		onRecorded(batch) {
			pulseMeter.committed(batch.messages, clock.now());
			for (const { id, watch } of watched) watch.duplicates(batch.duplicates[id] ?? 0);
			options.onRecorded(batch);
		},
		onFailure: onStoreFailure,
		onPressure(isHigh) {
			for (const { source } of watched) {
				if (isHigh) source.pause?.();
				else source.resume?.();
			}
		},
	});

	function receive({ id: sourceId, source, watch, sentences }: Watched, event: SourceEvent): void {
		const at = clock.now();
		switch (event.type) {
			case 'message':
				receiveMessage({ id: sourceId, source, watch, sentences }, event.message);
				return;
			case 'partial':
				if (event.text !== '') sentences.goesOn();
				options.onPartial({ sourceId, text: clipped(wellFormed(event.text), LONGEST_PARTIAL), language: event.language, at });
				return;
			case 'deletion':
				queue.push({ type: 'deletion', sourceId, target: boundedTarget(event.target), at: event.at });
				return;
			case 'state':
				watch.state(event, at);
				if (event.connection === 'failed') {
					onNotice({ level: 'error', code: 'source-failed', detail: { source: source.label, ...troubleDetail(event.problem) } });
				}
				onState();
				if (event.connection !== 'connected') sentences.flush();
				if (event.connection === 'ended') finishWhenAllEnded();
				return;
			case 'recorded-gap':
				keep(storeWholeGap(sourceId, event));
				return;
			case 'notice':
				onNotice({ level: 'warning', code: 'source-notice', detail: { source: source.label, said: event.said } });
				return;
			case 'quota':
				watch.quota(event.quota);
				return;
			case 'dropped':
				watch.dropped(event.reason, event.excerpt, at);
				return;
		}
	}

	function receiveMessage({ id: sourceId, source, watch, sentences }: Watched, incoming: IncomingMessage): void {
		const message = cleanMessage(incoming, sourceId, source.channel);
		if (message === null) {
			watch.dropped('no-text', '', incoming.receivedAt);
			return;
		}
		watch.messageArrived(message.receivedAt);
		if (message.kind === 'speech') sentences.push(message);
		else queue.push({ type: 'message', message });
	}

	/** Gaps are written one after the other for each source, since a gap can only be closed once it has its number. */
	function gapKeeper(sourceId: string) {
		let open: Promise<Gap> | null = null;
		return {
			opened(startedAt: number, reason: string) {
				open = options.openGap({ sourceId, startedAt, reason });
				keep(open.then(onGap));
			},
			closed(endedAt: number) {
				const opening = open;
				open = null;
				// Where the opening failed that was told already, and there is nothing to close.
				if (opening !== null)
					keep(
						opening.then(
							(gap) => options.closeGap({ gapId: gap.id, endedAt }).then(onGap, onStoreFailure),
							() => {},
						),
					);
			},
		};
	}

	async function storeWholeGap(sourceId: string, gap: { readonly startedAt: number; readonly endedAt: number; readonly reason: string }): Promise<void> {
		const opened = await options.openGap({ sourceId, startedAt: gap.startedAt, reason: gap.reason });
		onGap(opened);
		onGap(await options.closeGap({ gapId: opened.id, endedAt: gap.endedAt }));
	}

	function keep(write: Promise<void>): void {
		const settled = write.catch(onStoreFailure).finally(() => gapWrites.delete(settled));
		gapWrites.add(settled);
	}

	function finishWhenAllEnded(): void {
		if (!watched.every(({ watch }) => watch.read(clock.now()).connection === 'ended')) return;
		void everythingStored(queue.idle()).then(() => {
			if (stopping === null) options.onAllEnded();
		});
	}

	async function everythingStored(recorded: Promise<void>): Promise<void> {
		await recorded;
		await Promise.all(gapWrites);
	}

	async function stopAll(): Promise<void> {
		await Promise.allSettled(watched.map(({ source }) => source.stop()));
		for (const { sentences } of watched) sentences.flush();
		for (const { watch } of watched) watch.stopped(clock.now());
		await everythingStored(queue.close());
	}

	return {
		start() {
			for (const one of watched) one.source.start((event) => receive(one, event));
		},
		stop() {
			stopping ??= stopAll();
			return stopping;
		},
		retry(sourceId) {
			const found = watched.find(({ id }) => id === sourceId);
			found?.source.retry();
			return found !== undefined;
		},
		sourceStates: () =>
			watched.map(({ source, watch }) => ({ ...watch.read(clock.now()), ...(source.audio === undefined ? {} : { audio: source.audio.read() }) })),
		pulse: () => pulseMeter.read(clock.now()),
	};
}

function troubleDetail(trouble: SourceTrouble | undefined): Readonly<Record<string, string>> {
	if (trouble === undefined) return {};
	const { code, values, said, detail } = trouble;
	return { ...values, problem: code, ...(said === undefined ? {} : { said }), detail };
}

function boundedTarget(target: DeletionTarget): DeletionTarget {
	if (target === 'all') return target;
	return 'platformId' in target ? { platformId: boundedId(target.platformId) } : { authorId: boundedId(target.authorId) };
}
