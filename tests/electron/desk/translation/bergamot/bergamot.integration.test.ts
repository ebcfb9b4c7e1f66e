import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createBergamot } from '../../../../../electron/desk/translation/bergamot/bergamot.ts';
import type { ModelFiles } from '../../../../../electron/desk/translation/bergamot/protocol.ts';
import type { TranslationEngine } from '../../../../../electron/desk/translation/engine.ts';
import { writeRandomPack } from '../../../../fixtures/random-language-pack.ts';

const engineFolder = fileURLToPath(new URL('../../../../../node_modules/@browsermt/bergamot-translator/worker', import.meta.url));
const publicPack = fileURLToPath(new URL('../../../../../../shared/data/bergamot', import.meta.url));
const TEXTS = ['hola', '¿cuánto cuesta el reloj?', 'se puede nadar con él', '50 metros', ''];

/** Packs of random weights translate into nonsense, but always into the same. */
describe('the Bergamot engine', () => {
	let folder: string;
	let packs: Record<string, ModelFiles>;
	const engines: TranslationEngine[] = [];

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'showdesk-bergamot-'));
		packs = {
			'es-en': await writeRandomPack(join(folder, 'esen'), 'es-en'),
			'en-zh': await writeRandomPack(join(folder, 'enzh'), 'en-zh'),
			'ru-en': await writeRandomPack(join(folder, 'ruen'), 'ru-en'),
		};
	});
	afterEach(async () => {
		for (const engine of engines.splice(0)) await engine.close();
	});
	afterAll(() => rm(folder, { recursive: true, force: true }));

	function open(
		options: { readonly files?: Record<string, ModelFiles>; readonly idleMs?: number; readonly mostLoaded?: number; readonly mostBytes?: number } = {},
	) {
		const { files = packs, ...rest } = options;
		const said: string[] = [];
		const engine = createBergamot({ engineFolder, filesOf: (from, to) => files[`${from}-${to}`] ?? null, log: (line) => said.push(line), ...rest });
		engines.push(engine);
		const translate = (from: string, to: string, texts: readonly string[], signal = new AbortController().signal) =>
			engine.translate({ from, to, texts }, signal);
		return { engine, said, translate };
	}

	it('translates a batch text by text, in order, as it would translate each alone', async () => {
		const { translate } = open();
		const together = await translate('es', 'en', TEXTS);
		expect(together).toHaveLength(TEXTS.length);
		expect(new Set(together).size).toBeGreaterThan(1);
		// Random weights never end a sentence: the engine does, after a number of words that the longest text of the batch decides.
		for (const [index, text] of TEXTS.entries()) {
			const [alone = ''] = await translate('es', 'en', [text]);
			expect(together[index]?.startsWith(alone)).toBe(true);
		}
	});

	it('goes through English where there is no direct pack, and says which pairs it can do', async () => {
		const { engine, translate } = open();
		expect(['es-en', 'es-zh', 'ru-zh', 'en-zh', 'zh-en', 'es-ru'].filter((pair) => engine.canTranslate(...(pair.split('-') as [string, string])))).toEqual([
			'es-en',
			'es-zh',
			'ru-zh',
			'en-zh',
		]);
		const english = await translate('es', 'en', ['hola']);
		const chinese = await translate('es', 'zh', ['hola']);
		expect(chinese).toEqual(await translate('en', 'zh', english));
		await expect(translate('es', 'ru', ['hola'])).rejects.toMatchObject({ trouble: 'no-pair' });
	});

	it('gives the same after packs left its memory, for want of room or of use', async () => {
		const crowded = open({ mostLoaded: 1 });
		const before = await crowded.translate('es', 'en', TEXTS);
		await crowded.translate('ru', 'en', TEXTS);
		expect(await crowded.translate('es', 'en', TEXTS)).toEqual(before);
		const idle = open({ idleMs: 1 });
		expect(await idle.translate('es', 'en', TEXTS)).toEqual(before);
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(await idle.translate('es', 'en', TEXTS)).toEqual(before);
	});

	it('refuses a pack it cannot read, by name, and goes on with the others', async () => {
		const model = join(folder, 'cut.bin');
		await copyFile(packs['ru-en']?.model ?? '', model);
		await truncate(model, 40_000);
		const good = packs['es-en'];
		if (good === undefined) throw new Error('the pack was not written');
		const { translate } = open({ files: { 'es-en': good, 'ru-en': { ...good, model }, 'fr-en': { ...good, vocabularies: [good.model] } } });
		await expect(translate('ru', 'en', ['привет'])).rejects.toMatchObject({
			trouble: expect.stringMatching(/^(?:bad-pack|out-of-memory)$/),
			message: expect.stringContaining('ru>en'),
		});
		await expect(translate('fr', 'en', ['bonjour'])).rejects.toMatchObject({ trouble: 'bad-pack', message: expect.stringContaining('fr>en') });
		expect(await translate('es', 'en', ['hola'])).toHaveLength(1);
	});

	it('says when a pack does not fit into its memory, and is there again for one that does', async () => {
		const big = await writeRandomPack(join(folder, 'fren'), 'fr-en', { dimension: 512, feedForward: 16_384, encoderLayers: 6 });
		const { translate } = open({ files: { ...packs, 'fr-en': big }, mostBytes: 400 * 1024 * 1024, mostLoaded: 1 });
		await expect(translate('fr', 'en', ['bonjour'])).rejects.toMatchObject({ trouble: 'out-of-memory' });
		expect(await translate('es', 'en', ['hola'])).toHaveLength(1);
	});

	it('lets those go who do not wait any more, and nobody else', async () => {
		const { translate } = open();
		const leaving = new AbortController();
		const left = translate('es', 'en', TEXTS, leaving.signal);
		const stayed = translate('es', 'en', TEXTS);
		leaving.abort();
		await expect(left).rejects.toMatchObject({ trouble: 'cancelled' });
		expect(await stayed).toHaveLength(TEXTS.length);
	});

	it('has nothing in its log but troubles of models', async () => {
		const { said, translate } = open();
		await translate('es', 'en', ['un texto secreto '.repeat(200), '\0\uFFFD👩‍👩‍👧‍👦‮']);
		expect(said).toEqual([]);
	});

	it.skipIf(!existsSync(publicPack))(
		`reads a real vocabulary and shortlist${existsSync(publicPack) ? '' : ' (skipped: the public data is not beside this checkout)'}`,
		async () => {
			const real = { shortlist: join(publicPack, 'lex.50.50.esen.s2t.bin'), vocabularies: [join(publicPack, 'vocab.esen.spm')] } as const;
			const pack = await writeRandomPack(join(folder, 'real'), 'es-en', { words: 32_000 });
			const { translate } = open({ files: { 'es-en': { ...pack, ...real } } });
			expect(await translate('es', 'en', ['hola', 'cuánto cuesta'])).toHaveLength(2);
		},
	);
});
