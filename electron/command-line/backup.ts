import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from '../data-folder.ts';
import { defaultBackupFolder } from '../desk/keeping/backup-folder.ts';
import { withKeeper } from '../desk/keeping/keeper.ts';
import { readKeepingNotes } from '../desk/keeping/keeping-file.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './usage.ts';

/** `backup [--to DIR] [--data DIR]`: a checked copy of the store, beside a running desk too. Without a folder it lies where the desk keeps its own. */
export async function backup(args: readonly string[], context: CommandContext): Promise<0> {
	const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { to: { type: 'string' }, data: { type: 'string' } } });
	if (positionals.length > 0) throw new UsageError('backup: name the folder with --to DIR.');
	const dataFolder = resolve(values.data ?? defaultDataFolder());
	const folder = values.to === undefined ? (readKeepingNotes(dataFolder).backups.folder ?? defaultBackupFolder(dataFolder)) : resolve(values.to);
	const made = await withKeeper({ dataFolder, log: context.tell }, (keeper) =>
		keeper.call('makeBackup', { folder, kind: 'hand', at: Date.now(), operationId: randomUUID() }),
	);
	context.print(`${resolve(folder, made.name)}  ${made.content?.sessions ?? 0} sessions, ${made.content?.messages ?? 0} messages, ${made.bytes} bytes`);
	return 0;
}
