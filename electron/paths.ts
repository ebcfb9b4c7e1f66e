import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * The one place that knows how the program lies on disk. It runs in three shapes: the TypeScript as it is (plain Node),
 * the bundles of dist/electron (Electron from a checkout), and the bundles inside app.asar (packaged).
 */

const codeFolder = dirname(fileURLToPath(import.meta.url));
const isBundle = basename(codeFolder) === 'electron' && basename(dirname(codeFolder)) === 'dist';
const programFolder = isBundle ? dirname(dirname(codeFolder)) : dirname(codeFolder);

/**
 * The same folder where every reader finds real files: worker threads cannot read inside app.asar,
 * so electron-builder puts what they open beside it (`asarUnpack`).
 */
const unpackedFolder = unpacked(programFolder);

/** Rule packs, the demo show, icons. */
export function resourcesFolder(): string {
	return join(unpackedFolder, 'resources');
}

/** The script and the binary of the engine that translates on this machine; a worker reads them. */
export function bergamotFolder(): string {
	return join(unpackedFolder, 'node_modules', '@browsermt', 'bergamot-translator', 'worker');
}

/** The built page; `npm run build` makes it. */
export function pageFolder(): string {
	return join(programFolder, 'dist', 'renderer');
}

/** What `npm run build` makes for Electron. */
export function bundleFolder(): string {
	return join(programFolder, 'dist', 'electron');
}

/** The bundled preload script: the sandbox takes one CommonJS file. */
export function preloadFile(): string {
	return join(bundleFolder(), 'preload.cjs');
}

/** Bundled workers, or undefined where Node runs their TypeScript itself. */
export function bundledWorkers(): Readonly<Record<'recorder' | 'reader' | 'workbench' | 'keeper' | 'translator' | 'bergamot', URL>> | undefined {
	if (!isBundle) return undefined;
	const at = (name: string) => pathToFileURL(join(unpackedFolder, 'dist', 'electron', name));
	return {
		recorder: at('recorder-worker.js'),
		reader: at('reader-worker.js'),
		workbench: at('workbench-worker.js'),
		keeper: at('keeper-worker.js'),
		translator: at('translator-worker.js'),
		bergamot: at('bergamot-worker.js'),
	};
}

/** Where package.json is: a checkout's top level, or the inside of app.asar. */
export function topFolder(): string {
	return programFolder;
}

/** `…/app.asar` becomes `…/app.asar.unpacked`; anything else stays. */
export function unpacked(folder: string): string {
	return folder
		.split(sep)
		.map((part) => (part === 'app.asar' ? 'app.asar.unpacked' : part))
		.join(sep);
}
