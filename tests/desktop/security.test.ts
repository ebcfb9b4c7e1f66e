import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageFolder } from '../../electron/paths.ts';
import { MAX_REQUEST_BYTES } from '../../shared/contract/wire.ts';
import { type Desktop, PAGE_FRAME, startDesktop, temporaryFolder } from './desktop.ts';
import type { PermissionDetails } from './electron-stand-in/record.ts';
import { chromiumIsThere } from './needs-chromium.ts';

const CALL = 'showdesk:call';
const OUTSIDE = 'showdesk:open-outside';

describe.runIf(chromiumIsThere)('what the page of the desktop program may do', () => {
	let dataFolder: Awaited<ReturnType<typeof temporaryFolder>>;
	let desktop: Desktop;
	let page: Page;

	beforeAll(async () => {
		dataFolder = await temporaryFolder();
		desktop = await startDesktop({ dataFolder: dataFolder.path });
		page = (await desktop.window()).page;
	});

	afterAll(async () => {
		await desktop.quit();
		await dataFolder.remove();
	});

	it('gets one object of three functions, and nothing of Node or Electron', async () => {
		const found = await page.evaluate(() => ({
			bridge: Object.entries(window.showdesk ?? {}).map(([name, value]) => `${name}: ${typeof value}`),
			isFrozen: Object.isFrozen(window.showdesk),
			node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter((name) => name in window),
		}));
		expect(found).toEqual({ bridge: ['call: function', 'onEvent: function', 'onOpenMessage: function', 'openOutside: function'], isFrozen: true, node: [] });
	});

	it('asks the desk through it', async () => {
		expect(await page.evaluate(() => window.showdesk?.call('desk.status', {}))).toMatchObject({ ok: true, output: { host: 'electron' } });
	});

	it('runs no script that was written into it', async () => {
		const ran = await page.evaluate(async () => {
			const script = document.createElement('script');
			script.textContent = 'document.documentElement.dataset.injected = "yes"';
			document.body.append(script);
			const image = document.createElement('div');
			image.innerHTML = '<img src="x" onerror="document.documentElement.dataset.injected = \'yes\'">';
			document.body.append(image);
			await new Promise((resolve) => setTimeout(resolve, 200));
			return document.documentElement.dataset.injected ?? 'no';
		});
		expect(ran).toBe('no');
	});

	it('reaches nothing outside: no request leaves it', async () => {
		const outcomes = await page.evaluate(async () => {
			const image = new Image();
			image.src = 'https://evil.example/pixel.png';
			document.body.append(image);
			const attempts = [
				fetch('https://evil.example/'),
				fetch('http://127.0.0.1:9/'),
				new Promise((_, reject) => (new WebSocket('wss://evil.example').onerror = reject)),
			];
			return (await Promise.allSettled(attempts)).map((outcome) => outcome.status);
		});
		expect(outcomes).toEqual(['rejected', 'rejected', 'rejected']);
		expect(desktop.record.reachedOutside).toEqual([]);
	});

	it.each(['https://evil.example/', 'http://127.0.0.1:9/'])('is not replaced by %s', async (url) => {
		const before = page.url();
		await page.evaluate((target) => {
			const link = document.createElement('a');
			link.href = target;
			document.body.append(link);
			link.click();
		}, url);
		await expect.poll(() => desktop.record.navigationsAskedFor).toContain(url);
		// While a refused navigation ends, the browser names it "Loading …" for a moment.
		await expect.poll(() => page.title()).toContain('Showdesk');
		expect(page.url()).toBe(before);
		expect(desktop.record.reachedOutside).toEqual([]);
	});

	it('opens no window, by script or by link', async () => {
		await page.evaluate(() => {
			const button = document.createElement('button');
			button.id = 'opener';
			button.style.cssText = 'position: fixed; inset: 0; z-index: 99999';
			button.addEventListener('click', () => {
				window.open('https://evil.example/by-script');
				const link = document.createElement('a');
				link.href = 'https://evil.example/by-link';
				link.target = '_blank';
				link.click();
				button.remove();
			});
			document.body.append(button);
		});
		// Chromium gives a window only to a real click.
		await page.click('#opener');
		await expect
			.poll(() => desktop.record.windowsAskedFor)
			.toEqual([
				{ url: 'https://evil.example/by-script', isAllowed: false },
				{ url: 'https://evil.example/by-link', isAllowed: false },
			]);
		await expect.poll(() => page.context().pages().length).toBe(1);
		expect(desktop.record.reachedOutside).toEqual([]);
	});

	it('opens an address of the web outside when the person agrees, and nothing else', async () => {
		const { record } = desktop;
		const ask = (address: unknown) => page.evaluate((asked) => window.showdesk?.openOutside(asked as string), address);
		for (const address of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://evil.example', 'evil.example', '', 7, { href: 'https://evil.example' }])
			await ask(address);
		await record.invoke({ url: 'https://evil.example/', parent: null }, OUTSIDE, 'https://evil.example/');
		expect(record.messageBoxes).toEqual([]);
		await ask('https://example.com/law?a=1');
		expect(record.messageBoxes.map(({ message }) => message)).toEqual([expect.stringContaining('https://example.com/law?a=1')]);
		expect(record.openedAddresses, 'nobody agreed').toEqual([]);
		record.messageBoxAnswers.push(0);
		await ask('https://example.com/law?a=1');
		expect(record.openedAddresses).toEqual(['https://example.com/law?a=1']);
		expect(desktop.record.reachedOutside).toEqual([]);
	});

	const PAGE_DETAILS = { isMainFrame: true, requestingUrl: 'app://showdesk/index.html' };
	const FOREIGN = [
		{ isMainFrame: true, requestingUrl: 'https://evil.example/' },
		{ isMainFrame: true, requestingUrl: 'app://evil/index.html' },
		{ isMainFrame: false, requestingUrl: 'app://showdesk/index.html' },
		{ isMainFrame: true, requestingUrl: '' },
	];

	function askFor(permission: string, details: PermissionDetails) {
		const { record } = desktop;
		let answer: boolean | null = null;
		record.permissionRequest?.(null, permission, (isAllowed) => (answer = isAllowed), details);
		return { asked: answer, checked: record.permissionCheck?.(null, permission, 'app://showdesk/', details) };
	}

	it('may copy text, and is refused everything else a page can ask for', () => {
		expect(askFor('clipboard-sanitized-write', PAGE_DETAILS)).toEqual({ asked: true, checked: true });
		for (const permission of [
			'media',
			'geolocation',
			'notifications',
			'midi',
			'fullscreen',
			'openExternal',
			'clipboard-read',
			'hid',
			'usb',
			'fileSystem',
			'something-new',
		]) {
			expect(askFor(permission, PAGE_DETAILS), permission).toEqual({ asked: false, checked: false });
		}
	});

	it('may hear a microphone for itself, and has no camera', () => {
		const sound = { mediaTypes: ['audio'], mediaType: 'audio' };
		if (process.platform !== 'darwin') expect(askFor('media', { ...PAGE_DETAILS, ...sound })).toEqual({ asked: true, checked: true });
		for (const types of [['video'], ['audio', 'video'], []]) {
			expect(askFor('media', { ...PAGE_DETAILS, mediaTypes: types, mediaType: 'video' }), types.join()).toEqual({ asked: false, checked: false });
		}
		for (const details of FOREIGN) expect(askFor('media', { ...details, ...sound }), JSON.stringify(details)).toEqual({ asked: false, checked: false });
	});

	it('is given its audio worklet as a script, and runs no other', async () => {
		expect(await page.evaluate(() => window.isSecureContext && typeof AudioWorkletNode)).toBe('function');
		const worklet = (await readdir(join(pageFolder(), 'assets'))).find((name) => /^sound-worklet-.*\.js$/.test(name));
		// The browser that stands in for Electron loads worklets by a way that cannot be answered here; tests/browser/sound.test.ts runs it.
		const response = await desktop.record.schemeHandlers.get('app')?.(new Request(`app://showdesk/assets/${worklet}`));
		expect([response?.status, response?.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
		const outcomes = await page.evaluate(async () => {
			const context = new OfflineAudioContext(1, 128, 48_000);
			const modules = ['https://evil.example/worklet.js', 'data:text/javascript,', URL.createObjectURL(new Blob([''], { type: 'text/javascript' }))];
			return (await Promise.allSettled(modules.map((module) => context.audioWorklet.addModule(module)))).map(({ status }) => status);
		});
		expect(outcomes).toEqual(['rejected', 'rejected', 'rejected']);
		expect(desktop.record.reachedOutside).toEqual([]);
	});

	it.each([
		['of another site', { url: 'https://evil.example/', parent: null }],
		['of another app:// host', { url: 'app://evil/index.html', parent: null }],
		['that only looks like the page', { url: 'https://evil.example/app://showdesk/', parent: null }],
		['of a file', { url: 'file:///etc/passwd', parent: null }],
		['inside the page', { url: 'app://showdesk/index.html', parent: PAGE_FRAME }],
		['that is gone', null],
		['without an address', { url: '', parent: null }],
	])('cannot be spoken for by a frame %s', async (_what, frame) => {
		const answer = await desktop.record.invoke(frame, CALL, 'desk.status', {});
		expect(answer).toMatchObject({ ok: false, fault: { code: 'invalid-input' } });
		expect(JSON.stringify(answer)).not.toContain(dataFolder.path);
	});

	it.each([
		['no arguments', []],
		['no name', [7, {}]],
		['a name beyond all names', ['x'.repeat(65), {}]],
		['an argument too many', ['desk.status', {}, {}]],
		['input that is no JSON', ['desk.status', { count: 1n }]],
		['more than any request holds', ['profile.set', { name: 'x'.repeat(MAX_REQUEST_BYTES) }]],
	])('is refused a call with %s', async (_what, args) => {
		expect(await desktop.record.invoke(PAGE_FRAME, CALL, ...args)).toMatchObject({ ok: false, fault: { code: 'invalid-input' } });
	});

	it('is refused a call with a cycle in it', async () => {
		const cycle: { self?: unknown } = {};
		cycle.self = cycle;
		expect(await desktop.record.invoke(PAGE_FRAME, CALL, 'profile.set', cycle)).toMatchObject({ ok: false, fault: { code: 'invalid-input' } });
	});

	it('finds no other channels than those for calls and for links', () => {
		expect([...desktop.record.ipcHandlers.keys()]).toEqual([CALL, OUTSIDE]);
	});

	it.each([
		'app://showdesk/%2e%2e/electron/main.js',
		'app://showdesk/..%2felectron/main.js',
		'app://showdesk/..%5celectron%5cmain.js',
		'app://showdesk//etc/passwd',
		'app://evil/index.html',
		'app://showdesk:80/index.html',
		'app://showdesk/nowhere.js',
	])('is given nothing for %s', async (url) => {
		const response = await desktop.record.schemeHandlers.get('app')?.(new Request(url));
		expect(response?.status).toBe(404);
		expect(await response?.text()).toBe('Nothing is here.');
	});

	it('comes with the same policy as over HTTP, without a socket', async () => {
		const response = await desktop.record.schemeHandlers.get('app')?.(new Request('app://showdesk/index.html'));
		expect(response?.headers.get('content-security-policy')).toMatch(
			/^default-src 'none'; script-src 'self';.*connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'$/,
		);
		expect(response?.headers.get('x-content-type-options')).toBe('nosniff');
	});
});
