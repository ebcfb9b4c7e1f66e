import { BrowserWindow, dialog, ipcMain, shell } from 'electron';
import { z } from 'zod';
import type { DesktopWords } from '../desktop/words.ts';
import type { Log } from '../transport/dispatch.ts';
import { OPEN_OUTSIDE_CHANNEL } from '../transport/ipc-channels.ts';
import { isFromPage } from './ipc.ts';

const webAddress = z.url({ protocol: /^https?$/ }).max(2_000);

/**
 * Opens an address of the web in the person's own browser, after they have seen it written out and agreed: the desk itself
 * goes nowhere, and no text on the page can send anybody anywhere. Only the page is answered, and only a click can ask.
 */
export function openOutsideLinks(words: DesktopWords, log: Log): void {
	let isAsking = false;
	ipcMain.handle(OPEN_OUTSIDE_CHANNEL, async (event, address: unknown): Promise<void> => {
		const parsed = webAddress.safeParse(address);
		if (!isFromPage(event) || !parsed.success || isAsking) {
			log('refused to open an address');
			return;
		}
		const { href } = new URL(parsed.data);
		const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
		if (window === undefined) return;
		isAsking = true;
		try {
			const { response } = await dialog.showMessageBox(window, {
				type: 'question',
				message: words.texts.openOutside,
				detail: href,
				buttons: [words.texts.openOutsideYes, words.texts.openOutsideNo],
				defaultId: 1,
				cancelId: 1,
			});
			if (response === 0) await shell.openExternal(href);
		} finally {
			isAsking = false;
		}
	});
}
