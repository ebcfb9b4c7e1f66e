import { DeskError } from '../../../shared/contract/errors.ts';
import type { StoreRecovery } from '../../../shared/model/keeping.ts';
import { defaultBackupFolder } from './backup-folder.ts';
import { withKeeper } from './keeper.ts';
import { addWaitingAct, readKeepingNotes } from './keeping-file.ts';

export interface RecoveringOptions {
	readonly dataFolder: string;
	readonly workerUrl: URL | undefined;
	readonly log: (line: string) => void;
}

/**
 * Opens the store; one that is damaged is brought back first, and the desk says so wherever it is heard: in its log, to every
 * window until somebody has read it, and in the audit log.
 * @throws what opening throws, or store-lost where nothing could be brought back
 */
export async function openRecovering<Opened>(options: RecoveringOptions, open: () => Promise<Opened>): Promise<Opened> {
	if (await isKnownDamaged(options)) await recover(options);
	try {
		return await open();
	} catch (error) {
		if (!(error instanceof DeskError) || error.code !== 'not-a-database') throw error;
		await recover(options);
		return open();
	}
}

/** Damage that only a look at every page finds was found while the desk was open; it is looked for again before anything is replaced. */
async function isKnownDamaged({ dataFolder, workerUrl, log }: RecoveringOptions): Promise<boolean> {
	if (readKeepingNotes(dataFolder).lastCheck?.isSound !== false) return false;
	const { isSound } = await withKeeper({ dataFolder, workerUrl, log }, (keeper) => keeper.call('checkStore', {}));
	return !isSound;
}

async function recover({ dataFolder, workerUrl, log }: RecoveringOptions): Promise<void> {
	const folder = readKeepingNotes(dataFolder).backups.folder ?? defaultBackupFolder(dataFolder);
	const recovery = await withKeeper({ dataFolder, workerUrl, log }, (keeper) => keeper.call('recover', { folder, at: Date.now() }));
	const { sessions, messages, savedMessages, keptAs } = recovery;
	const detail = { from: recovery.backupMadeAt === null ? 'salvage' : 'backup', sessions, messages, savedMessages, file: keptAs };
	addWaitingAct(dataFolder, { at: recovery.at, author: null, act: 'store.recovered', detail }, { recovery, lastCheck: null });
	log(recoveryInWords(recovery));
}

/** One line for whoever reads the command line. */
export function recoveryInWords({ backupMadeAt, damagedAt, savedMessages, sessions, messages, keptAs }: StoreRecovery): string {
	const kept = `The damaged file is kept as ${keptAs}.`;
	if (backupMadeAt === null) {
		return `The store was damaged and there was no backup of it: what could be read was kept, ${sessions} sessions with ${messages} messages; anything else is lost. ${kept}`;
	}
	const saved = savedMessages === 0 ? 'nothing newer could be read' : `${savedMessages} newer messages could still be read and were put back`;
	return `The store was damaged and was brought back from the backup of ${inWords(backupMadeAt)}; ${saved}. What else was done until ${inWords(damagedAt)} is lost. ${kept}`;
}

function inWords(at: number): string {
	return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
