import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../../../electron/desk/desk.ts';
import type { CallInput, DeskEvent } from '../../../../shared/contract/contract.ts';
import type { ExchangePiece } from '../../../../shared/model/exchange.ts';
import type { Message } from '../../../../shared/model/message.ts';
import { useFewRules } from '../../../fixtures/few-rules.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../../../fixtures/websocket-feed.ts';

const fewRules = useFewRules();

/** What people approved and what they call things, to another tool and back, through the whole desk. */
describe('memory and terms as files', () => {
	let folder: string;
	let desk: OpenDesk;
	let feed: WebSocketFeed;
	let sessionId: string;
	const told: DeskEvent[] = [];

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'showdesk-exchange-'));
		told.length = 0;
		desk = await openDesk({ dataFolder: folder, resourcesFolder: fewRules(), host: 'browser', log: () => undefined });
		desk.subscribe((event) => told.push(event));
		await desk.call('profile.set', { name: 'Ana', role: 'specialist', languages: ['es'] });
		feed = await startWebSocketFeed();
		sessionId = (await desk.call('show.start', { languages: ['es'], sources: [{ kind: 'websocket', url: feed.address }] })).id;
		await expect.poll(() => feed.connected()).toBe(1);
	});
	afterEach(async () => {
		await desk.close();
		await feed.close();
		await rm(folder, { recursive: true, force: true });
	});

	const messages = () => told.flatMap((event) => (event.type === 'messages' ? event.messages : []));

	async function say(text: string): Promise<Message> {
		const before = messages().length;
		feed.send([{ id: randomUUID(), author: 'marta', text }]);
		await expect.poll(() => messages().length).toBe(before + 1);
		const said = messages()[before];
		if (said === undefined) throw new Error('nothing was said');
		return said;
	}

	async function handOver(content: string | Buffer, name = 'from-elsewhere'): Promise<string> {
		const bytes = Buffer.from(content);
		const { uploadId } = await desk.call('upload.begin', { name, bytes: bytes.length });
		for (let start = 0; start < bytes.length; start += 500_000) {
			await desk.call('upload.append', { uploadId, base64: bytes.subarray(start, start + 500_000).toString('base64') });
		}
		return uploadId;
	}

	const importMemory = async (content: string) => desk.call('memory.import', { uploadId: await handOver(content) });
	const importTerms = async (content: string) => desk.call('term.import', { uploadId: await handOver(content) });

	async function whole(
		next: (cursor: string | null) => Promise<ExchangePiece>,
	): Promise<{ readonly text: string; readonly pieces: number; readonly done: number }> {
		let text = '';
		let pieces = 0;
		for (let cursor: string | null = null; ; ) {
			const piece: ExchangePiece = await next(cursor);
			text += piece.text;
			pieces += 1;
			if (piece.cursor === null) return { text, pieces, done: piece.done };
			cursor = piece.cursor;
		}
	}
	const exportMemory = (format: 'tmx' | 'jsonl', more: Partial<CallInput<'memory.export'>> = {}) =>
		whole((cursor) => desk.call('memory.export', { format, cursor, ...more }));
	const exportTerms = (format: 'tbx' | 'csv' | 'jsonl') => whole((cursor) => desk.call('term.export', { format, cursor }));

	const tmx = (pairs: readonly (readonly [string, string])[]) =>
		`<tmx version="1.4"><header srclang="es"/><body>${pairs
			.map(([es, en]) => `<tu><tuv xml:lang="es"><seg>${es}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`)
			.join('\n')}</body></tmx>`;

	it('a memory of another tool translates the next line and the one on the screen, and counts once', async () => {
		const shown = await say('se me ha roto la correa otra vez');
		await desk.call('translation.want', { viewId: randomUUID(), sessionId, to: 'en', lines: [{ messageId: shown.id, isVisible: true }] });
		const content = tmx([
			['se me ha roto la correa otra vez', 'my strap broke again'],
			['solo', ''],
		]);
		expect(await importMemory(content)).toEqual({ added: 1, known: 0, skipped: 1, problems: [{ line: 2, why: 'no-translation' }] });
		await expect
			.poll(() => told.flatMap((event) => (event.type === 'translations' ? event.lines : [])).map(({ translation }) => translation.text))
			.toContain('my strap broke again');
		expect(await importMemory(content)).toMatchObject({ added: 0, known: 1 });
	});

	it('a large one is taken piece by piece, leaves again in pieces, and is whole', async () => {
		const pairs = Array.from({ length: 2_500 }, (_, index) => [`frase número ${index}`, `sentence number ${index}`] as const);
		expect(await importMemory(tmx(pairs))).toMatchObject({ added: 2_500, skipped: 0 });
		expect(told.filter(({ type }) => type === 'progress').length).toBeGreaterThan(4);
		const { text, pieces, done } = await exportMemory('tmx');
		expect([pieces, done]).toEqual([3, 2_500]);
		expect(await importMemory(text)).toEqual({ added: 0, known: 2_500, skipped: 0, problems: [] });
	});

	it("the team's own translations leave with their author, those with personal data only when they are kept", async () => {
		const strap = await say('se me ha roto la correa otra vez');
		const call = await say('llámame al +34 612 345 678 por favor');
		await desk.call('annotation.add', { messageId: strap.id, body: { type: 'translation', to: 'zh-CN', text: '我的表带又断了 <b>' } });
		await desk.call('annotation.add', { messageId: call.id, body: { type: 'translation', to: 'en', text: 'call me at +34 612 345 678' } });
		const masked = await exportMemory('tmx');
		expect(masked.text).toContain('creationid="Ana"');
		expect(masked.text).toContain('<tuv xml:lang="zh-CN"><seg>我的表带又断了 &lt;b&gt;</seg></tuv>');
		expect(masked.text).not.toContain('612');
		expect((await exportMemory('jsonl', { personalData: 'kept' })).text).toContain('612 345 678');
	});

	it('the phrasebook leaves when it is asked for', async () => {
		expect((await exportMemory('jsonl')).text).toBe('');
		const { text, done } = await exportMemory('tmx', { withPhrasebook: true });
		expect(done).toBeGreaterThan(0);
		expect(text).toContain('<prop type="x-origin">phrasebook</prop>');
		expect(await importMemory(text)).toMatchObject({ skipped: 0 });
	});

	it.each(['tbx', 'csv', 'jsonl'] as const)('terms that leave as %s are known when they come again, and changed when they were changed', async (format) => {
		const saved = await desk.call('term.save', {
			concept: {
				product: null,
				isUntranslatable: false,
				note: 'of the watch',
				terms: [
					{ language: 'es', text: 'correa', status: 'preferred' },
					{ language: 'en', text: 'strap', status: 'preferred' },
				],
			},
		});
		const { text, done } = await exportTerms(format);
		expect(done).toBe(1);
		expect(await importTerms(text)).toEqual({ added: 0, changed: 0, known: 1, skipped: 0, problems: [] });
		expect(await importTerms(text.replace('strap', 'band'))).toMatchObject({ added: 0, changed: 1 });
		const concepts = await desk.call('term.list', {});
		expect(concepts.map(({ id, concept }) => [id, new Set(concept.terms.map((term) => term.text))])).toEqual([[saved.id, new Set(['correa', 'band'])]]);
		expect(told.findLast((event) => event.type === 'terms')).toMatchObject({ concepts });
	});

	it('terms of another tool count from the next line on', async () => {
		expect(await importTerms('es;en;es status\nuno de los relojes;watch;preferred\nx;y;nonsense')).toMatchObject({
			added: 1,
			skipped: 1,
			problems: [{ line: 3, why: 'not-understood' }],
		});
		const message = await say('quiero uno de los relojes');
		expect((await desk.call('translation.proposals', { messageId: message.id, to: 'en' })).terms).toMatchObject([{ target: 'watch' }]);
	});

	it('what is no such file is refused by name and leaves nothing behind', async () => {
		const uploadId = await handOver('{"nothing', 'mine.tmx');
		expect(await desk.call('memory.import', { uploadId })).toMatchObject({ added: 0, skipped: 1 });
		const other = await handOver('<html/>', 'page.tmx');
		await expect(desk.call('memory.import', { uploadId: other })).rejects.toMatchObject({ code: 'bad-exchange-file', detail: { file: 'page.tmx', line: '1' } });
		await expect(desk.call('memory.import', { uploadId: other })).rejects.toMatchObject({ code: 'upload-not-found' });
	});

	it('an import ends where a person ends it, and what was taken stays', async () => {
		const content = tmx(Array.from({ length: 20_000 }, (_, index) => [`frase ${index}`, `sentence ${index}`] as const));
		const uploadId = await handOver(content);
		const running = desk.call('memory.import', { uploadId });
		const refused = expect(running).rejects.toMatchObject({ code: 'cancelled' });
		await expect.poll(() => told.some((event) => event.type === 'progress' && event.operationId === uploadId), { interval: 2 }).toBe(true);
		await desk.call('operation.cancel', { operationId: uploadId });
		await refused;
		const { done } = await exportMemory('jsonl');
		expect(done).toBeGreaterThan(0);
		expect(done).toBeLessThan(20_000);
		expect(await importMemory(content)).toMatchObject({ added: 20_000 - done, known: done });
	});
});
