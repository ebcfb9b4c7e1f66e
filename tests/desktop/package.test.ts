import { execFile } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk } from '../../electron/desk/desk.ts';
import { topFolder } from '../../electron/paths.ts';
import electronPackage from '../../node_modules/electron/package.json' with { type: 'json' };
import { temporaryFolder } from './desktop.ts';

/**
 * Packages the program with the real electron-builder around an empty shell in place of Electron, which may not be here to download.
 * What is looked at is what the program brings: the archive, what lies beside it, and the fuses burnt into the shell.
 */
describe('the packaged program', () => {
	let folder: Awaited<ReturnType<typeof temporaryFolder>>;
	let resources: string;

	beforeAll(async () => {
		folder = await temporaryFolder();
		const shell = join(folder.path, 'electron');
		const output = join(folder.path, 'release');
		await makeShell(shell);
		const builder = join(dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')), 'out', 'cli', 'cli.js');
		await promisify(execFile)(
			process.execPath,
			[
				builder,
				...['--linux', 'dir', '--x64', '--publish', 'never'],
				...[`-c.directories.output=${output}`, `-c.electronDist=${shell}`, `-c.electronVersion=${electronPackage.version}`],
			],
			{ cwd: topFolder() },
		);
		resources = join(output, 'linux-unpacked', 'resources');
	});

	afterAll(() => folder.remove());

	it('holds the built program and nothing of its sources, tests and other packages', () => {
		const { listPackage } = createRequire(createRequire(import.meta.url).resolve('app-builder-lib/package.json'))('@electron/asar');
		const files: string[] = listPackage(join(resources, 'app.asar')).map((file: string) => file.replaceAll('\\', '/'));
		expect(files).toEqual(expect.arrayContaining(['/package.json', '/dist/electron/main.js', '/dist/electron/preload.cjs', '/dist/renderer/index.html']));
		expect(files.filter((file) => /^\/(?:electron|renderer|shared|tests)\/|\.tsx?$|\.map$/.test(file))).toEqual([]);
		const packages = new Set(files.flatMap((file) => /^\/node_modules\/([^/]+)/.exec(file)?.[1] ?? []));
		expect([...packages]).toEqual(['@browsermt', 'better-sqlite3']);
	});

	it('runs its workers from beside the archive, with the rules and the demo show they read', async () => {
		const beside = join(resources, 'app.asar.unpacked');
		const worker = (name: string) => pathToFileURL(join(beside, 'dist', 'electron', name));
		const desk = await openDesk({
			dataFolder: join(folder.path, 'data'),
			resourcesFolder: join(beside, 'resources'),
			host: 'electron',
			workerUrls: {
				recorder: worker('recorder-worker.js'),
				reader: worker('reader-worker.js'),
				workbench: worker('workbench-worker.js'),
				keeper: worker('keeper-worker.js'),
				translator: worker('translator-worker.js'),
				bergamot: worker('bergamot-worker.js'),
			},
			bergamotFolder: join(beside, 'node_modules', '@browsermt', 'bergamot-translator', 'worker'),
			log: () => undefined,
		});
		const { id: sessionId } = await desk.call('show.start', { sources: [{ kind: 'demo', speed: 'unlimited' }] });
		await expect.poll(async () => (await desk.call('session.get', { sessionId })).endedAt).not.toBeNull();
		const { messages, flags } = await desk.call('session.get', { sessionId });
		await desk.close();
		expect(messages).toBeGreaterThan(400);
		expect(flags).toBeGreaterThan(0);
	});

	it('has its fuses burnt: no Node in disguise, no inspector, no code from outside the archive', async () => {
		const wire = await getCurrentFuseWire(join(resources, '..', 'showdesk'));
		const states = (fuses: readonly FuseV1Options[]) => fuses.map((fuse) => wire[fuse]);
		const { RunAsNode, EnableNodeOptionsEnvironmentVariable, EnableNodeCliInspectArguments, GrantFileProtocolExtraPrivileges } = FuseV1Options;
		const off = [RunAsNode, EnableNodeOptionsEnvironmentVariable, EnableNodeCliInspectArguments, GrantFileProtocolExtraPrivileges];
		const on = [FuseV1Options.EnableCookieEncryption, FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar];
		expect(states(off)).toEqual(off.map(() => FuseState.DISABLE));
		expect(states(on)).toEqual(on.map(() => FuseState.ENABLE));
	});
});

/** As much of an Electron distribution as the packager touches; its fuses all stand at their defaults. */
async function makeShell(folder: string): Promise<void> {
	const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
	const defaults = '101100011';
	await mkdir(join(folder, 'locales'), { recursive: true });
	await mkdir(join(folder, 'resources'));
	await writeFile(join(folder, 'locales', 'en-US.pak'), '');
	for (const licence of ['LICENSE', 'LICENSES.chromium.html']) await writeFile(join(folder, licence), '');
	await writeFile(join(folder, 'electron'), Buffer.from(`shell ${SENTINEL}\u0001${String.fromCharCode(defaults.length)}${defaults} shell`, 'latin1'));
	await chmod(join(folder, 'electron'), 0o755);
}
