import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lockDataFolder } from '../../../../electron/desk/store/folder-lock.ts';
import { DeskError } from '../../../../shared/contract/errors.ts';
import { scratchFolder } from './scratch-store.ts';

const inUse = expect.objectContaining({ code: 'folder-in-use' });

test('a second desk in this process is refused until the first lets go', () => {
	const folder = scratchFolder();
	const first = lockDataFolder(folder);
	expect(() => lockDataFolder(folder)).toThrow(DeskError);
	expect(() => lockDataFolder(folder)).toThrow(inUse);
	first.release();
	lockDataFolder(folder).release();
});

test('another process holds the folder until it ends, even by kill -9', async () => {
	const folder = scratchFolder();
	const module = fileURLToPath(new URL('../../../../electron/desk/store/folder-lock.ts', import.meta.url));
	const script = `import { lockDataFolder } from ${JSON.stringify(module)}; lockDataFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
	const holder = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
	await once(holder.stdout, 'data');
	expect(() => lockDataFolder(folder)).toThrow(inUse);
	holder.kill('SIGKILL');
	await once(holder, 'exit');
	lockDataFolder(folder).release();
});

test('different folders do not hinder each other', () => {
	const one = lockDataFolder(scratchFolder());
	const other = lockDataFolder(scratchFolder());
	one.release();
	other.release();
});
