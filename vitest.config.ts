import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What is waited for takes longer on a machine that is busy with something else. */
const patient = { expect: { poll: { timeout: 20_000, interval: 50 } } } as const;
/** The desk's threads compile a hundred modules each time one is opened, which is some two hundred times. */
const compiled = { NODE_COMPILE_CACHE: here('node_modules/.cache/compiled') };
const shared = { environment: 'node', restoreMocks: true, env: compiled } as const;

/** Every file has a desk, a folder, ports and a Chromium of its own. A core is left to nobody: two would mean one file at a time. */
const WORKERS = Math.min(availableParallelism(), 4);

/**
 * tests/ mirrors the tree. `*.test.ts` are unit tests; `*.integration.test.ts` use real sockets, files and workers;
 * tests/browser drives the system's Chromium against the real desk; tests/desktop drives Electron's side.
 */
export default defineConfig({
	test: {
		maxWorkers: WORKERS,
		projects: [
			{
				test: {
					...shared,
					name: 'unit',
					include: ['tests/{electron,shared,renderer,bench}/**/*.test.{ts,tsx}'],
					exclude: ['tests/**/*.integration.test.ts'],
					// Property tests run hundreds of hostile texts; what they say of speed is a ratio within one run.
					testTimeout: 30_000,
				},
			},
			{ test: { ...shared, ...patient, name: 'integration', include: ['tests/**/*.integration.test.ts'], testTimeout: 30_000, hookTimeout: 30_000 } },
			{
				test: {
					...shared,
					...patient,
					name: 'browser',
					globalSetup: [here('tests/built.ts')],
					include: ['tests/browser/**/*.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
			{
				// The only thing ever replaced: the program, its engine, its preload and its page are the real ones.
				resolve: { alias: { electron: here('tests/desktop/electron-stand-in/electron.ts') } },
				test: {
					...shared,
					...patient,
					name: 'desktop',
					globalSetup: [here('tests/built.ts')],
					include: ['tests/desktop/**/*.test.ts'],
					exclude: ['tests/desktop/electron-binary.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
			{ test: { ...shared, ...patient, name: 'electron', include: ['tests/desktop/electron-binary.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
		],
	},
});
