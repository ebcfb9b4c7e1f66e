import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../../electron/desk/desk.ts';
import { bundleFolder, resourcesFolder, topFolder } from '../../electron/paths.ts';
import { describeDesk } from '../contract/describe-desk.ts';
import { temporaryFolder } from './desktop.ts';
import { chromiumIsThere } from './needs-chromium.ts';

const bundled = (name: string) => join(bundleFolder(), name);

describe('the bundles Electron runs', () => {
	describeDesk('the bundled workers', async () => {
		const dataFolder = await temporaryFolder();
		const desk = await openDesk({
			dataFolder: dataFolder.path,
			resourcesFolder: resourcesFolder(),
			host: 'electron',
			workerUrls: {
				recorder: pathToFileURL(bundled('recorder-worker.js')),
				reader: pathToFileURL(bundled('reader-worker.js')),
				workbench: pathToFileURL(bundled('workbench-worker.js')),
				keeper: pathToFileURL(bundled('keeper-worker.js')),
				translator: pathToFileURL(bundled('translator-worker.js')),
				bergamot: pathToFileURL(bundled('bergamot-worker.js')),
			},
			log: () => undefined,
		});
		return {
			desk,
			async close() {
				await desk.close();
				await dataFolder.remove();
			},
		};
	});

	it.runIf(chromiumIsThere)('start as one program: main process, preload, workers and page', async () => {
		const dataFolder = await temporaryFolder();
		const outcome = await runProgram([bundled('main.js'), '--data', dataFolder.path]);
		await dataFolder.remove();
		expect(outcome).toEqual({ code: 0, said: { title: expect.stringContaining('Showdesk'), status: expect.objectContaining({ ok: true }), errors: [] } });
	});
});

/** Runs the bundle in a Node of its own, with the stand-in where it imports `electron`. */
function runProgram(args: readonly string[]): Promise<{ code: number | null; said: unknown }> {
	const standIn = join(topFolder(), 'tests', 'desktop', 'electron-stand-in', 'run-alone.ts');
	const child = spawn(process.execPath, ['--import', pathToFileURL(standIn).href, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	let printed = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		printed += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		printed += text;
	});
	return new Promise((resolve) => {
		child.on('close', (code) => {
			const said = /^STAND-IN (.*)$/m.exec(printed)?.[1];
			resolve({ code, said: said === undefined ? printed : JSON.parse(said) });
		});
	});
}
