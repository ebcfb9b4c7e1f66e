import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BrowserWindow } from 'electron';
import { forbidNavigation } from '../security/navigation.ts';
import type { Log } from '../transport/dispatch.ts';

/**
 * A whole HTML file as PDF, A4, with its tags for screen readers. It is laid out in a window nobody sees, in which nothing runs and
 * from which nothing is fetched.
 * @param folder where the file may lie for the moment
 */
export async function printPdf(html: string, folder: string, log: Log): Promise<Uint8Array> {
	const file = join(folder, `report-${randomUUID()}.html`);
	await writeFile(file, html, { mode: 0o600 });
	const window = new BrowserWindow({
		show: false,
		webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, webviewTag: false, partition: 'reports' },
	});
	try {
		const address = pathToFileURL(file).href;
		window.webContents.session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: details.url !== address }));
		await window.loadURL(address);
		forbidNavigation(window.webContents, log);
		return await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true });
	} finally {
		window.destroy();
		await rm(file, { force: true });
	}
}
