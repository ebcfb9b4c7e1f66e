import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { topFolder } from '../paths.ts';

/**
 * Keeps what Node compiles of a checkout's TypeScript for the next start, and that of the worker threads: nearly half of what the analyser's
 * thread does at a start is reading modules. Where the folder cannot be written nothing is kept, and nothing else changes.
 */
export function keepCompiled(): void {
	const folder = join(topFolder(), 'node_modules', '.cache', 'compiled');
	enableCompileCache(folder);
	// Threads look for it here.
	process.env.NODE_COMPILE_CACHE ??= folder;
}
