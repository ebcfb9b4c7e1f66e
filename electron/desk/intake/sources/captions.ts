import { createHash, randomUUID } from 'node:crypto';
import { type CaptionEngine, isThisMachine } from '../../../../shared/model/caption.ts';
import type { SourceTrouble } from '../../../../shared/model/show.ts';
import type { AudioGiver, AudioInput } from '../../captions/audio-input.ts';
import type { CaptionProtocol } from '../../captions/caption-protocol.ts';
import { createPartialPace } from '../../captions/partial-pace.ts';
import { createSoundFeed, type SoundFeed } from '../../captions/sound-feed.ts';
import { createAudioClock, durationOf } from '../../captions/stream-clock.ts';
import type { Backoff } from '../backoff.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type ConnectionListener, keepConnected } from '../keep-connected.ts';
import type { Source, SourceEvent } from '../source.ts';
import { type CaptionConnection, openCaptionConnection } from './captions-connection.ts';

export interface CaptionSourceOptions {
	readonly engine: CaptionEngine;
	readonly label: string;
	/** Without what is secret in it. */
	readonly address: string;
	/** Of a relay: what tells it from others on the same machine. */
	readonly room: string | null;
	/** Asked for before each connection, so that a key that was mended counts; or why there can be none. */
	readonly protocol: () => CaptionProtocol | SourceTrouble;
	/** How much sound may wait for the engine, in ms; null where it takes none. */
	readonly backlogMs: number | null;
	/** Who speaks, where the engine does not say. */
	readonly speaker: string;
	readonly backoff?: Backoff;
	readonly clock?: Clock;
}

/** Hosted engines cost by the minute of connection: it is ended after so long without sound, and made again with the next piece. */
const IDLE_MS = 60_000;
/** Another page may give the sound of one that was silent for so long. */
const ABANDONED_MS = 15_000;

/** What the host says, as an engine hears it. One that listens waits until somebody gives it sound. */
export function createCaptionSource(options: CaptionSourceOptions): Source {
	const { engine, label, address, room, backlogMs, clock = systemClock } = options;
	const { host, hostname } = URL.parse(address) ?? { host: address, hostname: '' };
	// Any number of shows may be heard by one engine; a room says the same to everybody who listens.
	const channel = room === null ? `${engine} ${randomUUID()}` : `${engine} ${host} ${createHash('sha256').update(room).digest('hex').slice(0, 16)}`;
	const identity = { kind: 'captions', label, channel } as const;
	if (backlogMs === null) return { ...identity, ...createLine({ ...options, clock, feed: null }) };
	return { ...identity, ...createListener({ ...options, clock, feed: createSoundFeed(backlogMs), goesTo: host, isThisMachine: isThisMachine(hostname) }) };
}

interface LineOptions extends CaptionSourceOptions {
	readonly clock: Clock;
	readonly feed: SoundFeed | null;
}

/** A connection that is kept, and its partial lines. */
function createLine(options: LineOptions): Pick<Source, 'start' | 'stop' | 'retry'> & { finish(): Promise<void> } {
	const { protocol, feed, speaker, clock, backoff } = options;
	let emit: (event: SourceEvent) => void = () => {};
	let current: CaptionConnection | null = null;
	const pace = createPartialPace(clock, (text, language) => emit({ type: 'partial', text, language }));

	function open(listener: ConnectionListener): CaptionConnection {
		const spoken = protocol();
		if ('code' in spoken) {
			listener.closed(spoken, true);
			return { close: async () => {}, finish: async () => {} };
		}
		current = openCaptionConnection({ protocol: spoken, feed, speaker, clock, onPartial: pace.say }, listener);
		return current;
	}

	const kept = keepConnected({ open, clock, ...(backoff === undefined ? {} : { backoff }) });
	return {
		start(listener) {
			emit = listener;
			kept.start(listener);
		},
		retry: kept.retry,
		async finish() {
			await current?.finish();
		},
		async stop() {
			await current?.finish();
			pace.say('', null);
			await kept.stop();
		},
	};
}

interface ListenerOptions extends LineOptions {
	readonly feed: SoundFeed;
	readonly goesTo: string;
	readonly isThisMachine: boolean;
}

const WAITING: SourceEvent = {
	type: 'state',
	connection: 'waiting',
	problem: { code: 'waiting-for-audio', detail: 'Nobody gives the sound of the show: share its tab or a microphone.' },
};

/** Connects while there is sound, and only then. */
function createListener(options: ListenerOptions): Pick<Source, 'start' | 'stop' | 'retry'> & { readonly audio: AudioInput } {
	const { clock, feed, goesTo } = options;
	let emit: (event: SourceEvent) => void = () => {};
	let line: ReturnType<typeof createLine> | null = null;
	let isConnected = false;
	let isStopped = false;
	let giver: { readonly label: string; readonly token: object; lastPieceAt: number } | null = null;
	let cancelIdle = () => {};
	const finishing = new Set<Promise<void>>();

	function connect(): void {
		const opened = createLine(options);
		line = opened;
		opened.start((event) => {
			// What an ended line still has to say is kept; how its connection stands is nobody's concern.
			if (event.type !== 'state') {
				emit(event);
				return;
			}
			if (line !== opened) return;
			isConnected = event.connection === 'connected';
			emit(event);
		});
	}

	/** Nobody gives sound any more: the engine is asked for its last words and let go. */
	function disconnect(): void {
		cancelIdle();
		const ended = line;
		line = null;
		isConnected = false;
		if (ended === null) return;
		const finished = ended.stop().finally(() => finishing.delete(finished));
		finishing.add(finished);
		feed.clear();
		if (!isStopped) emit(WAITING);
	}

	function watchIdle(): void {
		cancelIdle();
		cancelIdle = clock.after(IDLE_MS, disconnect);
	}

	return {
		start(listener) {
			emit = listener;
			emit(WAITING);
		},
		async stop() {
			isStopped = true;
			giver = null;
			disconnect();
			await Promise.all(finishing);
		},
		retry: () => line?.retry(),
		audio: {
			begin(label): AudioGiver | null {
				if (isStopped || (giver !== null && clock.now() - giver.lastPieceAt < ABANDONED_MS)) return null;
				const token = {};
				const mine = { label, token, lastPieceAt: clock.now() };
				giver = mine;
				const pieceAt = createAudioClock();
				let nextSeq = 0;
				if (line === null) connect();
				watchIdle();
				return {
					push(seq, samples) {
						if (giver !== mine) return false;
						if (seq < nextSeq) return true;
						const durationMs = durationOf(samples.length / 2);
						const leftOutMs = (seq - nextSeq) * durationMs;
						nextSeq = seq + 1;
						mine.lastPieceAt = clock.now();
						watchIdle();
						if (line === null) connect();
						feed.push({ at: pieceAt({ arrivedAt: clock.now(), durationMs, leftOutMs }), samples });
						return true;
					},
					end() {
						if (giver !== mine) return;
						giver = null;
						disconnect();
					},
				};
			},
			read: () => ({
				goesTo,
				isThisMachine: options.isThisMachine,
				givenBy: giver?.label ?? null,
				isSending: isConnected && giver !== null,
				droppedMs: feed.droppedMs,
			}),
		},
	};
}
