import type { Browser, Frame, Page, Request as PageRequest, Route } from 'playwright-core';
import { launchChromium } from '../../browser/chromium.ts';
import { runPreload } from './preload-host.ts';
import { record } from './record.ts';

/**
 * Windows as pages of the system's Chromium. It does not know app://, so the page lives on an https name instead;
 * every request for it is answered by the handler the program registered, headers and all.
 */

const STAND_IN_ORIGIN = 'https://showdesk.app-scheme.test';
const APP_ORIGIN = 'app://showdesk';

export function toAppUrl(url: string): string {
	return url.startsWith(STAND_IN_ORIGIN) ? APP_ORIGIN + url.slice(STAND_IN_ORIGIN.length) : url;
}

function toStandInUrl(url: string): string {
	return url.startsWith(APP_ORIGIN) ? STAND_IN_ORIGIN + url.slice(APP_ORIGIN.length) : url;
}

/** One browser for all starts of the program, each of which loads these modules anew. */
const shared = globalThis as { showdeskChromium?: Promise<Browser> | undefined };

export async function closeChromium(): Promise<void> {
	const running = shared.showdeskChromium;
	shared.showdeskChromium = undefined;
	await (await running)?.close();
}

export interface WindowPage {
	readonly page: Page;
	/** Delivers what the main process sends. */
	send(channel: string, ...args: unknown[]): void;
}

export interface WindowPageOptions {
	readonly url: string;
	/** Null: the window has none, and its page is a file of its own. */
	readonly preload: string | null;
	readonly runsScripts: boolean;
	/** Asked before anything is fetched from a file. */
	readonly mayRequest: (url: string) => boolean;
	readonly width: number;
	readonly height: number;
	/** Asked before a page navigates by itself; false forbids it. */
	readonly mayNavigate: (url: string, isMainFrame: boolean) => boolean;
	/** Asked before a page opens a window. */
	readonly mayOpenWindow: (url: string) => boolean;
}

export async function openWindowPage(options: WindowPageOptions): Promise<WindowPage> {
	shared.showdeskChromium ??= launchChromium();
	const context = await (await shared.showdeskChromium).newContext({
		viewport: { width: options.width, height: options.height },
		locale: record.systemLanguages[0] ?? 'en',
		javaScriptEnabled: options.runsScripts,
	});
	const page = await context.newPage();
	let isProgramNavigating = true;
	await context.route('**/*', (route) => answer(route, options, () => isProgramNavigating));
	context.on('page', (opened) => void (opened !== page && opened.close()));
	const preload = options.preload === null ? null : await runPreload(page, options.preload);
	await page.goto(toStandInUrl(options.url));
	isProgramNavigating = false;
	return { page, send: (channel, ...args) => preload?.send(channel, ...args) };
}

async function answer(route: Route, options: WindowPageOptions, isProgramNavigating: () => boolean): Promise<void> {
	const request = route.request();
	const url = toAppUrl(request.url());
	if (request.isNavigationRequest() && !isProgramNavigating()) {
		const frame = frameOf(request);
		if (frame === null) {
			// Nothing of the program opens windows, so the stand-in has none to give: it only asks.
			record.windowsAskedFor.push({ url, isAllowed: options.mayOpenWindow(url) });
			await route.abort('aborted');
			return;
		}
		record.navigationsAskedFor.push(url);
		if (!options.mayNavigate(url, frame.parentFrame() === null)) {
			await route.abort('aborted');
			return;
		}
	}
	const scheme = new URL(url).protocol.slice(0, -1);
	if (scheme === 'file') {
		await (options.mayRequest(url) ? route.continue() : route.abort('blockedbyclient'));
		return;
	}
	const handler = record.schemeHandlers.get(scheme);
	if (handler === undefined) {
		record.reachedOutside.push(url);
		await route.abort('blockedbyclient');
		return;
	}
	const response = await handler(new Request(url, { method: request.method() }));
	await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body: Buffer.from(await response.arrayBuffer()) });
}

/** The request of a window that is only being opened belongs to no frame yet. */
function frameOf(request: PageRequest): Frame | null {
	try {
		return request.frame();
	} catch {
		return null;
	}
}
