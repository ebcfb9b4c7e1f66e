import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { bundleFolder, topFolder } from './paths.ts';

/** What the bundles are made of. */
const SOURCES = ['electron', 'renderer', 'shared', 'resources/locales', 'vite.config.ts', 'package.json', 'tsconfig.json'];

/**
 * Makes dist/ with Vite: the page, and Electron's main process, preload and workers.
 * @throws Error with Vite's own message where a source does not compile
 */
export async function build(): Promise<void> {
	const fingerprint = await fingerprintOfSources();
	await rm(stampFile(), { force: true });
	await rm(bundleFolder(), { recursive: true, force: true });
	const { createBuilder } = await import('vite');
	const builder = await createBuilder({ configFile: join(topFolder(), 'vite.config.ts'), logLevel: 'warn' }, null);
	for (const environment of Object.values(builder.environments)) {
		if (environment.name !== 'ssr') await builder.build(environment);
	}
	await mkdir(join(topFolder(), 'dist'), { recursive: true });
	await writeFile(stampFile(), fingerprint);
}

/** Was dist/ made from the sources as they are now? Compares names, sizes and times of change, so that it takes milliseconds. */
export async function isBuildFresh(): Promise<boolean> {
	try {
		return (await readFile(stampFile(), 'utf8')) === (await fingerprintOfSources());
	} catch {
		return false;
	}
}

/** @param tell gets one line before a build begins, and nothing where none is needed */
export async function buildIfStale(tell: (line: string) => void): Promise<void> {
	if (await isBuildFresh()) return;
	tell('Building the page and the desktop program; this takes a few seconds and is done only when something changed.');
	await build();
}

function stampFile(): string {
	return join(topFolder(), 'dist', 'built-from');
}

async function fingerprintOfSources(): Promise<string> {
	const top = topFolder();
	const lines: string[] = [];
	for (const source of SOURCES) {
		for (const file of await filesBelow(join(top, source))) {
			const { size, mtimeMs } = await stat(file);
			lines.push(`${relative(top, file)} ${size} ${mtimeMs}`);
		}
	}
	return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

async function filesBelow(path: string): Promise<string[]> {
	const found = await stat(path).catch(() => null);
	if (found === null) return [];
	if (found.isFile()) return [path];
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

if (import.meta.main) await build();
