import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Given by the runtime, native, or optional parts of ws that nobody installs: never bundled. */
const external = ['electron', 'better-sqlite3', 'bufferutil', 'utf-8-validate', ...builtinModules, /^node:/];

/**
 * Everything in dist/: the page, and Electron's main process, preload and workers as one file each.
 * Plain Node runs the TypeScript of electron/ as it is; only Electron needs the bundles. `electron/build.ts` runs this.
 */
export default defineConfig({
	root: here('renderer'),
	base: './',
	plugins: [react()],
	// One program on one machine: a page of half a megabyte is read from the disk, not over a network.
	build: { target: 'es2024', sourcemap: true, chunkSizeWarningLimit: 2_000 },
	environments: {
		client: { build: { outDir: here('dist/renderer'), emptyOutDir: true } },
		main: bundle('main.js', 'electron/main.ts'),
		preload: bundle('preload.cjs', 'electron/preload.ts'),
		recorder: bundle('recorder-worker.js', 'electron/desk/recording/recorder-worker.ts'),
		reader: bundle('reader-worker.js', 'electron/desk/reading/reader-worker.ts'),
		workbench: bundle('workbench-worker.js', 'electron/desk/workbench/workbench-worker.ts'),
		keeper: bundle('keeper-worker.js', 'electron/desk/keeping/keeper-worker.ts'),
		translator: bundle('translator-worker.js', 'electron/desk/translation/translator-worker.ts'),
		bergamot: bundle('bergamot-worker.js', 'electron/desk/translation/bergamot/bergamot-worker.ts'),
	},
	builder: {
		async buildApp(builder) {
			for (const name of ['client', 'main', 'preload', 'recorder', 'reader', 'workbench', 'keeper', 'translator', 'bergamot']) {
				const environment = builder.environments[name];
				if (environment) await builder.build(environment);
			}
		},
	},
});

function bundle(file: string, entry: string): EnvironmentOptions {
	return {
		consumer: 'server',
		resolve: { noExternal: true, external: external.filter((name) => typeof name === 'string') },
		build: {
			outDir: here('dist/electron'),
			// The bundles share the folder.
			emptyOutDir: false,
			copyPublicDir: false,
			minify: false,
			rolldownOptions: {
				input: here(entry),
				external,
				platform: 'node',
				output: { entryFileNames: file, format: file.endsWith('.cjs') ? 'cjs' : 'es', codeSplitting: false },
			},
		},
	};
}
