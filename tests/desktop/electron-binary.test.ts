import { _electron as electron } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { buildIfStale } from '../../electron/build.ts';
import { desktopObstacle } from '../../electron/launch/desktop-obstacle.ts';
import { electronPackageFolder, presentBinary } from '../../electron/launch/electron-binary.ts';
import { topFolder } from '../../electron/paths.ts';
import { temporaryFolder } from './desktop.ts';

/** Nothing is replaced here; so it runs only where Electron's own program is, and a display to open a window on. */
const executablePath = presentBinary(electronPackageFolder() ?? '');
const obstacle = desktopObstacle({ platform: process.platform, environment: process.env, userId: process.getuid?.() });
const reason = executablePath === null ? 'no Electron binary' : obstacle;

if (reason !== null) process.stderr.write(`skipped: ${reason}\n`);

describe.runIf(reason === null)('the desktop program in the real Electron', () => {
	it('opens its window, reaches its desk through the bridge, and has nothing of Node in its page', async () => {
		await buildIfStale(() => undefined);
		const dataFolder = await temporaryFolder();
		const app = await electron.launch({ executablePath: executablePath ?? '', args: [topFolder(), '--data', dataFolder.path] });
		try {
			const page = await app.firstWindow();
			await expect.poll(() => page.title(), { timeout: 30_000 }).toContain('Showdesk');
			expect(page.url()).toMatch(/^app:\/\/showdesk\//);
			expect(await page.evaluate(() => window.showdesk?.call('desk.status', {}))).toMatchObject({ ok: true, output: { host: 'electron' } });
			expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window))).toEqual([]);
			expect(await page.evaluate(() => window.showdesk?.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] }))).toMatchObject({ ok: true });
			await page.evaluate(() => window.location.assign('https://evil.example/'));
			expect(page.url()).toMatch(/^app:\/\/showdesk\//);
		} finally {
			await app.close();
			await dataFolder.remove();
		}
	});
});
