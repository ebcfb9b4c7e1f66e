import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { CallName, CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import { DeskError, faultOf } from '../../../shared/contract/errors.ts';
import type { BackupFile, BackupTrouble, KeepingState, RetentionOutcome, StoreCheck, StoreRecovery } from '../../../shared/model/keeping.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import type { Acts } from '../acts.ts';
import type { EventJournal } from '../event-journal.ts';
import type { Reader } from '../reading/reader.ts';
import type { Recorder } from '../recording/recorder.ts';
import { storeFile } from '../store/open-store.ts';
import { defaultBackupFolder, storeBytes } from './backup-folder.ts';
import { createKeeper, withKeeper } from './keeper.ts';
import { addWaitingAct, type KeepingNotes, readKeepingNotes, writeKeepingNotes } from './keeping-file.ts';
import type { Restart } from './restarting-desk.ts';
import { applyRetention } from './retention.ts';

/** The contract's commands about keeping and losing, and what the desk does of it by itself. */

type KeepingCall = Extract<CallName, `keeping.${string}` | `retention.${string}` | `person.${string}` | `backup.${string}` | 'store.check'>;
export type KeepingHandlers = { readonly [Name in KeepingCall]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };

export interface Keeping {
	readonly handlers: KeepingHandlers;
	/** What was brought back at this or an earlier start; null once somebody has read it. */
	recovery(): StoreRecovery | null;
	/** Does nothing where no such work is under way. */
	cancel(operationId: string): void;
	close(): Promise<void>;
}

export interface KeepingOptions {
	readonly dataFolder: string;
	readonly workerUrl: URL | undefined;
	readonly recorder: Recorder;
	readonly reader: Reader;
	readonly journal: EventJournal;
	readonly acts: Acts;
	readonly requireProfile: () => Profile;
	/** How many shows are being recorded. */
	readonly runningShows: () => number;
	/** Texts of messages and of annotations are not what they were. */
	readonly onRewritten: () => void;
	readonly restart: Restart;
	readonly log: (line: string) => void;
	/** The desk's own rounds; see `ROUNDS`. Tests take shorter ones. */
	readonly rounds?: Rounds;
}

/** In milliseconds. */
export interface Rounds {
	/** After the desk was opened; then a person may be in a hurry. */
	readonly first: number;
	readonly every: number;
}

const ROUNDS: Rounds = { first: 60_000, every: 15 * 60_000 };
const DAY_MS = 86_400_000;
const FULL_CHECK_EVERY_MS = 7 * DAY_MS;

/** Notes first what was done to the store before it was opened. */
export async function openKeeping(options: KeepingOptions): Promise<Keeping> {
	const { dataFolder, workerUrl, recorder, reader, journal, acts, requireProfile, runningShows, onRewritten, restart, log, rounds = ROUNDS } = options;
	const tellProgress = (operationId: string, done: number, total: number) => journal.publish({ type: 'progress', operationId, done, total });
	const keeper = createKeeper({ dataFolder, workerUrl, log, onProgress: tellProgress });
	const running = new Set<string>();
	const cancelled = new Set<string>();
	let backupTrouble: BackupTrouble | null = null;
	let notes: KeepingNotes = readKeepingNotes(dataFolder);
	let isClosed = false;

	if (notes.acts.length > 0) {
		for (const act of notes.acts) acts.tell(await recorder.call('noteAct', { ...act, sessionId: null }));
		keepNotes({ acts: [] });
	}

	const backupFolder = () => notes.backups.folder ?? defaultBackupFolder(dataFolder);

	function keepNotes(change: Partial<KeepingNotes>): void {
		notes = { ...notes, ...change };
		writeKeepingNotes(dataFolder, notes);
	}

	async function state(): Promise<KeepingState> {
		const { rule, appliedAt } = await reader.call('retention', {});
		const { backups, lastCheck, recovery } = notes;
		return { retention: rule, retentionAppliedAt: appliedAt, backups, backupTrouble, lastCheck, recovery, storeBytes: await storeBytes(storeFile(dataFolder)) };
	}

	/** What is lost for good, or for everybody, is for a lead to decide. */
	function requireLead(): Profile {
		const person = requireProfile();
		if (person.role !== 'lead') throw new DeskError('lead-only', 'This is for a lead to do; the role is set in the profile.');
		return person;
	}

	async function backUp(kind: 'daily' | 'hand', operationId: string): Promise<BackupFile> {
		try {
			const backup = await keeper.call('makeBackup', { folder: backupFolder(), kind, at: Date.now(), operationId });
			backupTrouble = null;
			const detail = { file: backup.name, messages: backup.content?.messages ?? 0, sessions: backup.content?.sessions ?? 0 };
			await (kind === 'daily' ? acts.noteOwn('backup.made', null, detail) : acts.note('backup.made', null, detail));
			return backup;
		} catch (error) {
			const { code } = faultOf(error);
			if (code !== 'cancelled') backupTrouble = { at: Date.now(), code };
			throw error;
		}
	}

	async function applyRule(author: Profile | null, operationId: string): Promise<RetentionOutcome> {
		const { rule } = await reader.call('retention', {});
		const outcome = await applyRetention(rule, {
			keeper,
			recorder,
			acts,
			author: author === null ? null : { name: author.name, role: author.role },
			now: Date.now,
			isCancelled: () => isClosed || cancelled.has(operationId),
			onProgress: (done, total) => tellProgress(operationId, done, total),
			onSession: (sessionId) => journal.publish({ type: 'rewritten', sessionId }),
		});
		if (!outcome.isCancelled) await recorder.call('setRetention', { rule, appliedAt: Date.now() });
		if (outcome.sessions > 0) {
			onRewritten();
			scrubSoon();
		}
		return outcome;
	}

	async function cancellable<Result>(operationId: string, work: () => Promise<Result>): Promise<Result> {
		running.add(operationId);
		try {
			return await work();
		} finally {
			running.delete(operationId);
			cancelled.delete(operationId);
		}
	}

	/** The last traces go at leisure: nobody waits for it. */
	function scrubSoon(): void {
		if (!isClosed && runningShows() === 0)
			recorder.call('scrub', {}).catch((error: unknown) => logFault('the file of the store could not be written anew', error));
	}

	function logFault(what: string, error: unknown): void {
		if (!isClosed) log(`${what}: ${error instanceof Error ? error.message : 'unknown fault'}`);
	}

	async function check(): Promise<StoreCheck> {
		const { isSound, bytes, ms } = await keeper.call('checkStore', {});
		const lastCheck: StoreCheck = { at: Date.now(), kind: 'full', ms, bytes, isSound };
		keepNotes({ lastCheck });
		if (!isSound) journal.publish({ type: 'notice', level: 'error', code: 'store-damaged', detail: {} });
		return lastCheck;
	}

	/** What is due, one after the other; a fault of one keeps none of the others. */
	async function round(): Promise<void> {
		const now = Date.now();
		if (notes.backups.isDaily) {
			await duly('the daily backup', async () => {
				const { backups } = await keeper.call('listBackups', { folder: backupFolder() });
				const newest = backups.find(({ kind }) => kind === 'daily');
				const hasSessions = (await reader.call('listSessions', {})).length > 0;
				if (hasSessions && (newest === undefined || now - newest.madeAt >= DAY_MS)) await backUp('daily', randomUUID());
			});
		}
		await duly('retention', async () => {
			const { rule, appliedAt } = await reader.call('retention', {});
			if (rule.action !== 'off' && (appliedAt === null || now - appliedAt >= DAY_MS)) await applyRule(null, randomUUID());
		});
		await duly('writing the file anew', async () => {
			if (runningShows() === 0) await recorder.call('scrub', {});
		});
		await duly('the check of the store', async () => {
			const { lastCheck } = notes;
			if (runningShows() === 0 && (lastCheck === null || lastCheck.kind !== 'full' || now - lastCheck.at >= FULL_CHECK_EVERY_MS)) await check();
		});
	}

	async function duly(what: string, work: () => Promise<void>): Promise<void> {
		if (isClosed) return;
		try {
			await work();
		} catch (error) {
			logFault(`${what} failed`, error);
		}
	}

	let rounding: Promise<void> = Promise.resolve();
	const goRound = () => {
		rounding = round().finally(() => {
			if (!isClosed) timer = setTimeout(goRound, rounds.every).unref();
		});
	};
	let timer = setTimeout(goRound, rounds.first).unref();

	const unsubscribe = journal.subscribe((event) => {
		if (event.type === 'session' && event.session.endedAt !== null) scrubSoon();
	});

	return {
		recovery: () => notes.recovery,

		cancel(operationId) {
			if (running.has(operationId)) cancelled.add(operationId);
			keeper.cancel(operationId);
		},

		async close() {
			isClosed = true;
			clearTimeout(timer);
			unsubscribe();
			await keeper.close();
			await rounding;
		},

		handlers: {
			'keeping.state': state,
			'keeping.acknowledge': async () => {
				keepNotes({ recovery: null });
				return state();
			},

			'retention.preview': ({ rule }) => keeper.call('retentionPreview', { rule, now: Date.now() }),
			'retention.set': async ({ rule, operationId }) => {
				const author = requireLead();
				return cancellable(operationId, async () => {
					await recorder.call('setRetention', { rule, appliedAt: null });
					await acts.note('retention.set', null, { action: rule.action, days: rule.afterDays });
					return applyRule(author, operationId);
				});
			},

			'person.find': (input) => keeper.call('findPeople', input),
			'person.behind': (input) => keeper.call('personBehind', input),
			'person.preview': (input) => keeper.call('previewPerson', { ...input, folder: backupFolder() }),
			'person.anonymise': async ({ realm, id, hidesBareWords, replacesBackups, operationId }) => {
				const { name, role } = requireLead();
				const at = Date.now();
				const { entry, pseudonym, own, others, sessions } = await recorder.withProgress(
					operationId,
					(done, total) => tellProgress(operationId, done, total),
					() => recorder.call('anonymisePerson', { realm, id, hidesBareWords, operationId, author: { name, role }, at }),
				);
				acts.tell(entry);
				onRewritten();
				journal.publish({ type: 'rewritten', sessionId: null });
				const isScrubbed = await recorder.call('scrub', {});
				let deletedBackups = 0;
				if (replacesBackups) {
					await backUp('hand', randomUUID());
					deletedBackups = await keeper.call('deleteBackupsBefore', { folder: backupFolder(), before: at });
				}
				return { pseudonym, messages: own, others, sessions, isScrubbed, deletedBackups };
			},

			'backup.list': async () => ({ ...(await keeper.call('listBackups', { folder: backupFolder() })), trouble: backupTrouble }),
			'backup.make': ({ operationId }) => backUp('hand', operationId),
			'backup.settings': async ({ isDaily, folder }) => {
				if (folder !== null) await requireFolder(folder);
				keepNotes({ backups: { isDaily, folder } });
				backupTrouble = null;
				return state();
			},
			'backup.delete': async ({ name }) => {
				requireLead();
				return keeper.call('deleteBackup', { folder: backupFolder(), name });
			},
			'backup.preview': async ({ name }) => ({
				...(await keeper.call('restorePreview', { folder: backupFolder(), name })),
				runningShows: runningShows(),
			}),
			'backup.restore': async ({ name }) => {
				const author = requireLead();
				if (runningShows() > 0) throw new DeskError('session-running', 'A show is being recorded: stop it first, then restore.');
				// Everything is checked before anything is closed.
				await keeper.call('restorePreview', { folder: backupFolder(), name });
				const file = await keeper.call('backupPath', { folder: backupFolder(), name });
				return restart(async () => {
					const { content, keptAs } = await withKeeper({ dataFolder, workerUrl, log }, (alone) => alone.call('restore', { file, at: Date.now() }));
					const { role } = author;
					const detail = { file: name, sessions: content.sessions, messages: content.messages };
					addWaitingAct(dataFolder, { at: Date.now(), author: { name: author.name, role }, act: 'backup.restored', detail });
					return { keptAs };
				});
			},

			'store.check': check,
		},
	};
}

async function requireFolder(folder: string): Promise<void> {
	const isFolder = isAbsolute(folder) && (await stat(folder).catch(() => null))?.isDirectory() === true;
	if (!isFolder) throw new DeskError('backup-folder-gone', 'There is no such folder: give it in full, and make it first.', { folder });
}
