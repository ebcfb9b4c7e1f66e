import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AUDIT_ACTS, type AuditEntry } from '../../../shared/model/audit.ts';
import { type BackupSettings, DEFAULT_BACKUPS, type StoreCheck, type StoreRecovery } from '../../../shared/model/keeping.ts';
import { STAFF_ROLES } from '../../../shared/model/staff.ts';

/**
 * What must be known even where the store cannot be opened: where its backups lie, and what was found the last time
 * somebody looked. A small file beside the store.
 */
export interface KeepingNotes {
	readonly backups: BackupSettings;
	readonly lastCheck: StoreCheck | null;
	readonly recovery: StoreRecovery | null;
	/** What was done to the store while nobody could write in it; the next desk that opens it notes them. */
	readonly acts: readonly WaitingAct[];
}

export type WaitingAct = Omit<AuditEntry, 'id' | 'sessionId'>;

const NO_NOTES: KeepingNotes = { backups: DEFAULT_BACKUPS, lastCheck: null, recovery: null, acts: [] };

/** A file that is not there, or that somebody has spoilt, says nothing. */
export function readKeepingNotes(dataFolder: string): KeepingNotes {
	try {
		return notesSchema.parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')));
	} catch {
		return NO_NOTES;
	}
}

/** @throws the file system's error where nothing can be written */
export function writeKeepingNotes(dataFolder: string, notes: KeepingNotes): void {
	const unfinished = join(dataFolder, `keeping-${randomUUID()}.part`);
	try {
		writeFileSync(unfinished, `${JSON.stringify(notes, null, '\t')}\n`, { mode: 0o600 });
		renameSync(unfinished, fileIn(dataFolder));
	} catch (error) {
		rmSync(unfinished, { force: true });
		throw error;
	}
}

/** To be noted by the next desk that opens the folder. */
export function addWaitingAct(dataFolder: string, act: WaitingAct, change: Partial<KeepingNotes> = {}): void {
	const notes = readKeepingNotes(dataFolder);
	writeKeepingNotes(dataFolder, { ...notes, ...change, acts: [...notes.acts, act] });
}

function fileIn(dataFolder: string): string {
	return join(dataFolder, 'keeping.json');
}

const time = z.number().int().nonnegative();
const count = z.number().int().nonnegative();

const notesSchema = z.object({
	backups: z.object({ isDaily: z.boolean(), folder: z.string().nullable() }),
	lastCheck: z.object({ at: time, kind: z.enum(['start', 'full']), ms: z.number(), bytes: count, isSound: z.boolean() }).nullable(),
	recovery: z
		.object({ at: time, backupMadeAt: time.nullable(), damagedAt: time, savedMessages: count, sessions: count, messages: count, keptAs: z.string() })
		.nullable(),
	acts: z.array(
		z.object({
			at: time,
			author: z.object({ name: z.string(), role: z.enum(STAFF_ROLES) }).nullable(),
			act: z.enum(AUDIT_ACTS),
			detail: z.record(z.string(), z.union([z.string(), z.number()])),
		}),
	),
});
