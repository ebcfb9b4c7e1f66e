import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { topFolder } from './paths.ts';

/** In dist/: which sources it was made from. */
const STAMP = 'built-from';

/** What the bundles are made of. */
const SOURCES = ['electron', 'renderer', 'shared', 'resources/locales', 'vite.config.ts', 'package.json', 'tsconfig.json'];

/**
 * Makes dist/ with Vite: the page, and Electron's main process, preload and workers. It is made aside and put in place when
 * it is whole, so that a desk that runs meanwhile never meets half a build.
 * @throws Error with Vite's own message where a source does not compile
 */
export async function build(): Promise<void> {
	const fingerprint = await fingerprintOfSources();
	const top = topFolder();
	const aside = join(top, 'node_modules', '.cache', `showdesk-build-${process.pid}`);
	try {
		await bundleInto(aside);
		await writeFile(join(aside, STAMP), fingerprint);
		await rename(join(top, 'dist'), join(aside, 'before')).catch(() => undefined);
		await rename(aside, join(top, 'dist'));
	} finally {
		await rm(aside, { recursive: true, force: true });
		await rm(join(top, 'dist', 'before'), { recursive: true, force: true });
	}
}

async function bundleInto(folder: string): Promise<void> {
	const { createBuilder } = await import('vite');
	const into = (part: string) => ({ build: { outDir: join(folder, part) } });
	const builder = await createBuilder({
		configFile: join(topFolder(), 'vite.config.ts'),
		logLevel: 'warn',
		environments: {
			client: into('renderer'),
			...Object.fromEntries(['main', 'preload', 'recorder', 'reader', 'workbench', 'keeper', 'translator', 'bergamot'].map((name) => [name, into('electron')])),
		},
	});
	await builder.buildApp();
}

/** Was dist/ made from the sources as they are now? Compares names, sizes and times of change, so that it takes milliseconds. */
export async function isBuildFresh(): Promise<boolean> {
	try {
		return (await readFile(join(topFolder(), 'dist', STAMP), 'utf8')) === (await fingerprintOfSources());
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
