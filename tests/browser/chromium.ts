import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The system's own Chromium or Chrome, for every test that needs a page; nothing is downloaded. */

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];
const PROGRAMS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of the browser: `CHROMIUM` where it is set, else the first one found; null where the machine has none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
	const folders = [...FOLDERS, ...(environment.PATH ?? '').split(delimiter)];
	const candidates = [environment.CHROMIUM ?? '', ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PROGRAMS];
	return candidates.find((path) => path !== '' && isProgram(path)) ?? null;
}

/** What a skipped test prints. */
export const NO_CHROMIUM = 'skipped: no Chromium or Chrome on this machine (install chromium, or set CHROMIUM to its path)';

/**
 * @param sound switches for what it hears, such as a file in place of a microphone; with any it also plays what pages play, to nobody
 * @throws Error where there is no browser; ask `findChromium` first
 */
export async function launchChromium(sound: readonly string[] = []): Promise<Browser> {
	const executablePath = findChromium();
	if (executablePath === null) throw new Error(NO_CHROMIUM);
	return chromium.launch({
		executablePath,
		// Without a locale it can save no file whose name is not ASCII.
		env: { ...process.env, LC_ALL: 'C.UTF-8' },
		// Quiet and alone: no network of its own, no first-run pages. The sandbox needs rights that containers lack.
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			...sound,
		],
		...(sound.length === 0 ? {} : { ignoreDefaultArgs: ['--mute-audio'] }),
	});
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}
