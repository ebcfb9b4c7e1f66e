import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { launchChromium } from './chromium.ts';
import { type OpenedPage, openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

/** A lead looks after what the desk keeps. One desk; each test goes on where the one before left off. */

describe.runIf(chromiumIsThere)('keeping and losing', () => {
	let browser: Browser;
	let served: ServedDesk;
	let opened: OpenedPage;
	let page: Page;
	let dataFolder: string;
	let words: Words;

	beforeAll(async () => {
		words = await wordsOf('en');
		browser = await launchChromium();
		served = await openServedDesk();
		const { desk } = served;
		await desk.call('profile.set', { name: 'Wei', role: 'lead', languages: ['zh'] });
		const ended = new Promise<void>((resolve) => {
			desk.subscribe((event) => {
				if (event.type === 'session' && event.session.endedAt !== null) resolve();
			});
		});
		await desk.call('show.start', { title: 'Watch show', sources: [{ kind: 'demo', speed: 'unlimited' }] });
		await ended;
		dataFolder = (await desk.call('desk.status', {})).dataFolder ?? '';
		opened = await openPage(browser, served.address(), 'en');
		page = opened.page;
		await page.evaluate(() => {
			location.hash = '#/settings/keeping';
		});
		await page.getByRole('heading', { name: words('settings:tabs.keeping'), level: 1 }).waitFor();
	}, 60_000);

	afterAll(async () => {
		await opened?.close();
		await served?.close();
		await browser?.close();
	});

	const section = (name: string) => page.getByRole('region', { name });
	const backups = () => section(words('keeping:backups.title'));

	it('says that there is no backup yet, makes one, and shows what is in it', async () => {
		await backups().getByText(words('keeping:backups.none')).waitFor();
		await backups()
			.getByRole('button', { name: words('keeping:backups.now') })
			.click();
		const row = backups().getByRole('listitem');
		await row.waitFor();
		expect(await row.innerText()).toMatch(/by hand[\s\S]*1 session · \d+ messages/);
		expect(readdirSync(join(dataFolder, 'backups'))).toHaveLength(1);
	});

	it('checks every page of the file when it is asked to', async () => {
		const check = section(words('keeping:check.title'));
		await check.getByText(words('keeping:check.never')).waitFor();
		await check.getByRole('button', { name: words('keeping:check.now') }).click();
		await check.getByText(/Every page was found whole/).waitFor();
	});

	it('finds one person, says what will change, and forgets them for good with the backups that knew them', async () => {
		const { desk } = served;
		const [session] = await desk.call('session.list', {});
		const { messages } = await desk.call('feed.page', { sessionId: session?.id ?? '', limit: 50 });
		const author = messages.find(({ role, kind }) => role === 'viewer' && kind === 'chat')?.author;
		if (!author) throw new Error('nobody wrote in the demo');
		const person = section(words('keeping:person.title'));
		await person.getByRole('textbox', { name: words('keeping:person.search') }).fill('nobody is called so');
		await page.keyboard.press('Enter');
		await person.getByText(words('keeping:person.none')).waitFor();
		await person.getByRole('textbox', { name: words('keeping:person.search') }).fill(author.name.toUpperCase());
		await page.keyboard.press('Enter');
		await person.getByRole('listitem').filter({ hasText: author.name }).first().getByRole('button').click();
		const dialog = page.getByRole('alertdialog', { name: words('keeping:anonymise.title') });
		await dialog.getByText(words('keeping:anonymise.forGood')).waitFor();
		expect(await dialog.getByRole('checkbox').last().isChecked()).toBe(true);
		await dialog.getByRole('button', { name: words('keeping:anonymise.confirm') }).click();
		await dialog.waitFor({ state: 'detached' });
		await page.getByText(/the name is now/).waitFor();
		const after = await desk.call('feed.page', { sessionId: session?.id ?? '', limit: 50 });
		expect(after.messages.map((message) => message.author.name)).not.toContain(author.name);
		await expect.poll(() => backups().getByRole('listitem').count()).toBe(1);
		expect(await desk.call('person.find', { text: author.name })).toEqual([]);
	});

	it('offers it beside a person’s other messages, too', async () => {
		const [session] = await served.desk.call('session.list', {});
		const { messages } = await served.desk.call('feed.page', { sessionId: session?.id ?? '', limit: 50 });
		const message = messages.findLast(({ role, kind }) => role === 'viewer' && kind === 'chat');
		await page.evaluate((hash) => {
			location.hash = hash;
		}, `#/sessions/${session?.id}/${message?.id}`);
		await page
			.getByRole('complementary')
			.getByRole('button', { name: words('keeping:person.title') })
			.click();
		await page.getByRole('menuitem', { name: words('keeping:person.inspect') }).click();
		const dialog = page.getByRole('alertdialog', { name: words('keeping:anonymise.title') });
		await dialog.getByText(words('keeping:anonymise.forGood')).waitFor();
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
		await page.evaluate(() => {
			location.hash = '#/settings/keeping';
		});
	});

	it('keeps no rule before it has shown what the rule does', async () => {
		const retention = section(words('keeping:retention.title'));
		await retention.getByText(words('keeping:retention.actions.delete'), { exact: true }).click();
		const days = retention.getByRole('textbox', { name: words('keeping:retention.days') });
		await days.fill('0');
		await retention.getByText(words('keeping:retention.daysProblem')).waitFor();
		expect(await retention.getByRole('button', { name: words('keeping:retention.preview') }).isDisabled()).toBe(true);
		await days.fill('30');
		await retention.getByRole('textbox', { name: words('keeping:retention.markets') }).fill('FR، sa');
		await retention.getByRole('button', { name: words('keeping:retention.preview') }).click();
		const dialog = page.getByRole('alertdialog', { name: words('keeping:retentionPreview.title') });
		await dialog.getByText(words('keeping:retentionPreview.none')).waitFor();
		expect((await served.desk.call('keeping.state', {})).retention.action).toBe('off');
		await dialog.getByRole('button', { name: words('keeping:retentionPreview.keep') }).click();
		await retention.getByText(/Last applied/).waitFor();
		expect((await served.desk.call('keeping.state', {})).retention).toMatchObject({ action: 'delete', afterDays: 30, exceptMarkets: ['FR', 'SA'] });
		expect(await served.desk.call('session.list', {})).toHaveLength(1);
	});

	it('restores a backup under the page, which loads anew and shows what was put aside', async () => {
		const [session] = await served.desk.call('session.list', {});
		await served.desk.call('retention.set', {
			rule: { action: 'off', afterDays: 30, exceptMarkets: [], exceptTags: [], keepsArchived: true, keepsSealed: true },
			operationId: crypto.randomUUID(),
		});
		await backups().getByRole('listitem').getByRole('button').click();
		await page.getByRole('menuitem', { name: words('keeping:backups.restore') }).click();
		const dialog = page.getByRole('alertdialog', { name: /^Restore the backup of/ });
		await dialog.getByText(words('keeping:restore.lostNothing')).waitFor();
		await dialog.getByRole('button', { name: words('keeping:restore.confirm') }).click();
		await dialog.waitFor({ state: 'detached', timeout: 20_000 });
		await backups().getByText(words('keeping:backups.kinds.replaced')).waitFor();
		expect((await served.desk.call('session.list', {})).map(({ id }) => id)).toEqual([session?.id]);
		expect(existsSync(join(dataFolder, 'showdesk.sqlite'))).toBe(true);
		expect(opened.complaints).toEqual([]);
	});
});
