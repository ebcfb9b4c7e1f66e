import { createEngineSource, type EngineChoice } from '../../../../electron/desk/captions/engines.ts';
import { createBackoff } from '../../../../electron/desk/intake/backoff.ts';
import type { Source, SourceEvent } from '../../../../electron/desk/intake/source.ts';
import { createKeyVault } from '../../../../electron/desk/key-vault.ts';
import { type CaptionServer, startCaptionServer } from '../../../fixtures/caption-server.ts';

/** A caption source at a server of the test, and what it tells. */
export interface Heard {
	readonly source: Source;
	readonly events: readonly SourceEvent[];
	finals(): readonly { readonly text: string; readonly id: string | null; readonly supersedes: string | undefined }[];
	partials(): readonly string[];
	states(): readonly string[];
	dropped(): readonly string[];
}

/** What a test opened, last first. */
export const opened: { readonly stop: () => Promise<unknown> }[] = [];

export async function stopAll(): Promise<void> {
	for (const { stop } of opened.splice(0).reverse()) await stop();
}

/** An engine that says nothing unless it is told to; it closes when it is said goodbye to. */
export async function serveCaptions(on: Parameters<typeof startCaptionServer>[0] = {}): Promise<CaptionServer> {
	const server = await startCaptionServer({ text: (client, text) => GOODBYE.test(text) && client.close(), ...on });
	opened.push({ stop: () => server.close() });
	return server;
}

const GOODBYE = /"(?:eof|CloseStream|Terminate)"/;

export const KEYS = { SHOWDESK_DEEPGRAM_KEY: 'deepgram-key', SHOWDESK_ASSEMBLYAI_KEY: 'assembly-key' };

export function hear(choice: EngineChoice, environment: Readonly<Record<string, string>> = KEYS): Heard {
	const events: SourceEvent[] = [];
	const backoff = createBackoff({ firstMs: 100, longestMs: 400, stableAfterMs: 10_000, random: () => 1 });
	const source = createEngineSource(choice, { vault: createKeyVault(environment, null), speaker: 'Lucía', backoff });
	opened.push({ stop: () => source.stop() });
	source.start((event) => events.push(event));
	return {
		source,
		events,
		finals: () =>
			events.flatMap((event) =>
				event.type === 'message' ? [{ text: event.message.text, id: event.message.platformId, supersedes: event.message.speech?.supersedes }] : [],
			),
		partials: () => events.flatMap((event) => (event.type === 'partial' ? [event.text] : [])),
		states: () => events.flatMap((event) => (event.type === 'state' ? [event.problem ? `${event.connection} ${event.problem.code}` : event.connection] : [])),
		dropped: () => events.flatMap((event) => (event.type === 'dropped' ? [event.reason] : [])),
	};
}

/** A tenth of a second of a tone. */
export function tone(level = 8_000): Buffer {
	const samples = Buffer.alloc(3_200);
	for (let at = 0; at < 1_600; at += 1) samples.writeInt16LE(Math.round(level * Math.sin(at / 5)), at * 2);
	return samples;
}

/** Begins to give sound, or fails the test. */
export function giveSound({ source }: Heard, label = 'microphone') {
	const giver = source.audio?.begin(label);
	if (!giver) throw new Error('the source takes no sound');
	let seq = 0;
	return {
		push: (samples = tone()) => giver.push(seq++, samples),
		skip: (pieces: number) => {
			seq += pieces;
		},
		end: () => giver.end(),
	};
}
