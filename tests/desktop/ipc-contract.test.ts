import { describe } from 'vitest';
import type { Desk, DeskEvent } from '../../shared/contract/contract.ts';
import { errorOf } from '../../shared/contract/errors.ts';
import { describeDesk } from '../contract/describe-desk.ts';
import { askFromPage, startDesktop, temporaryFolder } from './desktop.ts';
import { chromiumIsThere } from './needs-chromium.ts';

/** The whole way of the desktop: page, preload, IPC, main process, engine, and back. */
describe.runIf(chromiumIsThere)('the desktop program', () => {
	describeDesk('Electron IPC', async () => {
		const dataFolder = await temporaryFolder();
		const desktop = await startDesktop({ dataFolder: dataFolder.path });
		const { page } = await desktop.window();
		const listeners = new Set<(event: DeskEvent) => void>();
		await page.exposeFunction('tellTest', (event: DeskEvent) => {
			for (const listener of listeners) listener(event);
		});
		await page.evaluate(() => {
			window.showdesk?.onEvent((event) => window.tellTest?.(event));
		});
		const desk: Desk = {
			async call(name, input) {
				const answer = await askFromPage(page, name, input);
				if (answer === undefined) throw new Error('The page has no bridge to the desk.');
				if (!answer.ok) throw errorOf(answer.fault);
				return answer.output as never;
			},
			subscribe(listener) {
				listeners.add(listener);
				return () => listeners.delete(listener);
			},
		};
		return {
			desk,
			async close() {
				await desktop.quit();
				await dataFolder.remove();
			},
		};
	});
});

declare global {
	interface Window {
		tellTest?: (event: DeskEvent) => void;
	}
}
