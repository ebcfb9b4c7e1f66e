import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyVault, type Secrets } from '../../electron/desk/key-vault.ts';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { json, type LocalServer, startServer } from '../electron/desk/translation/engines/local-server.ts';
import { writeRandomPack } from '../fixtures/random-language-pack.ts';
import { startWebSocketFeed } from '../fixtures/websocket-feed.ts';
import { launchChromium } from './chromium.ts';
import { faintTexts } from './contrast.ts';
import { goTo, type OpenedPage, openPage, putPointerAside } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

const KEY = 'a-key-that-must-not-be-seen';

describe.runIf(chromiumIsThere).each([
	{ language: 'en', es: 'Spanish', fr: 'French', en: 'English', outside: 'translate.example.org' },
	{ language: 'ar', es: 'الإسبانية', fr: 'الفرنسية', en: 'الإنجليزية', outside: 'translate.example.org' },
] satisfies readonly { language: InterfaceLanguage; es: string; fr: string; en: string; outside: string }[])(
	'the translation screens in $language',
	({ language, es, fr, en, outside }) => {
		let served: ServedDesk;
		let browser: Browser;
		let opened: OpenedPage;
		let page: Page;
		let words: Words;
		let folder: string;
		let translator: LocalServer;
		let registry: LocalServer;
		let esEnFiles: readonly string[];
		let secrets: Secrets = {};
		/** What the translation server does with a request. */
		let isRefusing = false;
		/** A download hangs at its half until it is let go on. */
		let isHolding = true;
		let heldCount = 0;

		beforeAll(async () => {
			folder = await mkdtemp(join(tmpdir(), 'showdesk-translation-'));
			translator = await startServer(({ path, body }, response) => {
				if (isRefusing) json(response, { error: 'no' }, 403);
				else if (path === '/languages') json(response, [{ code: 'es' }, { code: 'en' }]);
				else json(response, { translatedText: (JSON.parse(body) as { q: string[] }).q.map(() => 'the belt') });
			});
			const [esEn, frEn] = await Promise.all([writeRandomPack(join(folder, 'es-en'), 'es-en'), writeRandomPack(join(folder, 'fr-en'), 'fr-en')]);
			esEnFiles = [esEn.model, esEn.shortlist, ...esEn.vocabularies];
			registry = await startRegistry([frEn.model, frEn.shortlist, ...frEn.vocabularies]);
			const write = (kept: Secrets) => {
				secrets = kept;
			};
			const vault = createKeyVault({}, { read: () => secrets, write });
			[served, browser, words] = await Promise.all([openServedDesk({ vault }), launchChromium(), wordsOf(language)]);
			opened = await openPage(browser, served.address(), language);
			page = opened.page;
		});

		afterAll(async () => {
			await browser?.close();
			await served?.close();
			await translator?.close();
			await registry?.close();
			await rm(folder, { recursive: true, force: true });
		});

		/** Offers French to English; of the model only the half comes until `isHolding` ends. */
		async function startRegistry(files: readonly string[]): Promise<LocalServer> {
			const bytes = new Map<string, Buffer>(await Promise.all(files.map(async (file) => [`/${basename(file)}`, await readFile(file)] as const)));
			const [model, lexicalShortlist, vocab] = [...bytes].map(([path, content]) => ({
				path: path.slice(1),
				uncompressedSize: content.length,
				uncompressedHash: createHash('sha256').update(content).digest('hex'),
			}));
			const offer = { architecture: 'tiny', releaseStatus: 'Release', sourceLanguage: 'fr', targetLanguage: 'en', metrics: { comet: 0.87 } };
			const give = (content: Buffer, from: number, response: ServerResponse) => {
				response.writeHead(from > 0 ? 206 : 200, { 'content-length': content.length - from });
				if (!isHolding) {
					response.end(content.subarray(from));
					return;
				}
				response.write(content.subarray(from, Math.ceil(content.length / 2)));
				heldCount += 1;
			};
			return startServer(({ path, headers }, response) => {
				const content = bytes.get(path);
				if (path === '/models.json') json(response, { models: { 'fr-en': [{ ...offer, files: { model, lexicalShortlist, vocab } }] } });
				else if (content !== undefined) give(content, Number(/bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0), response);
				else response.writeHead(404).end();
			});
		}

		const word = (key: string, values?: Record<string, string | number>) => words(`engines:${key}`, values);
		const button = (key: string, values?: Record<string, string | number>) => page.getByRole('button', { name: word(key, values), exact: true });
		const engineName = (id: string) => word(`engines.name.${id}`);
		const engine = (id: string) => page.locator(`[data-engine="${id}"]`);
		const settings = () => served.desk.call('translation.settings', {}).then((known) => known.settings);
		const isOn = async (id: string) => (await settings()).engines.find((each) => each.id === id)?.isOn ?? false;
		const order = async () => (await settings()).engines.map(({ id }) => id);
		const flip = (id: string) => engine(id).locator('.switch').click();
		const address = (id: string) => engine(id).getByRole('textbox', { name: word('engines.address') });
		const save = (id: string) => engine(id).getByRole('button', { name: word('save'), exact: true });
		const tabs = () => page.getByRole('navigation', { name: word('tabs.name') });
		const tab = (name: string) =>
			tabs()
				.getByRole('link', { name: word(`tabs.${name}`), exact: true })
				.click();
		const pairOf = (from: string, to: string) => word('packs.pair', { from, to });
		const pack = (from: string, to: string) => page.locator('.pack').filter({ hasText: pairOf(from, to) });

		it('are reached by a key, and begin with what stays on this machine', async () => {
			await page.getByRole('contentinfo').waitFor();
			await page.keyboard.press('g');
			await page.keyboard.press('t');
			await page.getByRole('heading', { level: 1, name: word('tabs.engines') }).waitFor();
			await page.getByText(word('engines.keeps'), { exact: true }).first().waitFor();
			await engine('bergamot').getByText(word('engines.where.stays')).waitFor();
			await expect.poll(() => engine('libretranslate').getByRole('switch').isChecked()).toBe(false);
		});

		it('an engine of the team on this machine is set up, switched on without a question, and tried', async () => {
			await button('engines.setUp', { engine: engineName('libretranslate') }).click();
			await address('libretranslate').fill('translate here');
			await save('libretranslate').click();
			await engine('libretranslate').getByText(word('engines.addressWrong')).waitFor();
			await address('libretranslate').fill(translator.address);
			await save('libretranslate').click();
			await engine('libretranslate').getByText(word('engines.where.stays')).waitFor();
			await flip('libretranslate');
			await expect.poll(() => isOn('libretranslate')).toBe(true);
			expect((await served.desk.call('desk.status', {})).sendsTextTo).toEqual([]);
			await engine('libretranslate')
				.getByRole('button', { name: word('engines.try.run'), exact: true })
				.click();
			await engine('libretranslate')
				.getByText(word('engines.try.works', { from: es, to: en }))
				.waitFor();
		});

		it('a key goes in, is used, and is never seen again', async () => {
			const field = engine('libretranslate').getByLabel(word('engines.key.label'), { exact: true });
			expect(await field.getAttribute('type')).toBe('password');
			await field.fill(KEY);
			await engine('libretranslate')
				.getByRole('button', { name: word('engines.key.keep'), exact: true })
				.click();
			await engine('libretranslate').getByText(word('engines.key.kept')).waitFor();
			expect(secrets.libretranslate).toBe(KEY);
			expect(await page.content()).not.toContain(KEY);
			await engine('libretranslate')
				.getByRole('button', { name: word('engines.try.run'), exact: true })
				.click();
			await expect.poll(() => JSON.stringify(translator.asked)).toContain(KEY);
			isRefusing = true;
			await engine('libretranslate')
				.getByRole('button', { name: word('engines.try.run'), exact: true })
				.click();
			await engine('libretranslate')
				.getByText(word('engines.try.fails', { trouble: word('engines.trouble.refused') }))
				.waitFor();
			isRefusing = false;
			await engine('libretranslate')
				.getByRole('button', { name: word('engines.key.forget'), exact: true })
				.click();
			await field.waitFor();
			expect(secrets).toEqual({});
		});

		it('one that sends text out is switched on only when the person agrees, and the page says where text goes', async () => {
			await button('engines.setUp', { engine: engineName('apertium') }).click();
			await address('apertium').fill(`https://${outside}/apy`);
			await save('apertium').click();
			await engine('apertium')
				.getByText(word('engines.where.goes', { host: outside }))
				.waitFor();
			await flip('apertium');
			const question = page.getByRole('alertdialog', { name: word('engines.confirm.title', { hosts: outside }) });
			await question.getByRole('button', { name: words('components:cancel') }).click();
			await question.waitFor({ state: 'detached' });
			expect(await isOn('apertium')).toBe(false);
			await expect.poll(() => engine('apertium').getByRole('switch').isChecked()).toBe(false);
			await flip('apertium');
			await question.getByRole('button', { name: word('engines.confirm.yes') }).click();
			await page.getByText(word('engines.sends', { hosts: outside })).waitFor();
			expect((await served.desk.call('desk.status', {})).sendsTextTo).toEqual([outside]);
			await flip('apertium');
			await page.getByText(word('engines.keeps'), { exact: true }).first().waitFor();
		});

		it('the order is changed by buttons, by keys and by dragging', async () => {
			const up = button('engines.moveUp', { engine: engineName('libretranslate') });
			await up.click();
			await expect.poll(order).toEqual(['libretranslate', 'bergamot', 'apertium', 'deepl', 'openai']);
			const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
			await expect.poll(focused).toBe(word('engines.moveDown', { engine: engineName('libretranslate') }));
			await page.keyboard.press('Alt+ArrowDown');
			await page.keyboard.press('Alt+ArrowDown');
			await expect.poll(order).toEqual(['bergamot', 'apertium', 'libretranslate', 'deepl', 'openai']);
			await expect.poll(focused).toBe(word('engines.moveDown', { engine: engineName('libretranslate') }));
			const grip = engine('openai').locator('.engine-grip');
			await grip.scrollIntoViewIfNeeded();
			const [from, to] = [await grip.boundingBox(), await engine('deepl').boundingBox()];
			if (from === null || to === null) throw new Error('nothing to drag');
			await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
			await page.mouse.down();
			await page.mouse.move(from.x + from.width / 2, to.y + to.height / 2, { steps: 5 });
			await page.mouse.up();
			await expect.poll(order).toEqual(['bergamot', 'apertium', 'libretranslate', 'openai', 'deepl']);
			await putPointerAside(page);
		});

		it('limits and the second person are kept', async () => {
			const perShow = page.getByRole('textbox', { name: word('engines.budget.perShow') });
			await perShow.fill('many');
			await page.keyboard.press('Enter');
			await page.getByText(word('engines.budget.wrong')).waitFor();
			await perShow.fill('5 000');
			await page.getByRole('textbox', { name: word('engines.budget.perDay') }).fill('');
			await page.keyboard.press('Enter');
			await expect.poll(async () => (await settings()).budget).toEqual({ perShow: 5_000, perDay: null });
			await page.getByText(word('engines.second.check')).click();
			await expect.poll(async () => (await settings()).needsSecondPerson).toBe(true);
		});

		it('a desk that cannot keep keys names the variable instead', async () => {
			const keyless = await openServedDesk({ vault: createKeyVault({ SHOWDESK_OPENAI_KEY: KEY }, null) });
			const other = await openPage(browser, `${keyless.address()}`, language);
			await other.page.getByRole('contentinfo').waitFor();
			await goTo(other.page, words, 'translation');
			for (const id of ['deepl', 'openai']) await other.page.getByRole('button', { name: word('engines.setUp', { engine: engineName(id) }) }).click();
			await other.page.getByText(word('engines.key.noStorage', { variable: 'SHOWDESK_DEEPL_KEY' })).waitFor();
			await other.page.getByText(word('engines.key.environment', { variable: 'SHOWDESK_OPENAI_KEY' })).waitFor();
			expect(await other.page.content()).not.toContain(KEY);
			await other.close();
			await keyless.close();
		});

		it('a list of packs that cannot be fetched is explained with the way without internet; nothing was asked before', async () => {
			const nobody = await startServer(() => undefined);
			await nobody.close();
			const field = page.getByRole('textbox', { name: word('engines.registry.label') });
			await field.fill(`${nobody.address}/models.json`);
			await page.keyboard.press('Enter');
			await tab('packs');
			await page.getByText(word('packs.noneTitle')).waitFor();
			await button('packs.fetch').click();
			const alert = page.getByRole('alert').filter({ hasText: word('packs.offline.title') });
			await alert.getByText(word('packs.offline.three')).waitFor();
			expect(registry.asked).toEqual([]);
		});

		it('a pack is downloaded with progress, stopped, gone on with, and removed', async () => {
			await tab('engines');
			await page.getByRole('textbox', { name: word('engines.registry.label') }).fill(`${registry.address}/models.json`);
			await page.keyboard.press('Enter');
			await expect.poll(async () => (await settings()).registryAddress).toContain(registry.address);
			await tab('packs');
			await button('packs.fetch').click();
			await pack(fr, en)
				.getByText(word('packs.quality', { quality: 87 }))
				.waitFor();
			await button('packs.need.take', { n: 1 }).waitFor();
			await button('packs.download', { pair: pairOf(fr, en) }).click();
			const progress = pack(fr, en).getByRole('progressbar');
			await progress.waitFor();
			await expect.poll(() => heldCount).toBe(1);
			await pack(fr, en)
				.getByRole('button', { name: words('components:cancel') })
				.click();
			await button('packs.resume', { pair: pairOf(fr, en) }).waitFor();
			isHolding = false;
			await button('packs.resume', { pair: pairOf(fr, en) }).click();
			await pack(fr, en).getByText(word('packs.installed')).waitFor();
			expect(registry.asked.some(({ headers }) => /^bytes=[1-9]/.test(headers.range ?? ''))).toBe(true);
			await button('packs.remove', { pair: pairOf(fr, en) }).click();
			await page
				.getByRole('alertdialog')
				.getByRole('button', { name: word('packs.removeYes') })
				.click();
			await button('packs.download', { pair: pairOf(fr, en) }).waitFor();
		});

		it('a pack is added from files, tried, and removed; what is no pack is refused in words', async () => {
			const input = page.locator('.file-drop input[type="file"]');
			await input.setInputFiles([...esEnFiles.slice(0, 2)]);
			await page.getByText(word('packs.files.count')).waitFor();
			const mixed = ['a.bin', 'b.bin', 'c.bin'].map((name) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('no') }));
			await input.setInputFiles(mixed);
			await page.getByText(word('packs.trouble.not-a-pack')).waitFor();
			await input.setInputFiles([...esEnFiles]);
			await pack(es, en).getByText(word('packs.installed')).waitFor();
			await tab('engines');
			await button('engines.setUp', { engine: engineName('bergamot') }).click();
			await engine('bergamot')
				.getByRole('button', { name: word('engines.try.run'), exact: true })
				.click();
			await engine('bergamot')
				.getByText(word('engines.try.works', { from: es, to: en }))
				.waitFor({ timeout: 30_000 });
			await tab('packs');
			await button('packs.remove', { pair: pairOf(es, en) }).click();
			await page
				.getByRole('alertdialog')
				.getByRole('button', { name: word('packs.removeYes') })
				.click();
			await expect.poll(() => pack(es, en).count()).toBe(0);
		});

		it('a term is written by keyboard, brought back after it was deleted, and held against what a machine says', async () => {
			await tab('terms');
			await page.getByText(word('terms.emptyText')).waitFor();
			await page.keyboard.press('n');
			const dialog = page.getByRole('dialog', { name: word('terms.editor.newTitle') });
			const text = (number: number) => dialog.getByRole('textbox', { name: word('terms.editor.text', { number }), exact: true });
			await expect.poll(() => text(1).evaluate((field) => field === document.activeElement)).toBe(true);
			await page.keyboard.press('Control+s');
			await dialog.getByText(word('terms.editor.textMissing')).waitFor();
			await page.keyboard.type('correa');
			await text(2).fill('watch strap');
			await page.keyboard.press('Control+s');
			await dialog.waitFor({ state: 'detached' });
			await button('terms.edit', { term: 'correa' }).click();
			await page
				.getByRole('dialog')
				.getByRole('button', { name: word('terms.editor.delete') })
				.click();
			await page.getByText(word('terms.emptyText')).waitFor();
			await button('undo').click();
			await button('terms.edit', { term: 'correa' }).waitFor();
			const search = page.getByRole('searchbox', { name: word('terms.search') });
			await search.fill('zzz');
			await page.getByText(word('terms.nothingFits')).waitFor();
			await button('terms.showAll').click();
			await button('terms.edit', { term: 'correa' }).waitFor();

			const told: DeskEvent[] = [];
			served.desk.subscribe((event) => told.push(event));
			const feed = await startWebSocketFeed();
			const { id: sessionId } = await served.desk.call('show.start', { languages: ['es'], sources: [{ kind: 'websocket', url: feed.address }] });
			await expect.poll(() => feed.connected()).toBe(1);
			feed.send({ id: randomUUID(), author: 'marta', text: 'se me ha roto la correa otra vez en la calle' });
			await expect.poll(() => told.some(({ type }) => type === 'messages')).toBe(true);
			const [message] = told.flatMap((event) => (event.type === 'messages' ? event.messages : []));
			if (message === undefined) throw new Error('nothing was said');
			await served.desk.call('translation.want', { viewId: randomUUID(), sessionId, to: 'en', lines: [{ messageId: message.id, isVisible: true }] });
			const checks = () =>
				told.flatMap((event) => (event.type === 'translations' ? event.lines : [])).flatMap(({ translation: { failedChecks } }) => failedChecks);
			await expect.poll(checks).toContainEqual({ check: 'terms', missing: 'watch strap' });
			await served.desk.call('show.stop', { sessionId });
			await feed.close();
		});

		it('terms leave as TBX and come back from CSV', async () => {
			const choose = async (item: string) => {
				await button('exchange.actions').click();
				await page.getByRole('menuitem', { name: item, exact: true }).click();
			};
			const [download] = await Promise.all([page.waitForEvent('download'), choose(word('exchange.exportAs', { format: 'TBX' }))]);
			const file = join(folder, 'terms.tbx');
			await download.saveAs(file);
			expect(await readFile(file, 'utf8')).toContain('watch strap');
			await choose(word('exchange.import'));
			const dialog = page.getByRole('dialog', { name: word('exchange.terms.importTitle') });
			await dialog.locator('input[type="file"]').setInputFiles({ name: 'terms.csv', mimeType: 'text/csv', buffer: Buffer.from('es,en\nbatería,battery\n') });
			await dialog.getByText(word('exchange.added', { n: 1 })).waitFor();
			await page.keyboard.press('Escape');
			await button('terms.edit', { term: 'batería' }).waitFor();
		});

		it('the memory says how much it holds, finds words in it with where they come from, and leaves as TMX', async () => {
			await tab('memory');
			await page.locator('.memory-count').waitFor();
			const search = page.getByRole('searchbox', { name: word('memory.search') });
			await search.fill('qqzzqq');
			await page.getByText(word('memory.nothing')).waitFor();
			await search.fill('batería');
			const hits = page.getByRole('region', { name: word('memory.hits') });
			await hits.getByText(word('memory.origin.phrasebook')).first().waitFor();
			await expect.poll(() => hits.locator('mark').first().textContent()).toMatch(/bater[ií]a/i);
			await button('exchange.actions').click();
			await page.getByRole('menuitem', { name: word('exchange.export'), exact: true }).click();
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page
					.getByRole('dialog')
					.getByRole('button', { name: word('exchange.exportAs', { format: 'TMX' }) })
					.click(),
			]);
			expect(download.suggestedFilename()).toBe('translation-memory.tmx');
		});

		it('everything on them can be read, narrow and dark too', async () => {
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				await page.setViewportSize({ width: colorScheme === 'dark' ? 420 : 1440, height: 900 });
				for (const name of ['engines', 'packs', 'terms', 'memory']) {
					await tab(name);
					await page.getByRole('heading', { level: 1, name: word(`tabs.${name}`) }).waitFor();
					await page.waitForTimeout(150);
					const { checked, faint } = await page.evaluate(faintTexts);
					expect(checked).toBeGreaterThan(5);
					expect(faint, `${name} ${colorScheme}`).toEqual([]);
					expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} fits`).toBeLessThanOrEqual(0);
				}
			}
		});

		it('raised no complaint of the browser', () => {
			expect(opened.complaints).toEqual([]);
		});
	},
);
