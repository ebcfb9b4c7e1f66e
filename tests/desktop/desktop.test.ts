import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../electron/desk/desk.ts';
import { resourcesFolder } from '../../electron/paths.ts';
import type { CallName } from '../../shared/contract/contract.ts';
import { askFromPage, type Desktop, startDesktop, temporaryFolder } from './desktop.ts';
import { chromiumIsThere } from './needs-chromium.ts';

describe.runIf(chromiumIsThere)('the desktop program', () => {
	let dataFolder: Awaited<ReturnType<typeof temporaryFolder>>;
	let desktop: Desktop | null;

	beforeEach(async () => {
		dataFolder = await temporaryFolder();
		desktop = null;
	});

	afterEach(async () => {
		await desktop?.quit();
		await dataFolder.remove();
	});

	async function start(options: Omit<Parameters<typeof startDesktop>[0], 'dataFolder'> = {}): Promise<Desktop> {
		desktop = await startDesktop({ dataFolder: dataFolder.path, ...options });
		return desktop;
	}

	const told = async (page: Page, call: CallName) => JSON.stringify(await askFromPage(page, call, {}));

	it('opens one sandboxed window on its page, with a menu', async () => {
		const { record, window: opened } = await start();
		const { window, page } = await opened();
		expect(record.isSandboxEnabled).toBe(true);
		expect(window.options.webPreferences).toMatchObject({
			contextIsolation: true,
			sandbox: true,
			nodeIntegration: false,
			webviewTag: false,
			spellcheck: false,
		});
		expect(await page.title()).toContain('Showdesk');
		expect(record.hasMenu).toBe(true);
		expect(record.errorBoxes).toEqual([]);
		// app:// must have an origin before Electron is ready, and rights no wider than https has.
		expect(record.wasReadyWhenSchemesWereRegistered).toBe(false);
		expect(record.privilegedSchemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
	});

	it('raises the window when it is started a second time', async () => {
		const { electron, window: opened } = await start();
		const { window } = await opened();
		window.minimize();
		electron.app.emit('second-instance');
		expect(window.isMinimized()).toBe(false);
		expect(window.isFocused()).toBe(true);
		expect(electron.BrowserWindow.getAllWindows()).toHaveLength(1);
	});

	it('leaves the desk to the first instance when it is the second', async () => {
		const { record, electron } = await start({ prepare: (machine) => (machine.isFirstInstance = false) });
		expect(record.exitCode).toBe(0);
		expect(electron.BrowserWindow.getAllWindows()).toEqual([]);
		expect(record.errorBoxes).toEqual([]);
	});

	it('opens where and as it was closed', async () => {
		const first = await start();
		const { window } = await first.window();
		window.setBounds({ x: 220, y: 140, width: 1100, height: 720 });
		window.maximize();
		await first.quit();
		const second = await start();
		const reopened = (await second.window()).window;
		expect(reopened.options).toMatchObject({ x: 220, y: 140, width: 1100, height: 720 });
		expect(reopened.isMaximized()).toBe(true);
	});

	it('comes back to a screen that is there when the other one was unplugged', async () => {
		const twoScreens = [
			{ x: 0, y: 0, width: 1440, height: 860 },
			{ x: 1440, y: 0, width: 1920, height: 1040 },
		];
		const first = await start({ prepare: (machine) => (machine.workAreas = twoScreens) });
		(await first.window()).window.setBounds({ x: 1800, y: 100, width: 1000, height: 700 });
		await first.quit();
		const second = await start({ prepare: (machine) => (machine.workAreas = twoScreens.slice(0, 1)) });
		expect((await second.window()).window.options.x).toBeUndefined();
	});

	it('asks before closing ends a recording, and keeps recording unless told to stop', async () => {
		const { record, electron, window: opened } = await start({ args: ['--demo', '--speed', '1'] });
		const { window, page } = await opened();
		await expect.poll(() => told(page, 'show.list'), { timeout: 20_000 }).toContain('"connected"');
		window.close();
		expect(record.messageBoxes).toHaveLength(1);
		expect(record.messageBoxes[0]?.message).toMatch(/still being recorded/);
		expect(electron.BrowserWindow.getAllWindows()).toHaveLength(1);

		record.messageBoxAnswers.push(1);
		window.close();
		expect(electron.BrowserWindow.getAllWindows()).toHaveLength(0);
	});

	it('closes its desk before it ends: the folder is free and the session is finished, not interrupted', async () => {
		const { record, window } = await start({ args: ['--demo', '--speed', '20'] });
		const { page } = await window();
		await expect.poll(() => told(page, 'session.list'), { timeout: 20_000 }).toMatch(/"messages":[1-9]/);
		record.messageBoxAnswers.push(1);
		// A person who is told nothing yet presses the keys again.
		desktop?.electron.app.quit();
		await desktop?.quit();
		desktop = null;
		const desk = await openFolder();
		const [session] = await desk.call('session.list', {});
		await desk.close();
		expect(session).toMatchObject({ ending: 'stopped' });
		expect(session?.messages).toBeGreaterThan(0);
	});

	function openFolder(): Promise<OpenDesk> {
		return openDesk({ dataFolder: dataFolder.path, resourcesFolder: resourcesFolder(), host: 'browser', log: () => undefined });
	}

	it('says in a window that the folder is in use, and ends with 1', async () => {
		const other = await openFolder();
		const { record, electron } = await start();
		await expect.poll(() => record.exitCode).toBe(1);
		await other.close();
		expect(record.errorBoxes).toHaveLength(1);
		expect(record.errorBoxes[0]?.text).toContain(dataFolder.path);
		expect(electron.BrowserWindow.getAllWindows()).toEqual([]);
		desktop = null;
	});

	it('says in a window that the store is not one, ends with 1, and leaves the file as it was', async () => {
		await (await openFolder()).close();
		const store = join(dataFolder.path, 'showdesk.sqlite');
		await writeFile(store, 'this is no database, '.repeat(500));
		const before = await readFile(store);
		const { record } = await start();
		await expect.poll(() => record.exitCode).toBe(1);
		expect(record.errorBoxes).toHaveLength(1);
		expect(record.errorBoxes[0]?.text).not.toContain('\n');
		expect(await readFile(store)).toEqual(before);
		desktop = null;
	});

	it('says that an option lacks its value, and ends with 2', async () => {
		const { record } = await start({ args: ['--market'] });
		expect(record.exitCode).toBe(2);
		expect(record.errorBoxes[0]?.text).toContain('--market');
		desktop = null;
	});

	describe('notifications', () => {
		const withHighFlag = ['--demo', '--speed', 'unlimited'];

		it('tell of a high flag while the person looks elsewhere, and open its message when clicked', async () => {
			const { record, window: opened } = await start({ args: withHighFlag, prepare: (machine) => (machine.systemLanguages = ['es-ES']) });
			const { window, page } = await opened();
			await page.evaluate(() => {
				globalThis.window.showdesk?.onOpenMessage((place) => document.body.setAttribute('data-asked-for', JSON.stringify(place)));
			});
			await expect.poll(() => record.notifications.length, { timeout: 20_000 }).toBeGreaterThan(0);
			const [notification] = record.notifications;
			expect(notification?.title).toContain('W1 smart watch');
			expect(notification?.body).toMatch(/revisión/);
			notification?.emit('click');
			expect(window.isFocused()).toBe(true);
			await expect.poll(() => page.evaluate(() => document.body.getAttribute('data-asked-for'))).toMatch(/"sessionId":"[0-9a-f-]{36}","messageId":\d+/);
		});

		it('stay away while the person looks at the desk', async () => {
			const { record, window: opened } = await start();
			const { window, page } = await opened();
			window.focus();
			await askFromPage(page, 'show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
			await expect.poll(() => told(page, 'session.list'), { timeout: 20_000 }).toContain('"finished"');
			expect(record.notifications).toEqual([]);
		});
	});
});
