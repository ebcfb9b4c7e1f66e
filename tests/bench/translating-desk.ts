import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenDesk, openDesk } from '../../electron/desk/desk.ts';
import { createKeyVault } from '../../electron/desk/key-vault.ts';
import { createPackDesk } from '../../electron/desk/translation/language-packs/pack-desk.ts';
import { openPackShelf } from '../../electron/desk/translation/language-packs/pack-shelf.ts';
import { DEFAULT_TRANSLATION, type TranslationSettings } from '../../shared/model/translation-settings.ts';
import { writeRandomPack } from '../fixtures/random-language-pack.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import type { BenchLine } from './chat.ts';
import { sendPaced } from './paced-feed.ts';

/** Which layer answers: the phrasebook alone, packs of random weights on this machine, or a server on this machine that answers like LibreTranslate. */
export type Layer = 'none' | 'memory' | 'bergamot' | 'libretranslate';

export interface Followed {
	/** From sent to told, by line but the first hundred, ms. */
	readonly intakeMs: readonly number[];
	/** From told to translated, by line that was translated by this layer, ms. */
	readonly translatedMs: readonly number[];
	/** Lines that this layer never translated. */
	readonly left: number;
}

const LANGUAGES = ['es', 'ru', 'fr', 'ar'] as const;
/** The first lines meet code that never ran before, whether anything is translated or not. */
const COLD_LINES = 100;
/** What a window shows of a running show, and how often it says so at most. */
const SHOWN_LINES = 40;
const WANT_MS = 150;
/** A translation server on the same machine needs about as long for a batch. */
const SERVER_MS = 60;

/** Lets a desk record lines at an even pace while a window reads them in another language through one layer. */
export async function followTranslated(
	resourcesFolder: string,
	layer: Layer,
	lines: readonly BenchLine[],
	perSecond: number,
	{ waitMs = 10_000 }: { readonly waitMs?: number } = {},
): Promise<Followed> {
	const folder = await mkdtemp(join(tmpdir(), 'showdesk-bench-'));
	const server = await startTranslationServer();
	if (layer === 'bergamot')
		await addPacks(
			folder,
			LANGUAGES.map((language) => `${language}-en`),
		);
	const desk = await openDesk({ dataFolder: folder, resourcesFolder, host: 'browser', vault: createKeyVault({}, null), log: () => undefined });
	const feed = await startWebSocketFeed();
	try {
		await desk.call('translation.setSettings', { settings: settingsFor(layer, server.address) });
		return await follow(desk, feed, layer, lines, perSecond, waitMs);
	} finally {
		await desk.close();
		await feed.close();
		await server.close();
		await rm(folder, { recursive: true, force: true });
	}
}

async function follow(desk: OpenDesk, feed: WebSocketFeed, layer: Layer, lines: readonly BenchLine[], perSecond: number, waitMs: number): Promise<Followed> {
	const { id: sessionId } = await desk.call('show.start', { languages: [...LANGUAGES], sources: [{ kind: 'websocket', url: feed.address }] });
	const viewId = crypto.randomUUID();
	const toldAt = new Map<number, number>();
	const platformIds = new Map<number, string>();
	const translatedAt = new Map<number, number>();
	const shown: number[] = [];
	let wantTimer: NodeJS.Timeout | null = null;
	const want = () => {
		wantTimer = null;
		const visible = shown.slice(-SHOWN_LINES).filter((id) => !translatedAt.has(id));
		void desk.call('translation.want', { viewId, sessionId, to: 'en', lines: visible.map((messageId) => ({ messageId, isVisible: true })) });
	};
	desk.subscribe((event) => {
		if (event.type === 'messages') {
			for (const { id, platformId } of event.messages) {
				toldAt.set(id, now());
				platformIds.set(id, platformId);
				shown.push(id);
			}
			if (layer !== 'none') wantTimer ??= setTimeout(want, WANT_MS);
		} else if (event.type === 'translations') {
			for (const { messageId, translation } of event.lines) {
				const isOfLayer = layer === 'memory' ? translation.origin === 'memory' : translation.engine === layer;
				if (isOfLayer && !translatedAt.has(messageId)) translatedAt.set(messageId, now());
			}
		}
	});
	while (feed.connected() === 0) await new Promise((resolve) => setTimeout(resolve, 20));
	// The first text of a language starts the translator and loads a pack, which a show does once.
	if (layer !== 'none') for (const from of LANGUAGES) await desk.call('translation.tryEngine', { id: layer === 'memory' ? 'bergamot' : layer, from, to: 'en' });
	const sentAt = await sendPaced(feed, lines, perSecond);
	for (const until = now() + waitMs; now() < until && toldAt.size < lines.length; ) await new Promise((resolve) => setTimeout(resolve, 50));
	await new Promise((resolve) => setTimeout(resolve, layer === 'none' ? 0 : 1_000));
	if (wantTimer !== null) clearTimeout(wantTimer);
	await desk.call('translation.want', { viewId, sessionId, to: 'en', lines: [] }).catch(() => null);
	await desk.call('show.stop', { sessionId });
	const intakeMs = [...toldAt].slice(COLD_LINES).flatMap(([id, at]) => {
		const sent = sentAt.get(platformIds.get(id) ?? '');
		return sent === undefined ? [] : [at - sent];
	});
	return {
		intakeMs,
		translatedMs: [...translatedAt].flatMap(([id, at]) => {
			const told = toldAt.get(id);
			return told === undefined ? [] : [at - told];
		}),
		left: lines.length - translatedAt.size,
	};
}

/** The clock of `sendPaced`. */
function now(): number {
	return performance.timeOrigin + performance.now();
}

function settingsFor(layer: Layer, address: string): TranslationSettings {
	switch (layer) {
		case 'libretranslate':
			return { ...DEFAULT_TRANSLATION, engines: [{ id: 'libretranslate', isOn: true, address }] };
		case 'bergamot':
			return { ...DEFAULT_TRANSLATION, engines: [{ id: 'bergamot', isOn: true }] };
		case 'memory':
		case 'none':
			return { ...DEFAULT_TRANSLATION, engines: [] };
	}
}

/** As large as the packs of the architecture `tiny`, but for the vocabulary. */
const TINY = { dimension: 256, feedForward: 1_536, encoderLayers: 6, decoderLayers: 2 } as const;

async function addPacks(dataFolder: string, pairs: readonly string[]): Promise<void> {
	const desk = createPackDesk(openPackShelf(dataFolder), () => undefined);
	for (const pair of pairs) {
		const { model, shortlist, vocabularies } = await writeRandomPack(join(dataFolder, 'made', pair), pair, TINY);
		await desk.add([model, shortlist, ...vocabularies].map((path) => ({ path, name: path.slice(path.lastIndexOf('/') + 1) })));
	}
	desk.close();
}

async function startTranslationServer() {
	const server = createServer((request, response) => {
		const pieces: Buffer[] = [];
		request.on('data', (piece: Buffer) => pieces.push(piece));
		request.on('end', () => {
			const answer = (value: unknown) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
			if (request.url === '/languages') return answer(['es', 'ru', 'fr', 'ar', 'en'].map((code) => ({ code })));
			const { q } = JSON.parse(Buffer.concat(pieces).toString('utf8')) as { readonly q: readonly string[] };
			setTimeout(() => answer({ translatedText: q.map((text) => `in English: ${text}`) }), SERVER_MS);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		address: `http://127.0.0.1:${port}`,
		close: () =>
			new Promise<void>((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
