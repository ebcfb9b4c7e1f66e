import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBergamot } from '../../../../../electron/desk/translation/bergamot/bergamot.ts';
import { type DownloadProgress, downloadPack } from '../../../../../electron/desk/translation/language-packs/download.ts';
import { openPackShelf, packOfFiles } from '../../../../../electron/desk/translation/language-packs/pack-shelf.ts';
import { type OfferedPack, parseRegistry, readRegistry } from '../../../../../electron/desk/translation/language-packs/registry.ts';
import { topFolder } from '../../../../../electron/paths.ts';
import { writeRandomPack } from '../../../../fixtures/random-language-pack.ts';
import { type Asked, json, type LocalServer, startServer } from '../engines/local-server.ts';

const waits = () => new AbortController().signal;

/** A registry and its files as Mozilla lays them out, on this machine. */
describe('language packs', () => {
	let folder: string;
	let server: LocalServer;
	/** Path -> packed bytes. */
	let files: Map<string, Buffer>;
	let registry: { baseUrl: string; models: Record<string, unknown[]> };
	let answerFile: (asked: Asked, response: ServerResponse, bytes: Buffer) => void;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'showdesk-packs-'));
		files = new Map();
		answerFile = sendRange;
		server = await startServer((asked, response) => {
			if (asked.path === '/db/models.json') return json(response, registry);
			const bytes = files.get(asked.path);
			if (bytes === undefined) return void response.writeHead(404).end();
			answerFile(asked, response, bytes);
		});
		registry = {
			baseUrl: server.address,
			models: {
				'es-en': [await offer('es', 'en', 'base', 'Release Android'), await offer('es', 'en', 'tiny', 'Release'), await offer('es', 'en', 'tiny', 'Nightly')],
			},
		};
	});
	afterEach(async () => {
		await server.close();
		await rm(folder, { recursive: true, force: true });
	});

	async function offer(from: string, to: string, architecture: string, releaseStatus: string) {
		const written = await writeRandomPack(join(folder, 'made'), `${from}-${to}`);
		const entry = async (path: string, name: string) => {
			const bytes = await readFile(path);
			files.set(`/models/${architecture}/${name}.gz`, gzipSync(bytes));
			return { path: `models/${architecture}/${name}.gz`, uncompressedSize: bytes.length, uncompressedHash: createHash('sha256').update(bytes).digest('hex') };
		};
		return {
			architecture,
			releaseStatus,
			sourceLanguage: from,
			targetLanguage: to,
			files: {
				model: await entry(written.model, 'model.bin'),
				lexicalShortlist: await entry(written.shortlist, 'lex.bin'),
				vocab: await entry(written.vocabularies[0], 'vocab.spm'),
			},
			metrics: { 'flores200-plus': { comet22: 0.8612 } },
		};
	}

	/** Half of what was asked for comes at once, the rest later: so a stop meets a download under way. */
	function sendRange({ headers }: Asked, response: ServerResponse, bytes: Buffer): void {
		const from = Number(/bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0);
		if (from >= bytes.length) return void response.writeHead(416).end();
		response.writeHead(from > 0 ? 206 : 200, { 'content-length': String(bytes.length - from) });
		response.end(bytes.subarray(from));
	}

	async function offered(): Promise<OfferedPack> {
		const [pack] = await readRegistry(`${server.address}/db/models.json`, waits());
		if (pack === undefined) throw new Error('the registry is empty');
		return pack;
	}

	const data = () => join(folder, 'data');

	it('are read from the registry: of each pair the released one that needs the least memory, with size, quality and hashes', async () => {
		expect(await offered()).toMatchObject({ from: 'es', to: 'en', architecture: 'tiny', isReleased: true, quality: 0.8612 });
		expect((await offered()).files.map(({ kind, bytes, sha256 }) => [kind, typeof bytes, sha256?.length])).toEqual([
			['model', 'number', 64],
			['shortlist', 'number', 64],
			['vocabulary', 'number', 64],
		]);
	});

	it('a download shows its progress, is checked and installed, and translates', async () => {
		const shelf = openPackShelf(data());
		const seen: DownloadProgress[] = [];
		const pack = await offered();
		await downloadPack(pack, shelf, (progress) => seen.push(progress), waits());
		expect(seen.at(-1)?.done).toBe(seen.at(-1)?.total);
		expect(shelf.installed()).toEqual([{ from: 'es', to: 'en', architecture: 'tiny', bytes: pack.files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) }]);
		// As another start of the desk sees it.
		const { filesOf } = openPackShelf(data());
		const engine = createBergamot({ engineFolder: join(topFolder(), 'node_modules/@browsermt/bergamot-translator/worker'), filesOf, log: () => undefined });
		expect(await engine.translate({ from: 'es-MX', to: 'en', texts: ['hola'] }, waits())).toHaveLength(1);
		await engine.close();
		await shelf.remove('es', 'en');
		expect(shelf.installed()).toEqual([]);
		expect(shelf.filesOf('es', 'en')).toBeNull();
	});

	it('a download that was stopped goes on where it was', async () => {
		const shelf = openPackShelf(data());
		const stopping = new AbortController();
		answerFile = (_asked, response, bytes) => {
			response.writeHead(200, { 'content-length': String(bytes.length) });
			response.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
		};
		const pack = await offered();
		await expect(downloadPack(pack, shelf, ({ done }) => done > 0 && setTimeout(() => stopping.abort(), 20), stopping.signal)).rejects.toMatchObject({
			trouble: 'cancelled',
		});
		expect(shelf.installed()).toEqual([]);
		answerFile = sendRange;
		await downloadPack(pack, shelf, () => undefined, waits());
		expect(server.asked.filter(({ headers }) => headers.range !== undefined).map(({ path }) => path)).toEqual(['/models/tiny/model.bin.gz']);
		expect(shelf.installed()).toHaveLength(1);
		expect(await readdir(shelf.waitingFolder)).toEqual([]);
	});

	it.each([
		['of another hash', 'wrong-hash', (bytes: Buffer) => gzipSync(Buffer.alloc(unpackedLength(bytes), 7))],
		['shorter than promised', 'truncated', () => gzipSync(Buffer.from('short'))],
		['cut off within its packing', 'truncated', (bytes: Buffer) => bytes.subarray(0, bytes.length - 30)],
		['that is not packed at all', 'truncated', () => Buffer.from('<html>not found</html>')],
	] as const)('a file %s is refused as %s, and the pack that was there is kept', async (_what, trouble, spoil) => {
		const shelf = openPackShelf(data());
		await downloadPack(await offered(), shelf, () => undefined, waits());
		const kept = await readFile(shelf.filesOf('es', 'en')?.model ?? '');
		const path = '/models/tiny/model.bin.gz';
		files.set(path, spoil(files.get(path) ?? Buffer.alloc(0)));
		await expect(downloadPack(await offered(), shelf, () => undefined, waits())).rejects.toMatchObject({ name: 'PackError', trouble });
		expect(shelf.installed()).toHaveLength(1);
		expect(await readFile(shelf.filesOf('es', 'en')?.model ?? '')).toEqual(kept);
	});

	it('a server that is not there, or has not the file, is said to be unreachable', async () => {
		const shelf = openPackShelf(data());
		const pack = await offered();
		files.delete('/models/tiny/lex.bin.gz');
		await expect(downloadPack(pack, shelf, () => undefined, waits())).rejects.toMatchObject({ trouble: 'unreachable' });
		await server.close();
		await expect(readRegistry(`${server.address}/db/models.json`, waits())).rejects.toMatchObject({ trouble: 'unreachable' });
	});

	it('a registry that is none is refused', () => {
		for (const text of ['', '<html>', '[]', '{"models":{"a":[{"architecture":1}]}}'])
			expect(() => parseRegistry(text, 'https://a.example/x.json')).toThrow(expect.objectContaining({ trouble: 'not-a-pack' }));
		expect(parseRegistry('{"models":{}}', 'https://a.example/x.json')).toEqual([]);
	});

	it('are known by the names of their files, packed or not, one pair at a time', () => {
		const named = (...names: string[]) => names.map((name) => ({ name, path: `/stick/${name}` }));
		const files = named('model.esen.intgemm.alphas.bin.gz', 'lex.50.50.esen.s2t.bin', 'vocab.esen.spm', 'readme.txt');
		expect(packOfFiles(files)).toMatchObject({ from: 'es', to: 'en', files: [{ kind: 'model' }, { kind: 'shortlist' }, { kind: 'vocabulary' }] });
		expect(() => packOfFiles([...files, ...named('model.ruen.intgemm.alphas.bin')])).toThrow(expect.objectContaining({ trouble: 'wrong-pair' }));
		expect(() => packOfFiles(named('a.bin'))).toThrow(expect.objectContaining({ trouble: 'not-a-pack' }));
	});
});

function unpackedLength(packed: Buffer): number {
	return packed.readUInt32LE(packed.length - 4);
}
