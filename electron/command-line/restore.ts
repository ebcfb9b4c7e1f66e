import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from '../data-folder.ts';
import { withKeeper } from '../desk/keeping/keeper.ts';
import { addWaitingAct } from '../desk/keeping/keeping-file.ts';
import { lockDataFolder } from '../desk/store/folder-lock.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './usage.ts';

/** `restore FILE [--data DIR]`: a backup in place of the store, which is kept beside. Refused while a desk has the folder. */
export async function restore(args: readonly string[], context: CommandContext): Promise<0> {
	const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { data: { type: 'string' } } });
	const [file] = positionals;
	if (positionals.length !== 1 || file === undefined) throw new UsageError('restore: name one backup file.');
	const dataFolder = resolve(values.data ?? defaultDataFolder());
	const lock = lockDataFolder(dataFolder);
	try {
		const at = Date.now();
		const { content, keptAs } = await withKeeper({ dataFolder, log: context.tell }, (keeper) => keeper.call('restore', { file: resolve(file), at }));
		const { sessions, messages } = content;
		addWaitingAct(dataFolder, { at, author: null, act: 'backup.restored', detail: { file: basename(file), sessions, messages } });
		if (keptAs !== null) context.tell(`What was there before is kept as ${resolve(dataFolder, keptAs)}.`);
		context.print(`Restored ${sessions} sessions with ${messages} messages.`);
	} finally {
		lock.release();
	}
	return 0;
}
