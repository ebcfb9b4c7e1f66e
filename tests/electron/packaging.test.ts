import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { topFolder, unpacked } from '../../electron/paths.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** electron-builder's own parts are CommonJS, and not at its front door. */
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));

const configuration = parse(readFileSync(join(topFolder(), 'electron-builder.yml'), 'utf8'));

describe('electron-builder.yml', () => {
	it('is accepted by the electron-builder installed', async () => {
		const { DebugLogger } = require('builder-util');
		const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js');
		await expect(validateConfiguration(configuration, new DebugLogger(false))).resolves.toBeUndefined();
		const withWrongFuse = { ...configuration, electronFuses: { runAsNode: 'no' } };
		await expect(validateConfiguration(withWrongFuse, new DebugLogger(false)), 'it does look at fuses').rejects.toThrow(/runAsNode/);
	});

	it('turns off every way to run foreign code with the packaged program', () => {
		expect(configuration.electronFuses).toMatchObject({
			runAsNode: false,
			enableCookieEncryption: true,
			enableNodeOptionsEnvironmentVariable: false,
			enableNodeCliInspectArguments: false,
			enableEmbeddedAsarIntegrityValidation: true,
			onlyLoadAppFromAsar: true,
			grantFileProtocolExtraPrivileges: false,
		});
	});

	it('lays beside app.asar what worker threads open', () => {
		for (const entry of [
			'dist/electron/recorder-worker.js',
			'dist/electron/reader-worker.js',
			'dist/electron/workbench-worker.js',
			'dist/electron/keeper-worker.js',
			'dist/electron/translator-worker.js',
			'dist/electron/bergamot-worker.js',
			'node_modules/@browsermt/**',
			'node_modules/better-sqlite3/**',
			'resources/**',
		]) {
			expect(configuration.asarUnpack).toContain(entry);
		}
	});

	it('packages what package.json starts, and the icons it names', () => {
		expect(packageJson.main).toBe('dist/electron/main.js');
		expect(configuration.files).toContain('dist/electron/**');
		for (const platform of ['mac', 'win', 'linux']) expect(existsSync(join(topFolder(), configuration[platform].icon))).toBe(true);
	});
});

describe('unpacked', () => {
	it('turns only the archive itself into the folder beside it', () => {
		expect(unpacked(join('/', 'opt', 'Showdesk', 'resources', 'app.asar'))).toBe(join('/', 'opt', 'Showdesk', 'resources', 'app.asar.unpacked'));
		expect(unpacked(join('/', 'home', 'app.asar.notes', 'showdesk'))).toBe(join('/', 'home', 'app.asar.notes', 'showdesk'));
	});
});
