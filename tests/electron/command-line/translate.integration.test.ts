import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk } from '../../../electron/desk/desk.ts';
import { resourcesFolder } from '../../../electron/paths.ts';
import type { Desk } from '../../../shared/contract/contract.ts';
import { DEFAULT_TRANSLATION } from '../../../shared/model/translation-settings.ts';
import { writeRandomPack } from '../../fixtures/random-language-pack.ts';
import { json, type LocalServer, startServer } from '../desk/translation/engines/local-server.ts';
import { jsonLines, showdesk } from './run-showdesk.ts';

interface TranslatedOutput {
	readonly id: string | number;
	readonly to: string;
	readonly text: string;
	readonly origin: string;
	readonly engine: string | null;
	readonly match?: number;
	readonly checks: readonly { readonly check: string }[];
}

const LINES = [
	'{"id":"a","text":"se me ha roto la correa otra vez"}',
	'{"text":"the strap broke again, I think"}',
	'{"id":7,"text":"quiero devolver el cargador que compré ayer"}',
].join('\n');

describe('translate', { timeout: 90_000 }, () => {
	let folder: string;
	let server: LocalServer;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'showdesk-translate-'));
		server = await startServer(({ path, body }, response) => {
			if (path === '/languages') return json(response, [{ code: 'es' }, { code: 'en' }]);
			const { q } = JSON.parse(body) as { readonly q: readonly string[] };
			const answer = () => json(response, { translatedText: q.map((text) => `english of ${text}`) });
			// The first line takes longer than those after it.
			if (q[0]?.includes('correa')) setTimeout(answer, 300);
			else answer();
		});
	});
	afterEach(async () => {
		vi.unstubAllEnvs();
		await server.close();
		await rm(folder, { recursive: true, force: true });
	});

	/** A folder as a team leaves it. */
	async function prepare(work: (desk: Desk) => Promise<unknown>): Promise<void> {
		const desk = await openDesk({ dataFolder: folder, resourcesFolder: resourcesFolder(), host: 'browser', log: () => undefined });
		try {
			await work(desk);
		} finally {
			await desk.close();
		}
	}
	const useServer = (desk: Desk) =>
		desk.call('translation.setSettings', {
			settings: { ...DEFAULT_TRANSLATION, engines: [{ id: 'libretranslate', isOn: true, address: server.address }] },
		});
	async function remember(desk: Desk, es: string, en: string) {
		const content = Buffer.from(JSON.stringify({ from: 'es', source: es, targets: { en } }));
		const { uploadId } = await desk.call('upload.begin', { name: 'memory.jsonl', bytes: content.length });
		await desk.call('upload.append', { uploadId, base64: content.toString('base64') });
		expect(await desk.call('memory.import', { uploadId })).toMatchObject({ added: 1 });
	}
	const run = async (args: readonly string[], input = LINES) => {
		const finished = await showdesk(['translate', ...args], input);
		return { ...finished, lines: finished.stdout === '' ? [] : jsonLines<TranslatedOutput>(finished.stdout) };
	};

	it('without a folder sends nothing anywhere, and says of each line that it has none', async () => {
		const { exitCode, lines } = await run(['--to', 'en']);
		expect(exitCode).toBe(0);
		expect(lines.map(({ id, to }) => [id, to])).toEqual([
			['a', 'en'],
			['2', 'en'],
			[7, 'en'],
		]);
		expect(lines[1]).toEqual({ id: '2', to: 'en', text: 'the strap broke again, I think', origin: 'none', engine: null, checks: [] });
		expect(server.asked).toEqual([]);
	});

	it("goes through the folder's memory and engines, in the order of the lines, with the key of the environment", async () => {
		vi.stubEnv('SHOWDESK_LIBRETRANSLATE_KEY', 'a-key');
		await prepare(async (desk) => {
			await useServer(desk);
			await remember(desk, 'quiero devolver el cargador que compré ayer', 'I want to return the charger I bought yesterday');
		});
		const { exitCode, lines, errors } = await run(['--to', 'en', '--data', folder]);
		expect([exitCode, errors]).toEqual([0, []]);
		expect(lines).toEqual([
			{ id: 'a', to: 'en', text: 'english of se me ha roto la correa otra vez', origin: 'machine', engine: 'libretranslate', checks: expect.any(Array) },
			{ id: '2', to: 'en', text: 'the strap broke again, I think', origin: 'none', engine: null, checks: [] },
			{ id: 7, to: 'en', text: 'I want to return the charger I bought yesterday', origin: 'memory', engine: 'team', match: 1, checks: [] },
		]);
		expect(server.asked.some(({ body }) => body.includes('"api_key":"a-key"'))).toBe(true);
	});

	it('says which numbers an engine lost', async () => {
		await server.close();
		server = await startServer(({ path }, response) => {
			if (path === '/languages') json(response, [{ code: 'es' }, { code: 'en' }]);
			else json(response, { translatedText: ['he took it to the workshop several times'] });
		});
		await prepare((desk) => useServer(desk));
		const { lines } = await run(['--to', 'en', '--data', folder], '{"text":"mi sobrino lo llevó 3 veces al taller de Cuenca"}');
		expect(lines[0]?.checks.map(({ check }) => check)).toContain('numbers');
	});

	it('puts the terms over their words where the engine is out of reach, and says why', async () => {
		await prepare(async (desk) => {
			await useServer(desk);
			const terms = [
				{ language: 'es', text: 'correa', status: 'preferred' },
				{ language: 'en', text: 'strap', status: 'preferred' },
			] as const;
			await desk.call('term.save', { concept: { product: null, isUntranslatable: false, note: '', terms } });
		});
		await server.close();
		const { exitCode, lines, errors } = await run(['--to', 'en', '--from', 'es', '--data', folder]);
		expect(exitCode).toBe(0);
		expect(lines[0]).toMatchObject({ text: 'se me ha roto la strap otra vez', origin: 'gist', engine: null });
		expect(errors.join('\n')).toContain('libretranslate: unreachable');
	});

	it('asks once for a text that comes again', async () => {
		await prepare((desk) => useServer(desk));
		const again = '{"text":"mi sobrino lo llevó al taller de Cuenca"}\n'.repeat(20);
		const { lines } = await run(['--to', 'en', '--from', 'es', '--data', folder], again);
		expect(lines.map(({ origin }) => origin)).toEqual(Array.from({ length: 20 }, () => 'machine'));
		expect(server.asked.filter(({ path }) => path === '/translate')).toHaveLength(1);
	});

	it('tells lines it cannot read, translates the rest, and ends with 1', async () => {
		const { exitCode, lines, errors } = await run(['--to', 'fr'], 'nonsense\n{"text":5}\n\n{"text":"🙂"}');
		expect(exitCode).toBe(1);
		expect(errors.map((line) => line.slice(0, 7))).toEqual(['line 1:', 'line 2:']);
		expect(lines).toEqual([{ id: '4', to: 'fr', text: '🙂', origin: 'none', engine: null, checks: [] }]);
	});

	it.each([
		['no language', []],
		['a language that is none', ['--to', 'what?']],
		['two files', ['--to', 'en', 'a', 'b']],
	])('%s is a wrong command', async (_name, args) => {
		expect((await run(args)).exitCode).toBe(2);
	});

	describe('with packs', () => {
		it('are put in from files, listed, translate on this machine, and are taken out again', async () => {
			await writeRandomPack(join(folder, 'files'), 'es-en');
			const files = (await readdir(join(folder, 'files'))).map((name) => join(folder, 'files', name));
			const data = ['--data', join(folder, 'desk')];
			expect(await showdesk(['packs', 'add', ...files, ...data])).toMatchObject({ exitCode: 0, stdout: 'es-en  installed\n' });
			expect((await showdesk(['packs', 'list', ...data])).stdout).toMatch(/^es-en {2}installed {2}unknown {2}\d+\.\d MB\n$/);
			const { lines } = await run(['--to', 'en', '--from', 'es', ...data]);
			expect(lines.map(({ origin, engine }) => `${origin} ${engine}`)).toEqual(Array.from({ length: 3 }, () => 'machine bergamot'));
			expect(await showdesk(['packs', 'remove', 'es-en', ...data])).toMatchObject({ exitCode: 0 });
			expect(await showdesk(['packs', 'list', ...data])).toMatchObject({ exitCode: 0, stdout: '' });
			expect(await showdesk(['packs', 'remove', 'es-en', ...data])).toMatchObject({ exitCode: 1 });
		});

		it('what is no pack, or cannot be downloaded, is said in a line', async () => {
			const data = ['--data', join(folder, 'desk')];
			const added = await showdesk(['packs', 'add', join(resourcesFolder(), '..', 'package.json'), ...data]);
			expect(added).toMatchObject({ exitCode: 1, errors: [expect.stringContaining('not-a-pack')] });
			expect(await showdesk(['packs', 'add', join(folder, 'nothing'), ...data])).toMatchObject({ exitCode: 1 });
			await server.close();
			const download = await showdesk(['packs', 'download', 'es-en', '--registry', `${server.address}/models.json`, ...data]);
			expect(download).toMatchObject({ exitCode: 1, errors: [expect.stringContaining('unreachable')] });
			expect(await showdesk(['packs', 'download', 'spanish', ...data])).toMatchObject({ exitCode: 2 });
			expect(await showdesk(['packs', ...data])).toMatchObject({ exitCode: 2 });
		});
	});
});
