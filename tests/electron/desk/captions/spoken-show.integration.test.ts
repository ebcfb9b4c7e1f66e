import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../../../electron/desk/desk.ts';
import { resourcesFolder } from '../../../../electron/paths.ts';
import type { DeskEvent } from '../../../../shared/contract/contract.ts';
import type { Message } from '../../../../shared/model/message.ts';
import { startListeningVosk } from '../../../fixtures/listening-vosk.ts';
import { silence, spokenBy, whyNobodySpeaks } from '../../../fixtures/spoken-wave.ts';
import { serveCaptions, stopAll, tone } from './heard.ts';

let dataFolder: string;
let desk: OpenDesk;
let events: DeskEvent[];

// One desk for all: opening it is most of the time.
beforeAll(async () => {
	dataFolder = await mkdtemp(join(tmpdir(), 'showdesk-spoken-'));
	desk = await openDesk({ dataFolder, resourcesFolder: resourcesFolder(), host: 'browser', log: () => undefined });
	desk.subscribe((event) => events.push(event));
});

beforeEach(() => {
	events = [];
});

afterEach(async () => {
	for (const { session } of await desk.call('show.list', {})) await desk.call('show.stop', { sessionId: session.id });
	await stopAll();
});

afterAll(async () => {
	await desk.close();
	await rm(dataFolder, { recursive: true, force: true });
});

const messages = (): readonly Message[] => events.flatMap((event) => (event.type === 'messages' ? event.messages : []));
const texts = () => messages().map(({ text }) => text);

async function firstSource() {
	const [live] = await desk.call('show.list', {});
	const [source] = live?.sources ?? [];
	if (live === undefined || source === undefined) throw new Error('no show is running');
	return { sessionId: live.session.id, source };
}

/** As a page does it: pieces of a tenth of a second, one each tenth of a second. */
async function give(streamId: string, sound: Int16Array): Promise<number> {
	let seq = 0;
	for (let at = 0; at < sound.length; at += 1_600) {
		const piece = sound.subarray(at, at + 1_600);
		await desk.call('audio.push', { streamId, seq, base64: Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('base64') });
		seq += 1;
		await delay(100);
	}
	return seq;
}

describe.skipIf(whyNobodySpeaks !== null)('a host who speaks', () => {
	it('is heard: sound to words, words to one analysed sentence, and a flag over two lines', async () => {
		const vosk = await startListeningVosk(['esta crema cura', 'la diabetes']);
		try {
			const sound = [silence(200), spokenBy('es', 'esta crema cura'), silence(300), spokenBy('es', 'la diabetes'), silence(600)];
			const samples = Int16Array.from(sound.flatMap((part) => [...part]));
			const session = await desk.call('show.start', {
				sources: [{ kind: 'captions', engine: 'vosk', url: vosk.address, language: 'es' }],
				market: 'ES',
				host: 'Lucía',
			});
			const { source } = await firstSource();
			expect(source).toMatchObject({
				kind: 'captions',
				connection: 'waiting',
				problem: { code: 'waiting-for-audio' },
				audio: { givenBy: null, isThisMachine: true },
			});

			const beganAt = Date.now();
			const { streamId } = await desk.call('audio.begin', { sessionId: session.id, sourceId: source.sourceId, sampleRate: 16_000, label: 'espeak-ng' });
			const pieces = await give(streamId, samples);
			expect((await firstSource()).source).toMatchObject({ connection: 'connected', audio: { givenBy: 'espeak-ng', isSending: true, droppedMs: 0 } });
			// What stays on this machine is sent nowhere.
			expect((await desk.call('desk.status', {})).sendsAudioTo).toEqual([]);
			await desk.call('audio.end', { streamId });
			await expect.poll(texts, { timeout: 5_000 }).toEqual(['esta crema cura', 'la diabetes']);
			// Whatever was too short at the end was filled up with silence.
			await expect.poll(() => Math.ceil(vosk.heard.samples / 1_600)).toBe(pieces);
			expect(vosk.heard.samples).toBeGreaterThanOrEqual(samples.length);

			const [first, second] = messages();
			expect([first, second].map((message) => [message?.kind, message?.role, message?.author.name])).toEqual([
				['speech', 'host', 'Lucía'],
				['speech', 'host', 'Lucía'],
			]);
			const claim = second?.flags.find(({ category }) => category === 'health');
			expect(claim).toMatchObject({ start: expect.any(Number), severity: 'high' });
			expect(claim?.explanation.before).toEqual([{ messageId: first?.id, start: expect.any(Number), end: 'esta crema cura'.length }]);

			const words = [...(first?.speech?.words ?? []), ...(second?.speech?.words ?? [])];
			expect(words.map(({ start, end }, index) => (index < 3 ? first : second)?.text.slice(start, end))).toEqual(['esta', 'crema', 'cura', 'la', 'diabetes']);
			for (const [index, { from, to }] of words.entries()) {
				expect(from).toBeGreaterThanOrEqual(index === 0 ? beganAt : (words[index - 1]?.from ?? 0));
				expect(to).toBeLessThanOrEqual(Date.now());
			}
			// Between the two the host drew breath.
			expect((words[3]?.from ?? 0) - (words[2]?.to ?? 0)).toBeGreaterThan(150);

			const partials = events.flatMap((event) => (event.type === 'partial' ? [event.line.text] : []));
			expect(partials).toContain('esta');
			expect(partials.at(-1)).toBe('');
			await desk.call('show.stop', { sessionId: session.id });
			const { messages: kept } = await desk.call('feed.page', { sessionId: session.id });
			expect(kept.map(({ speech }) => speech?.words.length)).toEqual([3, 2]);
			expect(
				(await readdir(dataFolder, { recursive: true })).filter((name) => !name.startsWith('showdesk.sqlite') && /\.(?:wav|pcm|raw|part)$/.test(name)),
			).toEqual([]);
		} finally {
			await vosk.close();
		}
	});
});

describe('sound from a page', () => {
	const base64 = tone().toString('base64');
	const begin = async (label = 'tab') => {
		const { sessionId, source } = await firstSource();
		return desk.call('audio.begin', { sessionId, sourceId: source.sourceId, sampleRate: 16_000, label });
	};

	it('is taken by a source that listens, from one page at a time, until the show is stopped', async () => {
		const server = await serveCaptions();
		const session = await desk.call('show.start', { sources: [{ kind: 'captions', engine: 'vosk', url: server.address }] });
		const { streamId } = await begin('tab');
		await expect(begin('microphone')).rejects.toMatchObject({ code: 'audio-taken', detail: { label: 'tab' } });
		await expect(desk.call('audio.push', { streamId, seq: 0, base64: Buffer.alloc(3).toString('base64') })).rejects.toMatchObject({ code: 'invalid-input' });
		await expect(desk.call('audio.push', { streamId, seq: 0, base64: Buffer.alloc(64_000).toString('base64') })).rejects.toMatchObject({
			code: 'invalid-input',
		});
		expect(await desk.call('audio.push', { streamId, seq: 0, base64 })).toMatchObject({ givenBy: 'tab' });
		await desk.call('show.stop', { sessionId: session.id });
		await expect(desk.call('audio.push', { streamId, seq: 1, base64 })).rejects.toMatchObject({ code: 'audio-ended' });
		expect(await desk.call('audio.end', { streamId })).toBeNull();
		// Until somebody gave sound the desk heard nothing: that is a gap.
		const { gaps } = await desk.call('feed.page', { sessionId: session.id });
		expect(gaps.map(({ reason }) => reason)).toEqual(['waiting-for-audio']);
	});

	it('is refused by sources that do not listen, and by shows that are over', async () => {
		const session = await desk.call('show.start', { sources: [{ kind: 'demo', speed: 0.1 }] });
		await expect(begin()).rejects.toMatchObject({ code: 'no-audio-wanted' });
		await desk.call('show.stop', { sessionId: session.id });
		const gone = { sessionId: session.id, sourceId: 'x', sampleRate: 16_000 as const, label: 'tab' };
		await expect(desk.call('audio.begin', gone)).rejects.toMatchObject({ code: 'session-ended' });
	});

	it('never takes a service’s key to another machine, and a relay not without a room', async () => {
		for (const url of ['wss://deepgram.example', 'ws://api.deepgram.com', 'wss://api.deepgram.com:444', 'wss://api.deepgram.com.evil.example']) {
			await expect(desk.call('show.start', { sources: [{ kind: 'captions', engine: 'deepgram', url }] }), url).rejects.toMatchObject({ code: 'invalid-input' });
		}
		await expect(desk.call('show.start', { sources: [{ kind: 'captions', engine: 'captionninja' }] })).rejects.toMatchObject({ code: 'invalid-input' });
	});
});

describe('a file of captions', () => {
	async function play(name: string, text: string) {
		const bytes = Buffer.from(text);
		const { uploadId } = await desk.call('upload.begin', { name, bytes: bytes.length });
		await desk.call('upload.append', { uploadId, base64: bytes.toString('base64') });
		return desk.call('show.start', { sources: [{ kind: 'caption-file', uploadId, speed: 20 }], market: 'ES' });
	}

	it.each([
		['show.vtt', 'WEBVTT\n\n00:00.500 --> 00:01.500\n<v Lucía>Hola a todos.\n\n00:02.000 --> 00:03.000\nEsto cura la diabetes.\n'],
		['show.srt', '1\n00:00:00,500 --> 00:00:01,500\nHola a todos.\n\n2\n00:00:02,000 --> 00:00:03,000\nEsto cura la diabetes.\n'],
	])('%s is said again at its own pace, and the show ends with it', async (name, text) => {
		const session = await play(name, text);
		expect(session.show.title).toBe(name);
		await expect.poll(() => events.findLast((event) => event.type === 'session')?.session.ending, { timeout: 5_000 }).toBe('finished');
		expect(texts()).toEqual(['Hola a todos.', 'Esto cura la diabetes.']);
		expect(messages().map(({ kind, role }) => `${kind} ${role}`)).toEqual(['speech host', 'speech host']);
		expect(messages()[1]?.flags[0]?.category).toBe('health');
		const [first, second] = messages();
		expect((second?.receivedAt ?? 0) - (first?.receivedAt ?? 0)).toBeGreaterThan(40);
	});

	it('cuts a telephone number in two, and an export without personal data has neither half', async () => {
		const session = await play('call.srt', '1\n00:00:00,100 --> 00:00:01,000\nllámame al 612 345\n\n2\n00:00:01,200 --> 00:00:02,000\n678 y ya\n');
		await expect.poll(() => events.findLast((event) => event.type === 'session')?.session.ending, { timeout: 5_000 }).toBe('finished');
		expect(messages()[1]?.flags[0]?.explanation.before).toEqual([{ messageId: messages()[0]?.id, start: 11, end: 18 }]);
		const { text } = await desk.call('session.export', { sessionId: session.id, format: 'srt', personalData: 'masked', cursor: null });
		expect(text).toContain('llámame al ••• •••');
		expect(text).not.toMatch(/612|345|678/);
	});

	it('that holds something else starts nothing', async () => {
		await expect(play('chat.csv', 'author,text\nAna,hola\n')).rejects.toMatchObject({ code: 'file-foreign' });
		expect(await desk.call('show.list', {})).toEqual([]);
	});
});
