import type {
	BackupFile,
	BackupList,
	FoundPerson,
	PersonPreview,
	RestorePreview,
	RetentionPreview,
	RetentionRule,
	StoreRecovery,
} from '../../../shared/model/keeping.ts';
import type { Replacement } from './replace-store.ts';

/**
 * What the desk asks of the keeper worker, which looks after the store's file: backups, checks, what can be read of a damaged
 * one, and walks through all messages that would hold up the reader. It never writes the store that is in use.
 */
export interface KeeperCalls {
	/** Where everything is; nothing is opened yet. */
	open: (input: { readonly dataFolder: string }) => null;
	/** Tells how far it is under the id; see `makeBackup`. */
	makeBackup: (input: { readonly folder: string; readonly kind: 'daily' | 'hand'; readonly at: number; readonly operationId: string }) => BackupFile;
	/** The backup under that id ends with `cancelled`; an unknown id is ignored. */
	cancel: (input: { readonly operationId: string }) => null;
	listBackups: (input: { readonly folder: string }) => Omit<BackupList, 'trouble'>;
	/** Refused: backup-not-found. */
	backupPath: (input: { readonly folder: string; readonly name: string }) => string;
	/** Refused: backup-not-found. */
	deleteBackup: (input: { readonly folder: string; readonly name: string }) => null;
	/** Takes away every backup and every store that was put aside before a moment. Returns how many. */
	deleteBackupsBefore: (input: { readonly folder: string; readonly before: number }) => number;
	/** Refused: backup-not-found, and as `requireSoundBackup` is. */
	restorePreview: (input: { readonly folder: string; readonly name: string }) => Omit<RestorePreview, 'runningShows'>;
	/** Nobody may have the store open. Refused as `restoreBackup` is. */
	restore: (input: { readonly file: string; readonly at: number }) => Replacement;
	/** Nobody may have the store open. Refused as `recoverStore` is. */
	recover: (input: { readonly folder: string; readonly at: number }) => StoreRecovery;
	/** Reads every page and every index. */
	checkStore: (input: Record<string, never>) => { readonly isSound: boolean; readonly bytes: number; readonly ms: number };
	findPeople: (input: { readonly text: string; readonly limit: number }) => readonly FoundPerson[];
	/** Refused: person-not-found. */
	personBehind: (input: { readonly messageId: number }) => { readonly realm: string; readonly id: string };
	/** Refused: person-not-found. */
	previewPerson: (input: { readonly realm: string; readonly id: string; readonly folder: string }) => PersonPreview;
	retentionPreview: (input: { readonly rule: RetentionRule; readonly now: number }) => RetentionPreview;
	/** Ids of all sessions that the rule reaches, oldest first. */
	retainedSessions: (input: { readonly rule: RetentionRule; readonly now: number }) => readonly { readonly sessionId: string; readonly messages: number }[];
	close: (input: Record<string, never>) => null;
}

/** Told without being asked, in pages of the store. */
export type KeeperNotice = { readonly type: 'backup-progress'; readonly operationId: string; readonly done: number; readonly total: number };
