import { afterEach, describe, expect, it } from 'vitest';
import type { EngineChoice } from '../../../../electron/desk/captions/engines.ts';
import type { CaptionClient } from '../../../fixtures/caption-server.ts';
import { giveSound, hear, serveCaptions, stopAll } from './heard.ts';

afterEach(stopAll);

/** How each engine says that it listens, and words that are not final yet. */
const ENGINES: readonly {
	readonly engine: EngineChoice['engine'];
	readonly ready?: (client: CaptionClient) => void;
	readonly partial: (client: CaptionClient, text: string) => void;
}[] = [
	{ engine: 'vosk', partial: (client, text) => client.send({ partial: text }) },
	{
		engine: 'whisperlive',
		ready: (client) => client.send({ uid: uidOf(client), message: 'SERVER_READY', backend: 'faster_whisper' }),
		partial: (client, text) => client.send({ uid: uidOf(client), segments: [{ start: '0.000', end: '1.000', text, completed: false }] }),
	},
	{
		engine: 'deepgram',
		partial: (client, text) =>
			client.send({ type: 'Results', is_final: false, start: 0, duration: 1, channel: { alternatives: [{ transcript: text, words: [] }] } }),
	},
	{
		engine: 'assemblyai',
		ready: (client) => client.send({ type: 'Begin', id: 's1', expires_at: 0 }),
		partial: (client, text) =>
			client.send({
				type: 'Turn',
				turn_order: 0,
				end_of_turn: false,
				transcript: '',
				words: text.split(' ').map((word) => ({ text: word, start: 0, end: 1, word_is_final: false })),
			}),
	},
	{ engine: 'captionninja', partial: (client, text) => client.send({ msg: true, interm: text, id: 1, ln: 'es-ES' }) },
];

function uidOf(client: CaptionClient): unknown {
	return (JSON.parse(client.texts[0] ?? '{}') as { readonly uid?: unknown }).uid;
}

async function begin({ engine, ready }: (typeof ENGINES)[number], on: Parameters<typeof serveCaptions>[0] = {}) {
	const server = await serveCaptions(on);
	const heard = hear({ engine, url: server.address, ...(engine === 'captionninja' ? { room: 'room' } : {}) });
	if (heard.source.audio !== undefined) giveSound(heard).push();
	await expect.poll(() => server.clients[0]?.texts.length ?? -1).toBeGreaterThanOrEqual(engine === 'whisperlive' || engine === 'captionninja' ? 1 : 0);
	const [client] = server.clients;
	if (client === undefined) throw new Error('nobody came');
	ready?.(client);
	await expect.poll(() => heard.states().at(-1)).toBe('connected');
	return { ...heard, server, client };
}

describe.each(ENGINES)('words of $engine that are never finished', (play) => {
	it('are one line that ends with the connection, and nothing of them is a message', async () => {
		const { client, partials, finals, states, server } = await begin(play);
		for (const text of ['esto', 'esto cura', 'esto cura la']) play.partial(client, text);
		await expect.poll(() => partials().at(-1)).toBe('esto cura la');
		client.cut();
		await expect.poll(() => partials().at(-1)).toBe('');
		await expect.poll(() => server.clients.length).toBeGreaterThan(1);
		expect(states()).toContain('waiting connection-lost');
		expect(finals()).toEqual([]);
	});
});

describe('an engine that never answers the goodbye', () => {
	it('keeps nobody from stopping the show for longer than a few seconds', async () => {
		const [vosk] = ENGINES;
		if (vosk === undefined) throw new Error('no engine');
		const { client, source, partials, finals } = await begin(vosk, { text: () => undefined });
		vosk.partial(client, 'esto cura');
		await expect.poll(() => partials().at(-1)).toBe('esto cura');
		const stoppedAt = Date.now();
		await source.stop();
		expect(client.texts.at(-1)).toBe('{"eof" : 1}');
		expect(Date.now() - stoppedAt).toBeLessThan(4_500);
		expect(partials().at(-1)).toBe('');
		expect(finals()).toEqual([]);
	});
});
