import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Provided by the runtime, or native: never bundled. */
const external = ['electron', 'better-sqlite3', ...builtinModules, /^node:/];

/**
 * `vite build --app` makes all of dist/: the page, Electron's main process with the workers, and the preload.
 * Plain Node runs the TypeScript of electron/ as it is; only Electron needs the bundles.
 */
export default defineConfig({
	root: here('renderer'),
	base: './',
	plugins: [react()],
	builder: {},
	build: { emptyOutDir: true, target: 'es2024', sourcemap: true },
	environments: {
		client: { build: { outDir: here('dist/renderer') } },
	},
	server: { host: '127.0.0.1' },
	define: {},
});

export { external };
