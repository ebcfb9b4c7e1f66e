import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { InterfaceLanguage } from '../../shared/model/language.ts';
import type { Words } from './words.ts';

export interface OpenedPage {
	readonly page: Page;
	/** What the browser complained of: script errors, refusals by the content security policy, dialogs that opened. */
	readonly complaints: readonly string[];
	close(): Promise<void>;
}

export type PageLook = Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'proxy' | 'deviceScaleFactor' | 'timezoneId'>;

/** A person's browser, in their language, at the address. */
export async function openPage(browser: Browser, address: string, language: InterfaceLanguage, look: PageLook = {}): Promise<OpenedPage> {
	const context = await browser.newContext({ locale: language, viewport: { width: 1440, height: 900 }, ...look });
	// As long as a test that polls: a machine may be busy with something else.
	context.setDefaultTimeout(20_000);
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(`script error: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
	});
	page.on('dialog', (dialog) => {
		complaints.push(`dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	await page.goto(address);
	return { page, complaints, close: () => context.close() };
}

/** A pointer over the feed holds it still; this takes it to where nothing listens. */
export async function putPointerAside(page: Page): Promise<void> {
	await page.mouse.move(1, 1);
}

/** The line of the feed or the queue with these words in its text. */
export function lineWith(page: Page, text: string | RegExp): Locator {
	return page.getByRole('feed').getByRole('article').filter({ hasText: text });
}

export function selectedLine(page: Page): Locator {
	return page.locator('article[aria-current="true"]');
}

/** Says who sits at the desk, in the dialog that asks for it. */
export async function introduceYourself(page: Page, words: Words, name: string): Promise<void> {
	const dialog = page.getByRole('dialog', { name: words('start:profile.title') });
	await dialog.getByRole('textbox', { name: words('start:profile.name') }).fill(name);
	await dialog.getByText(words('start:profile.specialist'), { exact: true }).click();
	await dialog.getByRole('button', { name: words('start:profile.save') }).click();
	await dialog.waitFor({ state: 'detached' });
}

/** Goes to a screen by its link at the side. */
export async function goTo(
	page: Page,
	words: Words,
	screen: 'live' | 'questions' | 'review' | 'search' | 'sessions' | 'products' | 'rules' | 'translation' | 'settings',
): Promise<void> {
	await page
		.getByRole('navigation', { name: words('app:navigation') })
		.getByRole('link', { name: words(`app:screen.${screen}`), exact: true })
		.click();
}

/** Starts a show that is fed by a WebSocket, through the dialog a person uses. */
export async function startShow(page: Page, words: Words, source: { readonly websocket: string } | { readonly demo: 'unlimited' | number }): Promise<void> {
	await page.getByRole('button', { name: words('app:newShow') }).click();
	const dialog = page.getByRole('dialog', { name: words('start:show.title') });
	if ('websocket' in source) {
		await dialog.getByRole('textbox', { name: words('start:add.first') }).fill(source.websocket);
	} else {
		const speed = source.demo === 'unlimited' ? words('start:show.speedUnlimited') : words('start:show.speedTimes', { factor: source.demo });
		await dialog.getByRole('button', { name: words('start:kind.demo'), exact: true }).click();
		await dialog.getByText(speed, { exact: true }).click();
	}
	await dialog.getByRole('button', { name: words('start:show.start') }).click();
	await dialog.waitFor({ state: 'detached' });
	await putPointerAside(page);
}
