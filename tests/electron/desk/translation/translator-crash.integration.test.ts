import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../../../electron/desk/desk.ts';
import { topFolder } from '../../../../electron/paths.ts';
import type { DeskEvent } from '../../../../shared/contract/contract.ts';
import { DEFAULT_TRANSLATION } from '../../../../shared/model/translation-settings.ts';
import { useFewRules } from '../../../fixtures/few-rules.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../../../fixtures/websocket-feed.ts';
import { json, type LocalServer, startServer } from './engines/local-server.ts';

const fewRules = useFewRules();

const LAST_WORDS = 'the end of the translator';

/** A desk whose translator ends in the middle of its work. */
describe('a translator that ends unexpectedly', { timeout: 60_000 }, () => {
	let folder: string;
	let desk: OpenDesk;
	let feed: WebSocketFeed;
	let server: LocalServer;
	let sessionId: string;
	let delayMs: number;
	const told: DeskEvent[] = [];
	const logged: string[] = [];

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'showdesk-crash-'));
		told.length = 0;
		logged.length = 0;
		delayMs = 60_000;
		server = await startServer(({ path, body }, response) => {
			if (path === '/languages') return json(response, [{ code: 'es' }, { code: 'en' }]);
			const { q } = JSON.parse(body) as { readonly q: readonly string[] };
			setTimeout(() => json(response, { translatedText: q.map((text) => `english of ${text}`) }), delayMs).unref();
		});
		const worker = (path: string) => new URL(`file://${join(topFolder(), path)}`);
		desk = await openDesk({
			dataFolder: folder,
			resourcesFolder: fewRules(),
			host: 'browser',
			log: (line) => logged.push(line),
			workerUrls: {
				recorder: worker('electron/desk/recording/recorder-worker.ts'),
				reader: worker('electron/desk/reading/reader-worker.ts'),
				workbench: worker('electron/desk/workbench/workbench-worker.ts'),
				keeper: worker('electron/desk/keeping/keeper-worker.ts'),
				bergamot: worker('electron/desk/translation/bergamot/bergamot-worker.ts'),
				translator: worker('tests/fixtures/mortal-translator.ts'),
			},
		});
		desk.subscribe((event) => told.push(event));
		await desk.call('translation.setSettings', {
			settings: { ...DEFAULT_TRANSLATION, engines: [{ id: 'libretranslate', isOn: true, address: server.address }] },
		});
		feed = await startWebSocketFeed();
		sessionId = (await desk.call('show.start', { languages: ['es'], sources: [{ kind: 'websocket', url: feed.address }] })).id;
		await expect.poll(() => feed.connected()).toBe(1);
	});
	afterEach(async () => {
		await desk.close();
		await feed.close();
		await server.close();
		await rm(folder, { recursive: true, force: true });
	});

	const messages = () => told.flatMap((event) => (event.type === 'messages' ? event.messages : []));
	const translated = () => told.flatMap((event) => (event.type === 'translations' ? event.lines : [])).map(({ translation }) => translation.text);
	const say = async (text: string) => {
		const before = messages().length;
		feed.send([{ id: randomUUID(), author: 'marta', text }]);
		await expect.poll(() => messages().length).toBe(before + 1);
	};
	const end = async () => {
		const before = logged.filter((line) => line.startsWith('translator: ')).length;
		// It may still answer before it is gone.
		await desk.call('translation.concordance', { text: LAST_WORDS }).catch(() => null);
		await expect.poll(() => logged.filter((line) => line.startsWith('translator: ')).length).toBe(before + 1);
	};
	const wantAll = () =>
		desk.call('translation.want', { viewId: randomUUID(), sessionId, to: 'en', lines: messages().map(({ id }) => ({ messageId: id, isVisible: true })) });

	it('leaves intake alone, loses no line, and is there again with the next wish', async () => {
		await say('mi sobrino lo llevó al taller de Cuenca');
		await wantAll();
		// It is in the middle of a translation when it ends.
		await expect.poll(() => server.asked.some(({ path }) => path === '/translate')).toBe(true);
		await end();
		expect(logged.join('\n')).not.toContain('sobrino');

		await say('y luego al de Toledo, que tampoco supo');
		expect(translated()).toEqual([]);
		delayMs = 0;
		await wantAll();
		await expect
			.poll(() => translated().toSorted())
			.toEqual(['english of mi sobrino lo llevó al taller de Cuenca', 'english of y luego al de Toledo, que tampoco supo']);
		expect(await desk.call('feed.page', { sessionId })).toMatchObject({ messages: { length: 2 } });
	});

	it('ends again and again without harm', async () => {
		for (let time = 0; time < 3; time += 1) {
			await end();
			await say(`mi sobrino lo llevó al taller ${time} veces`);
		}
		delayMs = 0;
		await wantAll();
		await expect.poll(() => translated().length).toBe(3);
	});
});
