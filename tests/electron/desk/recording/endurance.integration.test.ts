import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, type TestContext, test } from 'vitest';
import { storeFile } from '../../../../electron/desk/store/open-store.ts';
import { scratchDesk, scratchFolder } from '../store/scratch-store.ts';

const SCRIPT = fileURLToPath(new URL('./record-in-child.ts', import.meta.url));

interface Said {
	readonly ids?: readonly string[];
	readonly refused?: string;
	readonly message?: string;
}

function listen(child: ChildProcess): Said[] {
	const lines: Said[] = [];
	if (child.stdout) createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line)));
	return lines;
}

test.each([1, 2, 3])(
	'after kill -9 in the middle of recording everything acknowledged is there, nothing twice, and the session is interrupted (%i)',
	async (round) => {
		const dataFolder = scratchFolder();
		const child = spawn(process.execPath, [SCRIPT, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
		const lines = listen(child);
		while (lines.length < 10 * round) await setTimeout(5);
		child.kill('SIGKILL');
		await once(child, 'close');
		const acknowledged = lines.flatMap(({ ids }) => ids ?? []);

		const { opened, recorder, reader } = await scratchDesk(dataFolder);
		const [interrupted] = opened.interrupted;
		if (!interrupted) throw new Error('no session was interrupted');
		const stored: string[] = [];
		let lastReceivedAt = 0;
		for (let after = 0; ; ) {
			const { messages, hasNewer } = await reader.feedPage({ sessionId: interrupted.id, limit: 500, cursor: { after } });
			stored.push(...messages.map(({ platformId }) => platformId));
			lastReceivedAt = messages.at(-1)?.receivedAt ?? lastReceivedAt;
			after = messages.at(-1)?.id ?? after;
			if (!hasNewer) break;
		}
		expect(acknowledged.length).toBeGreaterThanOrEqual(200 * round);
		expect(new Set(stored).size).toBe(stored.length);
		expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([]);
		expect(interrupted).toMatchObject({ ending: 'interrupted', endedAt: lastReceivedAt, messages: stored.length, flags: stored.length, gaps: 1 });
		expect((await reader.feedPage({ sessionId: interrupted.id, limit: 1 })).gaps[0]?.endedAt).toBe(lastReceivedAt);
		await recorder.indexAll({});
		expect((await reader.search({ text: 'cura', limit: 200 })).hits).toHaveLength(200);
	},
);

/** A file system of its own, which is gone with the process; needs a Linux that lets this user have one. */
function onOwnFileSystem(context: TestContext, folder: string, options: string, command: readonly string[]): Said[] {
	const probe = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', folder]);
	if (probe.status !== 0) context.skip(`no file system of its own can be mounted here: ${probe.error?.message ?? probe.stderr.toString().trim()}`);
	const script = `mount -t tmpfs -o ${options} tmpfs "$1" && shift && exec "$@"`;
	const { stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', folder, ...command], { encoding: 'utf8', timeout: 20_000 });
	const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
	if (lines.length === 0) throw new Error(stderr);
	return lines.map((line): Said => JSON.parse(line));
}

test('a disk that fills up while recording is told in words, after what was acknowledged before', (context) => {
	const folder = join(scratchFolder(), 'small');
	mkdirSync(folder);
	const lines = onOwnFileSystem(context, folder, 'size=3m', [process.execPath, SCRIPT, folder, '2000']);
	expect(lines.length).toBeGreaterThan(3);
	expect(lines.at(-1)).toMatchObject({ refused: 'disk-full', message: expect.stringContaining('free some space') });
});

test('a folder nothing can be written in is told in words', (context) => {
	const folder = join(scratchFolder(), 'sealed');
	mkdirSync(folder);
	const lines = onOwnFileSystem(context, folder, 'ro', [process.execPath, SCRIPT, folder]);
	expect(lines).toEqual([{ refused: 'folder-read-only', message: expect.stringContaining(folder) }]);
});

test('a store in a folder that has become read-only is told in words and stays as it was', async (context) => {
	const folder = scratchFolder();
	const { close } = await scratchDesk(folder);
	await close();
	const before = readFileSync(storeFile(folder));
	const probe = spawnSync('unshare', ['-rm', 'mount', '--bind', folder, folder]);
	if (probe.status !== 0) context.skip(`no folder can be mounted read-only here: ${probe.error?.message ?? probe.stderr.toString().trim()}`);
	const script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"';
	const { stdout } = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, SCRIPT, folder], { encoding: 'utf8', timeout: 20_000 });
	expect(JSON.parse(stdout)).toMatchObject({ refused: 'folder-read-only' });
	expect(readFileSync(storeFile(folder))).toEqual(before);
});
