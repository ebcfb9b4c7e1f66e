import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../../../electron/desk/desk.ts';
import { createKeyVault } from '../../../../electron/desk/key-vault.ts';
import type { DeskEvent } from '../../../../shared/contract/contract.ts';
import type { Message } from '../../../../shared/model/message.ts';
import { DEFAULT_TRANSLATION, type TranslationSettings } from '../../../../shared/model/translation-settings.ts';
import { useFewRules } from '../../../fixtures/few-rules.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../../../fixtures/websocket-feed.ts';
import { json, type LocalServer, startServer } from './engines/local-server.ts';

const fewRules = useFewRules();

const KEY = 'a-key-that-must-not-be-found';

/** The whole desk, a chat over a real socket, and a translation server on this machine. */
describe('a show in another language', () => {
	let folder: string;
	let desk: OpenDesk;
	let feed: WebSocketFeed;
	let server: LocalServer;
	let sessionId: string;
	const logged: string[] = [];
	const told: DeskEvent[] = [];
	const viewId = randomUUID();

	const open = async () => {
		const opened = await openDesk({
			dataFolder: folder,
			resourcesFolder: fewRules(),
			host: 'browser',
			vault: createKeyVault({ SHOWDESK_LIBRETRANSLATE_KEY: KEY }, null),
			log: (line) => logged.push(line),
		});
		opened.subscribe((event) => told.push(event));
		return opened;
	};

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'showdesk-translations-'));
		logged.length = 0;
		told.length = 0;
		server = await startServer(({ path, body }, response) => {
			if (path === '/languages') json(response, [{ code: 'es' }, { code: 'en' }]);
			else json(response, { translatedText: (JSON.parse(body) as { q: string[] }).q.map((text) => `english of ${text}`) });
		});
		desk = await open();
		await desk.call('profile.set', { name: 'Ana', role: 'specialist', languages: ['es'] });
		feed = await startWebSocketFeed();
		const session = await desk.call('show.start', { languages: ['es'], sources: [{ kind: 'websocket', url: feed.address }] });
		sessionId = session.id;
		await expect.poll(() => feed.connected()).toBe(1);
	});
	afterEach(async () => {
		await desk.close();
		await feed.close();
		await server.close();
		await rm(folder, { recursive: true, force: true });
	});

	async function say(...texts: string[]): Promise<readonly Message[]> {
		const before = messages().length;
		feed.send(texts.map((text) => ({ id: randomUUID(), author: 'marta', text })));
		await expect.poll(() => messages().length).toBe(before + texts.length);
		return messages().slice(before);
	}

	const messages = () => told.flatMap((event) => (event.type === 'messages' ? event.messages : []));
	const useServer = (more: Partial<TranslationSettings> = {}) =>
		desk.call('translation.setSettings', {
			settings: { ...DEFAULT_TRANSLATION, engines: [{ id: 'libretranslate', isOn: true, address: server.address }], ...more },
		});
	const want = (wanted: readonly Message[], to = 'en') =>
		desk.call('translation.want', { viewId, sessionId, to, lines: wanted.map(({ id }) => ({ messageId: id, isVisible: true })) });
	/** The latest that was told of a message. */
	const shown = (message: Message) => {
		const line = told.flatMap((event) => (event.type === 'translations' ? event.lines : [])).findLast(({ messageId }) => messageId === message.id);
		return line === undefined ? null : `${line.translation.origin} ${line.translation.engine}: ${line.translation.text}`;
	};

	it('nothing is sent anywhere before somebody says so', async () => {
		const [message] = await say('se me ha roto la correa otra vez');
		if (message === undefined) throw new Error('nothing was said');
		expect((await desk.call('desk.status', {})).sendsTextTo).toEqual([]);
		await want([message]);
		await expect.poll(() => told.some(({ type }) => type === 'translationStatus')).toBe(true);
		expect(shown(message)).toBeNull();
		expect(server.asked).toEqual([]);
	});

	it('is translated by the engine that was switched on, kept, and there again after a restart without asking', async () => {
		await useServer();
		const [message] = await say('se me ha roto la correa otra vez');
		if (message === undefined) throw new Error('nothing was said');
		await want([message]);
		await expect.poll(() => shown(message)).toBe('machine libretranslate: english of se me ha roto la correa otra vez');
		await desk.close();
		const asked = server.asked.length;
		told.length = 0;
		desk = await open();
		await want([message]);
		await expect.poll(() => shown(message)).toBe('machine libretranslate: english of se me ha roto la correa otra vez');
		expect(server.asked).toHaveLength(asked);
	});

	it('what a specialist writes replaces it, serves every line with the same text at once, and is taken back with it', async () => {
		await useServer();
		const [first, second] = await say('se me ha roto la correa otra vez', 'Se me ha roto la correa otra vez!!');
		if (first === undefined || second === undefined) throw new Error('nothing was said');
		await want([first, second]);
		await expect.poll(() => shown(second)).toContain('machine');
		const annotation = await desk.call('annotation.add', { messageId: first.id, body: { type: 'translation', to: 'en', text: 'My strap broke again' } });
		await expect.poll(() => [shown(first), shown(second)]).toEqual(['memory team: My strap broke again', 'memory team: My strap broke again']);
		const [newest] = await desk.call('translation.concordance', { text: 'strap' });
		expect(newest).toMatchObject({ source: 'se me ha roto la correa otra vez', origin: 'team' });
		const { memory } = await desk.call('translation.proposals', { messageId: second.id, to: 'en' });
		expect(memory[0]).toMatchObject({ text: 'My strap broke again', match: { kind: 'exact' } });
		await desk.call('annotation.undo', { sessionId, annotationId: annotation.id });
		await expect.poll(() => shown(second)).toContain('machine libretranslate');
	});

	it('where two people must agree, the second makes it serve others', async () => {
		await useServer({ needsSecondPerson: true });
		const [first, second] = await say('se me ha roto la correa otra vez', 'se me ha roto la correa otra vez');
		if (first === undefined || second === undefined) throw new Error('nothing was said');
		const annotation = await desk.call('annotation.add', { messageId: first.id, body: { type: 'translation', to: 'en', text: 'My strap broke again' } });
		await want([first, second]);
		await expect.poll(() => [shown(first), shown(second)?.split(' ')[0]]).toEqual(['memory team: My strap broke again', 'machine']);
		await expect(desk.call('annotation.add', { messageId: first.id, body: { type: 'approval', annotationId: annotation.id } })).rejects.toMatchObject({
			code: 'invalid-input',
		});
		await desk.call('profile.set', { name: 'Li', role: 'lead', languages: ['zh-CN'] });
		await desk.call('annotation.add', { messageId: first.id, body: { type: 'approval', annotationId: annotation.id } });
		await expect.poll(() => shown(second)).toBe('memory team: My strap broke again');
	});

	it('terms hold from then on, a key is nowhere on the disk or in the log, and a refused key is said', async () => {
		await useServer();
		expect((await desk.call('translation.settings', {})).keys).toEqual({ libretranslate: 'environment', deepl: 'none', openai: 'none' });
		await expect(desk.call('translation.setKey', { engine: 'deepl', key: 'typed' })).rejects.toMatchObject({ code: 'no-key-storage' });
		const terms = [
			{ language: 'es', text: 'correa', status: 'preferred' },
			{ language: 'en', text: 'watch strap', status: 'preferred' },
		] as const;
		await desk.call('term.save', { concept: { product: null, isUntranslatable: false, note: '', terms: [...terms] } });
		const [message] = await say('se me ha roto la correa otra vez');
		if (message === undefined) throw new Error('nothing was said');
		await want([message]);
		await expect
			.poll(() => told.flatMap((event) => (event.type === 'translations' ? event.lines : [])).at(-1)?.translation.failedChecks)
			.toEqual([{ check: 'terms', missing: 'watch strap' }]);
		expect(await desk.call('translation.tryEngine', { id: 'libretranslate', from: 'es', to: 'en' })).toBeNull();
		expect(JSON.stringify(server.asked)).toContain(KEY);
		await desk.close();
		for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
			if (file.isFile()) expect((await readFile(join(file.parentPath, file.name))).includes(KEY)).toBe(false);
		}
		expect(logged.join('\n')).not.toContain(KEY);
		expect(logged.join('\n')).not.toContain('correa');
		desk = await open();
	});

	it('a term of a product holds in the shows of that product alone', async () => {
		await useServer();
		const terms = [
			{ language: 'es', text: 'correa', status: 'preferred' },
			{ language: 'en', text: 'AquaFit band', status: 'preferred' },
		] as const;
		await desk.call('term.save', { concept: { product: 'AquaFit', isUntranslatable: false, note: '', terms: [...terms] } });
		const failed = () => told.flatMap((event) => (event.type === 'translations' ? event.lines : [])).at(-1)?.translation.failedChecks;
		const [before] = await say('la correa es roja');
		if (before === undefined) throw new Error('nothing was said');
		await want([before]);
		await expect.poll(failed).toEqual([]);
		await desk.call('show.setSheets', { sessionId, sheets: [{ product: 'Aquafit', facts: { strap: '22 mm' } }] });
		const [after] = await say('la correa es azul');
		if (after === undefined) throw new Error('nothing was said');
		await want([after]);
		await expect.poll(failed).toEqual([{ check: 'terms', missing: 'AquaFit band' }]);
	});

	it('a server on this machine costs nothing of the budget', async () => {
		await useServer({ budget: { perShow: 40, perDay: null } });
		const [first, second] = await say('se me ha roto la correa otra vez', 'otra cosa que no cabe en el presupuesto de hoy');
		if (first === undefined || second === undefined) throw new Error('nothing was said');
		// A server on this machine costs nothing: only others count.
		await want([first, second]);
		await expect.poll(() => [shown(first), shown(second)].every((text) => text?.startsWith('machine'))).toBe(true);
	});

	it('a reply comes with what it says when it is translated back', async () => {
		await useServer();
		const draft = await desk.call('translation.reply', { sessionId, text: 'We ship within 3 days', from: 'en', to: 'es' });
		expect(draft).toMatchObject({ translation: { text: 'english of We ship within 3 days', engine: 'libretranslate' }, back: { to: 'en' } });
	});
});
