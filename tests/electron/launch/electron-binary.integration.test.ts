import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download, electronPackageFolder, presentBinary } from '../../../electron/launch/electron-binary.ts';

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'showdesk-electron-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('presentBinary', () => {
	it('finds the program where the package keeps it', async () => {
		expect(presentBinary(folder, {})).toBeNull();
		await writeFile(join(folder, 'path.txt'), 'electron');
		expect(presentBinary(folder, {}), 'named but not there').toBeNull();
		await mkdir(join(folder, 'dist'));
		await writeFile(join(folder, 'dist', 'electron'), '');
		expect(presentBinary(folder, {})).toBe(join(folder, 'dist', 'electron'));
	});

	it('finds the program of another folder where the environment names it', async () => {
		await writeFile(join(folder, 'electron'), '');
		expect(presentBinary(join(folder, 'package'), { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, 'electron'));
	});

	it('knows where the package is', () => {
		expect(electronPackageFolder()).toMatch(/node_modules[/\\]electron$/);
	});
});

describe('download', () => {
	const installer = (code: string) => writeFile(join(folder, 'install.js'), code);

	it('says nothing where it succeeded', async () => {
		await installer('');
		expect(await download(folder, 5_000)).toBeNull();
	});

	it('names the fault of the network, not the stack', async () => {
		await installer(`console.error('RequestError: getaddrinfo ENOTFOUND github.com\\n    at ClientRequest.<anonymous> (/x/got.js:1:1)'); process.exit(1)`);
		expect(await download(folder, 5_000)).toBe('ENOTFOUND github.com');
	});

	it('gives up on a network that never answers', async () => {
		await installer('setInterval(() => {}, 1000)');
		expect(await download(folder, 200)).toBe('it took too long');
	});
});
