import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_SOURCES } from '../../../shared/model/show.ts';
import { openTemporaryDesk } from '../../contract/open-desk.ts';

describe('starting a show of several sources', () => {
	let desk: Awaited<ReturnType<typeof openTemporaryDesk>>;
	const feed = (port: number) => ({ kind: 'websocket', url: `ws://127.0.0.1:${port}/nobody` }) as const;

	beforeAll(async () => {
		desk = await openTemporaryDesk();
	});

	afterAll(() => desk.close());

	async function handOver(name: string, text: string): Promise<string> {
		const { uploadId } = await desk.call('upload.begin', { name, bytes: Buffer.byteLength(text) });
		await desk.call('upload.append', { uploadId, base64: Buffer.from(text).toString('base64') });
		return uploadId;
	}

	it('says which of them is being recorded already, and which is asked for twice', async () => {
		const { id: sessionId } = await desk.call('show.start', { sources: [feed(1)] });
		const refused = { code: 'already-watched', detail: { source: '127.0.0.1:1/nobody', field: 'sources.1' } };
		await expect(desk.call('show.start', { sources: [feed(2), feed(1)] })).rejects.toMatchObject(refused);
		await expect(desk.call('show.start', { sources: [feed(2), feed(3), feed(2)] })).rejects.toMatchObject({ detail: { field: 'sources.2' } });
		await desk.call('show.stop', { sessionId });
	});

	it('says which file cannot be played', async () => {
		const notCaptions = await handOver('notes.vtt', 'these are my notes');
		await expect(desk.call('show.start', { sources: [feed(1), { kind: 'caption-file', uploadId: notCaptions }] })).rejects.toMatchObject({
			detail: { field: 'sources.1' },
		});
		const notTranscript = await handOver('notes.jsonl', '{"type":"note"}\n');
		const unknown = '0f6f6a4e-7b1c-4f6e-9c39-0f2b7f0a1f11';
		await expect(desk.call('show.start', { sources: [{ kind: 'replay', uploadId: notTranscript }] })).rejects.toMatchObject({
			code: 'not-a-transcript',
			detail: { field: 'sources.0' },
		});
		await expect(desk.call('show.start', { sources: [feed(1), feed(2), { kind: 'replay', uploadId: unknown }] })).rejects.toMatchObject({
			code: 'upload-not-found',
			detail: { field: 'sources.2' },
		});
	});

	it('names it after the audience’s source, wherever in the list the captions stand', async () => {
		const captions = { kind: 'captions', engine: 'captionninja', url: 'ws://127.0.0.1:1', room: 'abc' } as const;
		const { id: sessionId, show } = await desk.call('show.start', { sources: [captions, { kind: 'kick', channel: 'https://kick.com/lucia' }] });
		expect(show).toMatchObject({ platform: 'kick', host: 'lucia' });
		await desk.call('show.stop', { sessionId });
	});

	it('takes as many sources as it says, and no more', async () => {
		const sources = (count: number) => Array.from({ length: count }, (_, index) => feed(index + 1));
		await expect(desk.call('show.start', { sources: sources(MOST_SOURCES + 1) })).rejects.toMatchObject({ code: 'invalid-input' });
		const { id: sessionId } = await desk.call('show.start', { sources: sources(MOST_SOURCES) });
		expect((await desk.call('show.list', {}))[0]?.sources).toHaveLength(MOST_SOURCES);
		await desk.call('show.stop', { sessionId });
	});

	it('keeps from its first line on to the interval of disclosures that was asked for, else to that of its market', async () => {
		const everyMinutes = async (more: object) => {
			const { id: sessionId } = await desk.call('show.start', { sources: [feed(1)], market: 'FR', ...more });
			const { disclosure } = await desk.call('compliance.clocks', { sessionId });
			await desk.call('show.stop', { sessionId });
			return [disclosure.everyMinutes, disclosure.marketMinutes];
		};
		const { disclosureMinutes: french } = await desk.call('compliance.ofMarket', { market: 'FR' });
		expect(await everyMinutes({})).toEqual([french, french]);
		expect(await everyMinutes({ disclosureMinutes: 7 })).toEqual([7, french]);
		await expect(desk.call('show.start', { sources: [feed(1)], disclosureMinutes: 0 })).rejects.toMatchObject({ code: 'invalid-input' });
	});

	it('tells a market’s rules apart from those of no country', async () => {
		expect(await desk.call('compliance.ofMarket', { market: 'ES' })).toMatchObject({ rulesOf: 'ES' });
		expect(await desk.call('compliance.ofMarket', { market: 'DE' })).toMatchObject({ rulesOf: 'EU' });
		expect(await desk.call('compliance.ofMarket', { market: 'ZZ' })).toMatchObject({ rulesOf: null });
	});
});
