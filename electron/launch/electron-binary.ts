import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The `electron` package brings its program only at the first start; this is where that happens. */

export type ElectronBinary = { readonly path: string } | { readonly why: string };

const DOWNLOAD_LIMIT_MS = 120_000;

/**
 * The path of Electron's program, fetched first where it is not there yet.
 * @param tell gets a line before anything takes long
 */
export async function getElectronBinary(tell: (line: string) => void): Promise<ElectronBinary> {
	const folder = electronPackageFolder();
	if (folder === null) return { why: 'The electron package is not installed' };
	const present = presentBinary(folder);
	if (present !== null) return { path: present };
	tell(`Fetching Electron (about 120 MB, this once; gives up after ${DOWNLOAD_LIMIT_MS / 60_000} minutes).`);
	const failure = await download(folder, DOWNLOAD_LIMIT_MS);
	if (failure !== null) return { why: `Electron could not be fetched (${failure})` };
	const fetched = presentBinary(folder);
	return fetched === null ? { why: 'Electron was fetched but its program is missing' } : { path: fetched };
}

/** The program where it is there already, else null. Looks in the same places as the package itself. */
export function presentBinary(packageFolder: string, environment: NodeJS.ProcessEnv = process.env): string | null {
	const nameFile = join(packageFolder, 'path.txt');
	const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8') : null;
	const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
	if (override) return existing(join(override, name ?? 'electron'));
	return name === null ? null : existing(join(packageFolder, 'dist', name));
}

/** Null where the package is not installed. */
export function electronPackageFolder(): string | null {
	try {
		return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
	} catch {
		return null;
	}
}

function existing(path: string): string | null {
	return existsSync(path) ? path : null;
}

/** Runs the package's own installer; returns what went wrong in a few words, or null. */
export function download(packageFolder: string, limitMs: number): Promise<string | null> {
	return new Promise((resolve) => {
		const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
			stdio: ['ignore', 'ignore', 'pipe'],
			timeout: limitMs,
			killSignal: 'SIGKILL',
		});
		let complaint = '';
		installer.stderr.setEncoding('utf8').on('data', (text: string) => {
			complaint = (complaint + text).slice(0, 8_000);
		});
		installer.on('error', (error) => resolve(error.message));
		installer.on('close', (code, signal) => {
			if (code === 0) resolve(null);
			else resolve(signal === null ? inFewWords(complaint) : 'it took too long');
		});
	});
}

/** The installer prints a stack; a person needs its first line, and the code of the network's error where there is one. */
function inFewWords(complaint: string): string {
	if (complaint.includes('fetch failed')) return 'its download server cannot be reached';
	const code = /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EACCES|ENOSPC|EROFS)\b[^\n]*/.exec(complaint);
	const line = (code?.[0] ?? complaint.split('\n').find((text) => text.trim() !== '') ?? 'for no stated reason').trim();
	return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
