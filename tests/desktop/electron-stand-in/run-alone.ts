import { registerHooks } from 'node:module';

/**
 * Loaded with `--import` before the built program, in a process of its own: gives it the stand-in for `electron`, waits for its
 * window, prints what the window shows, and ends it.
 */

const standInUrl = new URL('electron.ts', import.meta.url).href;

registerHooks({
	resolve: (specifier, context, next) => (specifier === 'electron' ? { url: standInUrl, shortCircuit: true } : next(specifier, context)),
});

const { app, BrowserWindow } = await import('./electron.ts');
const { closeChromium } = await import('./chromium-pages.ts');
const { record } = await import('./record.ts');

// Electron puts the app's folder where Node puts the script: the arguments are in the same places.
const watching = setInterval(() => void look(), 50);

async function look(): Promise<void> {
	const [window] = BrowserWindow.getAllWindows();
	if (window === undefined && record.exitCode === null) return;
	clearInterval(watching);
	if (window !== undefined) {
		const { page } = await window.webContents.opened;
		const status = await page.evaluate(() => globalThis.window.showdesk?.call('desk.status', {}));
		process.stdout.write(`STAND-IN ${JSON.stringify({ title: await page.title(), status, errors: record.errorBoxes })}\n`);
		app.quit();
		while (record.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
		await closeChromium();
	}
	process.exit(record.exitCode ?? 0);
}
