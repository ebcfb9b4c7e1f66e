import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LABEL_COLOURS } from '../../shared/model/label.ts';
import { chromiumIsThere } from '../desktop/needs-chromium.ts';
import { startWebSocketFeed, type WebSocketFeed } from '../fixtures/websocket-feed.ts';
import { launchChromium } from './chromium.ts';
import { faintTexts } from './contrast.ts';
import { lineWith, openPage } from './desk-page.ts';
import { openServedDesk, type ServedDesk } from './served-desk.ts';
import { type Words, wordsOf } from './words.ts';

/** Whatever a person acts on must say what it is. */
const ACTING_ROLES: ReadonlySet<string> = new Set([
	'button',
	'link',
	'textbox',
	'searchbox',
	'combobox',
	'listbox',
	'option',
	'radio',
	'radiogroup',
	'checkbox',
	'switch',
	'menuitem',
	'tab',
	'slider',
	'grid',
	'dialog',
	'alertdialog',
]);

describe.runIf(chromiumIsThere)('the page for people who do not see it, do not point at it, or see it badly', () => {
	let served: ServedDesk;
	let browser: Browser;
	let feed: WebSocketFeed;
	let words: Words;
	let sessionId: string;
	let sheetId: string;

	beforeAll(async () => {
		[served, browser, feed, words] = await Promise.all([openServedDesk(), launchChromium(), startWebSocketFeed(), wordsOf('en')]);
		await served.desk.call('profile.set', { name: 'Marta', role: 'specialist', languages: ['es', 'ru'] });
		sheetId = (await served.desk.call('sheet.save', { sheet: { product: 'W1', facts: { water: 'IP67', colour: 'black, sand' } } })).id;
		const source = { kind: 'websocket', url: feed.address } as const;
		const missing = { kind: 'websocket', url: 'ws://127.0.0.1:1/captions' } as const;
		const session = await served.desk.call('show.start', { title: 'W1', host: 'Lucía', market: 'ES', sources: [source, missing] });
		sessionId = session.id;
		await vi.waitUntil(() => feed.connected() === 1, 10_000);
		feed.send(
			{ id: '1', author: 'Lucía', role: 'host', kind: 'speech', text: 'Cura la diabetes, es el mejor reloj del mundo, resultado garantizado.' },
			{ id: '2', author: 'nastya_k', text: 'всем привет из питера' },
			{ id: '3', author: 'mod', role: 'moderator', text: 'mira bit.ly/abc o escribe a marta@example.com', sentAt: '2020-01-01T00:00:00Z' },
			{ id: '4', author: 'Sami', text: 'كم دقيقة تتحمل تحت الماء؟' },
			{ id: '5', author: 'bot', role: 'bot', text: 'últimas 3 unidades' },
		);
		await vi.waitUntil(async () => (await served.desk.call('session.get', { sessionId })).messages === 5, 10_000);
	});

	afterAll(async () => {
		await browser?.close();
		await served?.close();
		await feed?.close();
	});

	/** What stands on each screen, with as much of it open as a person may have open. */
	const SCREENS = [
		{
			screen: 'live',
			prepare: async (page: Page) => {
				await page.evaluate((id) => {
					window.location.hash = `#/live/${id}`;
				}, sessionId);
				await lineWith(page, 'el mejor reloj').click();
				await page
					.getByRole('complementary')
					.getByRole('button', { name: words('live:verdict.confirm') })
					.first()
					.waitFor();
				await page.keyboard.press('n');
				await page.getByRole('textbox', { name: words('live:note.label') }).waitFor();
			},
		},
		{
			screen: 'dismissal',
			prepare: async (page: Page) => {
				await page.evaluate((id) => {
					window.location.hash = `#/live/${id}`;
				}, sessionId);
				await lineWith(page, 'el mejor reloj').click();
				await page.keyboard.press('d');
				await page.getByRole('button', { name: words('records:notAgain.words') }).waitFor();
			},
		},
		{
			screen: 'reply',
			prepare: async (page: Page) => {
				await served.desk.call('answer.save', { key: 'water.minutes', product: null, language: 'ar', text: '{water}' });
				await page.evaluate((id) => {
					window.location.hash = `#/live/${id}`;
				}, sessionId);
				await lineWith(page, 'كم دقيقة').click();
				await page.keyboard.press('r');
				const reply = page.getByRole('form', { name: /Sami/ });
				await reply.getByText(words('replies:origin.approved'), { exact: true }).waitFor();
				await reply.getByRole('textbox').first().fill('Thirty {battery}');
				await reply.getByText(words('replies:setUp')).waitFor();
				await reply.getByRole('textbox').nth(1).fill('{battery}');
				await reply.locator('.reply-unverified').nth(1).waitFor();
			},
		},
		{
			screen: 'queue',
			prepare: async (page: Page) => {
				await page.evaluate((id) => {
					window.location.hash = `#/live/${id}`;
				}, sessionId);
				await lineWith(page, 'el mejor reloj').waitFor();
				await page.keyboard.press('g');
				await page.keyboard.press('r');
				await page.getByRole('feed', { name: words('live:queue.name') }).waitFor();
			},
		},
		{
			screen: 'questions',
			prepare: async (page: Page) => {
				await page.evaluate((id) => {
					window.location.hash = `#/questions/${id}`;
				}, sessionId);
				await page.getByRole('heading', { level: 2 }).waitFor();
				await page.keyboard.press('w');
				await page.getByRole('button', { name: words('questions:editor.save') }).waitFor();
			},
		},
		{
			screen: 'sessions',
			prepare: async (page: Page) => {
				await page.evaluate(() => {
					window.location.hash = '#/sessions';
				});
				await page.getByRole('table').waitFor();
			},
		},
		{
			screen: 'search',
			prepare: async (page: Page) => {
				await page.evaluate(() => {
					window.location.hash = '#/search/has%3Aflag%20verdikt%3Anone%20lang%3A';
				});
				await page.locator('.hit').first().waitFor();
				await page.getByRole('region', { name: words('search:problem.title') }).waitFor();
				await page.getByRole('combobox', { name: words('search:field') }).press('End');
				await page.getByRole('option').first().waitFor();
			},
		},
		{
			screen: 'translation',
			prepare: async (page: Page) => {
				await page.evaluate(() => {
					window.location.hash = '#/translation/engines';
				});
				await page.locator('.engine-row').first().waitFor();
				for (const panel of await page.locator('.engine-row [aria-controls]').all()) await panel.click();
				await page.locator('.engine-try').first().waitFor();
			},
		},
		{
			screen: 'terms',
			prepare: async (page: Page) => {
				await page.evaluate(() => {
					window.location.hash = '#/translation/terms';
				});
				await page.getByRole('button', { name: words('engines:terms.new') }).click();
				await page.getByRole('textbox', { name: words('engines:terms.editor.text', { number: 1 }) }).waitFor();
			},
		},
		{
			screen: 'products',
			prepare: async (page: Page) => {
				await page.evaluate((id) => {
					window.location.hash = `#/products/${id}`;
				}, sheetId);
				await page.locator('.fact-checked').first().waitFor();
				await page.getByRole('textbox', { name: words('products:factTextOf', { number: 2 }), exact: true }).fill('');
				await page.keyboard.press('Control+s');
				await page.getByText(words('products:problem.textMissing')).waitFor();
			},
		},
		{
			screen: 'rule workbench',
			prepare: async (page: Page) => {
				await page.evaluate(() => {
					window.location.hash = '#/rules/es%2Fhealth/es.health.cures';
				});
				const patterns = page.getByRole('textbox', { name: words('rules:field.patterns'), exact: true });
				await patterns.fill('cura [la');
				await page.locator('.rule-form .field-error').first().waitFor();
				await page.getByRole('textbox', { name: words('rules:try.lines') }).fill('esto cura la diabetes');
				await page.locator('.tried-line mark').first().waitFor();
			},
		},
		{
			screen: 'rule workbench, text',
			prepare: async (page: Page) => {
				await page.evaluate(() => {
					window.location.hash = '#/rules/es%2Fhealth/es.health.cures';
				});
				await page.locator('.pack-views').getByText(words('rules:view.shipped'), { exact: true }).click();
				await page.locator('.pack-text-area').waitFor();
			},
		},
		{
			screen: 'verdicts',
			prepare: async (page: Page) => {
				await page.evaluate(() => {
					window.location.hash = '#/rules/records/es.health.cures';
				});
				await page
					.getByRole('region', { name: words('records:record.examples') })
					.getByRole('listitem')
					.first()
					.waitFor();
			},
		},
		{
			screen: 'rules to look at',
			prepare: async (page: Page) => {
				await page.evaluate(() => {
					window.location.hash = '#/rules/records';
				});
				await page.getByRole('table').waitFor();
			},
		},
		{
			screen: 'team lists',
			prepare: async (page: Page) => {
				await served.desk.call('exception.addAll', {
					exceptions: [
						{ type: 'sensitive', pattern: 'guerra', severity: 'high', note: 'go on to the product', comment: 'asked for by the brand' },
						{ type: 'author', messageId: 1, scope: { type: 'category', category: 'scam' } },
					],
					acceptsRisk: true,
				});
				await page.evaluate(() => {
					window.location.hash = '#/rules/lists';
				});
				await page.getByRole('listitem').filter({ hasText: 'guerra' }).waitFor();
			},
		},
		{
			screen: 'settings',
			prepare: async (page: Page) => {
				await page.evaluate(() => {
					window.location.hash = '#/settings';
				});
				await page.getByRole('button', { name: words('settings:shortcutsShow') }).waitFor();
			},
		},
		{
			screen: 'labels and guidelines',
			prepare: async (page: Page) => {
				if ((await served.desk.call('label.list', {})).length === 0) {
					const drafts = LABEL_COLOURS.map((colour) => ({ name: colour, colour, key: null, description: 'when nothing else fits', reach: 'both' }) as const);
					for (const label of drafts) await served.desk.call('label.save', { label });
					const text = '# How\n\n- **bold**, [law](https://example.com) and `code`\n\n> When in doubt, escalate.';
					await served.desk.call('guidelines.save', { label: null, basedOn: 0, text });
				}
				await page.evaluate(() => {
					window.location.hash = '#/settings/labels';
				});
				await page.getByRole('heading', { name: 'How', exact: true }).waitFor();
			},
		},
		{
			screen: 'audit log',
			prepare: async (page: Page) => {
				await page.evaluate(() => {
					window.location.hash = '#/settings/audit';
				});
				await page.getByRole('list', { name: words('audit:log') }).waitFor();
			},
		},
		{
			screen: 'keeping and losing',
			prepare: async (page: Page) => {
				await page.evaluate(() => {
					window.location.hash = '#/settings/keeping';
				});
				await page.getByRole('heading', { name: words('keeping:backups.title') }).waitFor();
			},
		},
		{
			screen: 'player',
			prepare: async (page: Page) => {
				await page.evaluate((id) => {
					window.location.hash = `#/sessions/${id}`;
				}, sessionId);
				await page.getByRole('slider', { name: words('player:slider') }).waitFor();
				await page.locator('.feed-lane').first().waitFor({ state: 'attached' });
			},
		},
		{
			screen: 'review',
			prepare: async (page: Page) => {
				await page.evaluate(() => {
					window.location.hash = '#/review';
				});
				await page.getByText(words('review:rounds.emptyText')).waitFor();
			},
		},
		{
			screen: 'report',
			prepare: async (page: Page) => {
				await page.evaluate((id) => {
					window.location.hash = `#/sessions/${id}`;
				}, sessionId);
				await page
					.getByRole('main')
					.getByRole('button', { name: words('report:dialog.action'), exact: true })
					.click();
				await page
					.getByRole('dialog')
					.getByRole('button', { name: words('report:dialog.make'), exact: true })
					.click();
				await page.frameLocator('.report-frame').getByRole('heading', { level: 1 }).waitFor();
			},
		},
		{
			screen: 'new show',
			prepare: async (page: Page) => {
				await page.getByRole('button', { name: words('app:newShow') }).click();
				await page
					.getByRole('dialog')
					.getByRole('button', { name: words('start:kind.websocket'), exact: true })
					.click();
			},
		},
	] as const;

	it.each(SCREENS)('keeps every text readable over its ground (AA), in light and dark, and names everything one can act on: $screen', async ({ prepare }) => {
		const { page, close } = await openPage(browser, served.address(), 'en', { colorScheme: 'light' });
		await prepare(page);
		await page.mouse.move(1, 1);
		const grounds = new Set<string>();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			// Colours change with a transition.
			await page.waitForTimeout(400);
			grounds.add(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor));
			const { checked, faint } = await page.evaluate(faintTexts);
			expect(checked, colorScheme).toBeGreaterThan(15);
			expect(faint, colorScheme).toEqual([]);
		}
		expect(grounds.size).toBe(2);
		const devtools = await page.context().newCDPSession(page);
		// A narrow page shows pictures where a wide one has words.
		for (const width of [1440, 420]) {
			await page.setViewportSize({ width, height: 900 });
			const { nodes } = await devtools.send('Accessibility.getFullAXTree');
			const acting = nodes.filter((node) => !node.ignored && ACTING_ROLES.has(String(node.role?.value)));
			expect(acting.length).toBeGreaterThan(3);
			const nameless = acting.filter((node) => String(node.name?.value ?? '').trim() === '');
			expect(nameless.map((node) => `${width} px: ${node.role?.value} ${JSON.stringify(node.properties)}`)).toEqual([]);
		}
		await close();
	});

	it('leads the tab key through everything and round again, always to something in sight with a visible focus', async () => {
		const { page, close } = await openPage(browser, served.address(), 'en');
		await page.evaluate((id) => {
			window.location.hash = `#/live/${id}`;
		}, sessionId);
		// Chosen by key, so that the tab key starts at the top of the page.
		await lineWith(page, 'el mejor reloj').waitFor();
		for (let step = 0; step < 5; step += 1) await page.keyboard.press('k');
		await page
			.getByRole('complementary')
			.getByRole('button', { name: words('live:verdict.confirm') })
			.first()
			.waitFor();
		const places: { readonly place: string; readonly region: string; readonly isSeen: boolean }[] = [];
		for (let step = 0; step < 80; step += 1) {
			await page.keyboard.press('Tab');
			const focused = await page.evaluate(describeFocus);
			if (focused === null || places.some(({ place }) => place === focused.place)) break;
			places.push(focused);
		}
		expect(places.length).toBeGreaterThan(15);
		expect(places.filter(({ isSeen }) => !isSeen)).toEqual([]);
		const regions = places.map(({ region }) => region);
		for (const region of ['navigation', 'feed', 'inspector', 'status']) expect(regions).toContain(region);
		// In the order it is read.
		expect(regions.indexOf('navigation')).toBeLessThan(regions.indexOf('feed'));
		expect(regions.indexOf('feed')).toBeLessThan(regions.indexOf('inspector'));
		await close();
	});

	it('keeps the tab key within a dialog while it is open, and gives the focus back after it', async () => {
		const { page, close } = await openPage(browser, served.address(), 'en');
		const opener = page.getByRole('button', { name: words('app:newShow') });
		await opener.focus();
		await page.keyboard.press('Enter');
		const dialog = page.getByRole('dialog');
		await dialog.waitFor();
		for (let step = 0; step < 12; step += 1) {
			await page.keyboard.press('Tab');
			expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
		}
		await page.keyboard.press('Escape');
		await dialog.waitFor({ state: 'detached' });
		await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
		await close();
	});

	it('moves nothing for those who asked for less motion', async () => {
		const { page, close } = await openPage(browser, served.address(), 'en');
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await lineWith(page, 'el mejor reloj').waitFor();
		const moving = await page.evaluate(
			() => document.getAnimations().filter((animation) => Number(animation.effect?.getComputedTiming().duration) > 50).length,
		);
		expect(moving).toBe(0);
		await close();
	});
});

/** Runs in the page: where the focus is, and whether a person can see that it is there. Null at the end of the page. */
function describeFocus() {
	const element = document.activeElement;
	if (element === null || element === document.body) return null;
	const region = element.closest('[role="feed"]')
		? 'feed'
		: element.closest('aside')
			? 'inspector'
			: element.closest('nav')
				? 'navigation'
				: element.closest('footer')
					? 'status'
					: 'main';
	const shown = [element, element.parentElement, element.closest('label'), element.nextElementSibling];
	const hasRing = shown.some((candidate) => {
		if (candidate == null) return false;
		const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(candidate);
		return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' || candidate.matches('[data-focus-visible]');
	});
	const { width, height } = element.getBoundingClientRect();
	const path: string[] = [];
	for (let at: Element | null = element; at !== null; at = at.parentElement)
		path.unshift(`${at.tagName}:${[...(at.parentElement?.children ?? [])].indexOf(at)}`);
	return { place: `${path.join('>')} ${element.textContent?.slice(0, 40)}`, region, isSeen: hasRing && width > 0 && height > 0 };
}
