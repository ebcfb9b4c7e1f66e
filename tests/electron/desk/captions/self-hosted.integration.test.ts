import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { CaptionClient } from '../../../fixtures/caption-server.ts';
import { giveSound, hear, serveCaptions, stopAll, tone } from './heard.ts';

afterEach(stopAll);

/** The uid a client of WhisperLive gave itself. */
function uidOf({ texts }: CaptionClient): string {
	return JSON.parse(texts[0] ?? '{}').uid;
}

describe('Vosk', () => {
	it('is given sound from its configuration to its exact goodbye, and its words get the time of day', async () => {
		const server = await serveCaptions({
			text: (client, text) => {
				if (text !== '{"eof" : 1}') return;
				client.send({
					text: 'hasta luego',
					result: [
						{ word: 'hasta', start: 0.1, end: 0.2, conf: 1 },
						{ word: 'luego', start: 0.2, end: 0.3, conf: 1 },
					],
				});
				client.close();
			},
		});
		const heard = hear({ engine: 'vosk', url: server.address });
		expect(heard.states()).toEqual(['waiting waiting-for-audio']);
		expect(server.clients).toHaveLength(0);
		expect(heard.source.audio?.read()).toMatchObject({ givenBy: null, isSending: false, isThisMachine: true });

		const before = Date.now();
		const sound = giveSound(heard, 'tab');
		for (let piece = 0; piece < 5; piece += 1) {
			await delay(100);
			sound.push();
		}
		await expect.poll(() => server.clients[0]?.sound.length).toBe(5);
		const [client] = server.clients;
		expect(JSON.parse(client?.texts[0] ?? '')).toEqual({ config: { sample_rate: 16_000, words: 1 } });
		expect(Buffer.concat(client?.sound ?? []).equals(Buffer.concat(Array.from({ length: 5 }, () => tone())))).toBe(true);
		expect(heard.source.audio?.read()).toMatchObject({ givenBy: 'tab', isSending: true, droppedMs: 0 });

		client?.send({ partial: 'ho' }, { partial: '' }, { text: '' }, { text: 'hola a todos', result: [{ word: 'hola', start: 0, end: 0.1, conf: 1 }] });
		await expect.poll(() => heard.finals().map(({ text }) => text)).toEqual(['hola a todos']);
		sound.end();
		await expect.poll(() => heard.finals().map(({ text }) => text)).toEqual(['hola a todos', 'hasta luego']);
		expect(client?.texts.at(-1)).toBe('{"eof" : 1}');
		expect(heard.states()).toEqual(['waiting waiting-for-audio', 'connecting', 'connected', 'waiting waiting-for-audio']);

		const last = heard.events.flatMap((event) => (event.type === 'message' ? [event.message] : [])).at(-1);
		expect(last).toMatchObject({ kind: 'speech', role: 'host', author: { name: 'Lucía' } });
		const [first, second] = last?.speech?.words ?? [];
		expect([first?.start, first?.end, second?.start, second?.end]).toEqual([0, 5, 6, 11]);
		expect((second?.from ?? 0) - (first?.from ?? 0)).toBeCloseTo(100, -2);
		// The first piece was heard while the second tenth of a second passed.
		expect(Math.abs((first?.from ?? 0) - before - 100)).toBeLessThan(100);
		expect(heard.partials().at(-1)).toBe('');
	});

	it('keeps recording a gap where the server goes away, sends what waited, and tells nothing twice', async () => {
		const server = await serveCaptions();
		const heard = hear({ engine: 'vosk', url: server.address });
		const sound = giveSound(heard);
		sound.push();
		await expect.poll(() => server.clients[0]?.sound.length).toBe(1);
		server.clients[0]?.send({ text: 'antes del corte' }, { partial: 'a med' });
		await expect.poll(() => heard.partials()).toContain('a med');
		server.clients[0]?.cut();
		await expect.poll(() => heard.states().at(-1)).toBe('waiting connection-lost');
		expect(heard.partials().at(-1)).toBe('');
		sound.push();
		sound.push();
		await expect.poll(() => server.clients[1]?.sound.length, { timeout: 5_000 }).toBe(2);
		server.clients[1]?.send({ text: 'después del corte' });
		await expect.poll(() => heard.finals().map(({ text }) => text)).toEqual(['antes del corte', 'después del corte']);
		expect(new Set(heard.finals().map(({ id }) => id)).size).toBe(2);
		expect(heard.source.audio?.read().droppedMs).toBe(0);
	});

	it('says that something else answers at its address, and does not knock again', async () => {
		const server = await serveCaptions({ connected: (client) => client.send({ type: 'welcome' }, 'PING :tmi.twitch.tv', { hello: 1 }) });
		const heard = hear({ engine: 'vosk', url: server.address });
		giveSound(heard).push();
		await expect.poll(() => heard.states().at(-1)).toBe('failed other-protocol');
		expect(heard.dropped()).toEqual(['wrong-shape', 'not-json', 'wrong-shape']);
		expect(server.clients).toHaveLength(1);
	});

	it('takes one giver at a time, and what one window left out or sent twice is known', async () => {
		const server = await serveCaptions();
		const heard = hear({ engine: 'vosk', url: server.address });
		const audio = heard.source.audio;
		const giver = audio?.begin('first');
		expect(audio?.begin('second')).toBeNull();
		expect(giver?.push(0, tone())).toBe(true);
		expect(giver?.push(0, tone())).toBe(true);
		await expect.poll(() => server.clients[0]?.sound.length).toBe(1);
		giver?.end();
		expect(giver?.push(1, tone())).toBe(false);
		expect(audio?.begin('second')).not.toBeNull();
	});

	it('lets the oldest sound go while nothing answers, and counts it', async () => {
		const server = await serveCaptions();
		await server.close();
		const heard = hear({ engine: 'vosk', url: server.address });
		const sound = giveSound(heard);
		for (let piece = 0; piece < 130; piece += 1) sound.push();
		expect(heard.source.audio?.read()).toMatchObject({ droppedMs: 3_000, isSending: false });
		await expect.poll(() => heard.states()).toContain('waiting unreachable');
	});
});

describe('WhisperLive', () => {
	const window = (uid: string, ...segments: readonly (readonly [start: string, text: string, completed: boolean])[]) => ({
		uid,
		segments: segments.map(([start, text, completed]) => ({ start, end: String(Number(start) + 2), text, completed })),
	});

	it('waits until the server is ready, gives it floats, and takes each segment of its window once', async () => {
		const server = await serveCaptions({ sound: (client, sound) => sound.toString() === 'END_OF_AUDIO' && client.close() });
		const heard = hear({ engine: 'whisperlive', url: server.address, language: 'es-ES' });
		const sound = giveSound(heard);
		sound.push();
		await expect.poll(() => server.clients[0]?.texts.length).toBe(1);
		const [client] = server.clients;
		if (client === undefined) throw new Error('no client');
		expect(JSON.parse(client.texts[0] ?? '')).toMatchObject({ language: 'es', task: 'transcribe', model: 'small' });
		expect(client.sound).toHaveLength(0);
		const uid = uidOf(client);
		client.send({ uid, message: 'SERVER_READY', backend: 'faster_whisper' });
		await expect.poll(() => client.sound.length).toBe(1);
		expect(client.sound[0]?.length).toBe(6_400);
		expect(client.sound[0]?.readFloatLE(4 * 10)).toBeCloseTo((8_000 * Math.sin(2)) / 32_768, 3);

		client.send(
			{ uid, language: 'es', language_prob: 0.98 },
			window(uid, ['0.000', ' Hola a todos,', false]),
			window(uid, ['0.000', ' Hola a todos,', true], ['2.480', ' bienvenidos al directo', false]),
			window(uid, ['0.000', ' Hola a todos,', true], ['2.480', ' bienvenidos al directo', true]),
			window(uid, ['0.000', ' Hola a todas,', true], ['2.480', ' bienvenidos al directo', true], ['4.9', ' y hoy', false]),
			{ uid, translated_segments: [{ start: '0.000', end: '2.480', text: 'Hello', completed: true }] },
			{ uid: 'another', segments: [{ start: '9', end: '10', text: 'not ours', completed: true }] },
			{ uid, segments: [{ start: 'x', text: 7 }, null] },
		);
		await expect.poll(() => heard.dropped()).toEqual(['wrong-shape']);
		expect(heard.finals().map(({ text }) => text)).toEqual(['Hola a todos,', 'bienvenidos al directo', 'Hola a todas,']);
		expect(heard.finals()[2]?.supersedes).toBe(heard.finals()[0]?.id);
		client.send(window(uid, ['4.9', ' y hoy el reloj', false]));
		await expect.poll(() => heard.partials().at(-1)).toBe('y hoy el reloj');
		// The server never completes what it is stopped in.
		sound.end();
		await expect.poll(() => heard.finals().at(-1)?.text).toBe('y hoy el reloj');
	});

	it('says that the server is full, that it ended the connection, and what fault it has', async () => {
		const answers = [{ status: 'WAIT', message: 3.5 }, { message: 'DISCONNECT' }, { status: 'ERROR', message: 'no such model' }];
		const server = await serveCaptions({ text: (client) => client.send({ uid: uidOf(client), ...answers.shift() }) });
		const heard = hear({ engine: 'whisperlive', url: server.address });
		const sound = giveSound(heard);
		sound.push();
		await expect
			.poll(() => heard.states().filter((state) => state.startsWith('waiting ')), { timeout: 5_000 })
			.toEqual(['waiting waiting-for-audio', 'waiting server-busy', 'waiting server-busy', 'waiting engine-failed']);
		const said = heard.events.flatMap((event) => (event.type === 'state' && event.problem?.said ? [event.problem.said] : []));
		expect(said).toEqual(['no such model']);
	});
});

describe('caption.ninja', () => {
	it('joins its room, keeps each line once, and takes a line mended at once for a correction', async () => {
		const server = await serveCaptions();
		const heard = hear({ engine: 'captionninja', url: server.address, room: 'room42' });
		await expect.poll(() => server.clients[0]?.texts).toEqual(['{"join":"room42"}']);
		expect(heard.source.audio).toBeUndefined();
		expect(heard.source.label).not.toContain('room42');
		expect(heard.source.channel).not.toContain('room42');
		server.clients[0]?.send(
			{ msg: true, interm: 'hola a tod', id: 7, ln: 'es-ES' },
			{ msg: true, final: 'hola a todos', id: 7, ln: 'es-ES' },
			{ msg: true, final: 'hola a todos', id: 7, ln: 'es-ES' },
			{ msg: true, final: 'hola a todas', id: 7, label: 'Olga' },
			{ msg: true, final: 'cura la diabetes', id: 'a8' },
			{ msg: true, id: 9 },
			{ joined: 'room42' },
			'not json',
		);
		await expect.poll(() => heard.dropped()).toEqual(['wrong-shape', 'not-json']);
		expect(heard.finals().map(({ text }) => text)).toEqual(['hola a todos', 'hola a todas', 'cura la diabetes']);
		expect(heard.finals()[1]?.supersedes).toBe(heard.finals()[0]?.id);
		expect(heard.finals()[2]?.supersedes).toBeUndefined();
		expect(heard.partials()).toEqual(['hola a tod', '']);
		server.clients[0]?.cut();
		await expect.poll(() => server.clients.length, { timeout: 5_000 }).toBe(2);
		server.clients[1]?.send({ msg: true, final: 'hola de nuevo', id: 7 });
		await expect.poll(() => heard.finals().at(-1)).toMatchObject({ text: 'hola de nuevo', supersedes: undefined });
	});

	it('ends for good where the relay does not let it into the room', async () => {
		const server = await serveCaptions({ text: (client) => client.close(1008, 'Join denied') });
		const heard = hear({ engine: 'captionninja', url: server.address, room: 'private' });
		await expect.poll(() => heard.states().at(-1)).toBe('failed refused');
	});
});
