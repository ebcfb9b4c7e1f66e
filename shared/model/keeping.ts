/** How long the desk keeps what it recorded, and what protects it from being lost. */

/** What becomes of old sessions: taken away whole, or kept without the names of who wrote in them. */
export const RETENTION_ACTIONS = ['off', 'anonymise', 'delete'] as const;
export type RetentionAction = (typeof RETENTION_ACTIONS)[number];

export const LEAST_RETENTION_DAYS = 1;
export const MOST_RETENTION_DAYS = 3_650;

/** The team's rule. A running show is never touched. */
export interface RetentionRule {
	readonly action: RetentionAction;
	/** Since a session's end. */
	readonly afterDays: number;
	/** Markets whose sessions stay as they are; ISO 3166-1 alpha-2. */
	readonly exceptMarkets: readonly string[];
	/** Sessions with one of these tags stay as they are. */
	readonly exceptTags: readonly string[];
	readonly keepsArchived: boolean;
	readonly keepsSealed: boolean;
}

export const NO_RETENTION: RetentionRule = { action: 'off', afterDays: 365, exceptMarkets: [], exceptTags: [], keepsArchived: true, keepsSealed: true };

/** A session that a rule reaches. */
export interface RetainedSession {
	readonly sessionId: string;
	readonly title: string;
	readonly market: string;
	readonly endedAt: number;
	readonly messages: number;
	/** Different people who wrote in it. */
	readonly authors: number;
	readonly isSealed: boolean;
}

/** What a rule would do now. */
export interface RetentionPreview {
	/** Oldest first; at most `MOST_PREVIEWED`. */
	readonly sessions: readonly RetainedSession[];
	/** Over all of them. */
	readonly total: { readonly sessions: number; readonly messages: number; readonly authors: number };
	/** Old enough, but kept by an exception of the rule. */
	readonly excepted: number;
}

export const MOST_PREVIEWED = 100;

/** What a rule did. */
export interface RetentionOutcome {
	readonly sessions: number;
	readonly messages: number;
	/** It was ended before the last session; the rest follows with the next run. */
	readonly isCancelled: boolean;
}

/** One person of a platform, found by what they are called. */
export interface FoundPerson {
	/** Where the id names one person; `realmOf` of team-exception.ts. */
	readonly realm: string;
	readonly id: string;
	/** What they called themselves, latest first; at most five. */
	readonly names: readonly string[];
	/** Channels they wrote in, where those have names; at most five. */
	readonly channels: readonly string[];
	readonly messages: number;
	readonly sessions: number;
	readonly lastAt: number;
}

/** What would be changed by anonymising one person. */
export interface PersonPreview {
	readonly person: FoundPerson;
	/** Lines of others that answer them. */
	readonly replies: number;
	/** Lines of others with their name behind an @. */
	readonly mentions: number;
	/** Lines of others with their name as a mere word. */
	readonly bareWords: number;
	/** Does the name look like nobody's word, so that mere words of it should go too? */
	readonly isUnmistakable: boolean;
	/** Decisions of the team about them. */
	readonly exceptions: number;
	/** Sessions that are sealed and will be sealed anew. */
	readonly sealedSessions: number;
	/** Backups, and stores kept beside, made before: they still hold the name. */
	readonly backups: number;
	/** A show that runs now and that they write in; it must be stopped first. Null where there is none. */
	readonly runningShow: string | null;
}

export interface PersonOutcome {
	/** What they are called from now on, in every session. */
	readonly pseudonym: string;
	readonly messages: number;
	/** Lines of others that were changed. */
	readonly others: number;
	readonly sessions: number;
	/** Traces in free space of the file go when no show runs any more. */
	readonly isScrubbed: boolean;
	readonly deletedBackups: number;
}

/** `daily` and `hand` lie in the folder of backups; `replaced` and `damaged` are stores that were put aside, beside the store. */
export const BACKUP_KINDS = ['daily', 'hand', 'replaced', 'damaged'] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

/** What a store holds, in short. */
export interface StoreContent {
	readonly sessions: number;
	readonly messages: number;
	/** When its last message came; null where there is none. */
	readonly lastMessageAt: number | null;
}

export interface BackupFile {
	/** File name, without a folder. */
	readonly name: string;
	readonly kind: BackupKind;
	readonly madeAt: number;
	readonly bytes: number;
	/** Null where it cannot be read. */
	readonly content: StoreContent | null;
}

export interface BackupSettings {
	readonly isDaily: boolean;
	/** Null: `backups` in the data folder. */
	readonly folder: string | null;
}

export const DEFAULT_BACKUPS: BackupSettings = { isDaily: true, folder: null };

/** Of the daily ones: the newest of each of the last days and weeks that have one. */
export const KEPT_DAYS = 7;
export const KEPT_WEEKS = 4;

/** Why the last backup that was due could not be made; an error code of the contract. */
export interface BackupTrouble {
	readonly at: number;
	readonly code: string;
}

export interface BackupList {
	/** Newest first. */
	readonly backups: readonly BackupFile[];
	/** Where they lie. */
	readonly folder: string;
	/** Free on the disk of that folder, in bytes; null where it cannot be told. */
	readonly freeBytes: number | null;
	/** What the next one will take, in bytes. */
	readonly nextBytes: number;
	/** Null where the folder can be read. */
	readonly trouble: BackupTrouble | null;
}

/** What restoring a backup takes away from what is there now. */
export interface RestorePreview {
	readonly backup: BackupFile;
	/** Sessions of the store that the backup does not have. */
	readonly lostSessions: number;
	/** Messages the store has more than the backup; never below 0. */
	readonly lostMessages: number;
	readonly runningShows: number;
}

export interface StoreCheck {
	readonly at: number;
	/** `start`: what the desk looks at whenever it opens; `full`: every page and every index. */
	readonly kind: 'start' | 'full';
	readonly ms: number;
	readonly bytes: number;
	readonly isSound: boolean;
}

/** A damaged store was brought back when the desk was opened. */
export interface StoreRecovery {
	readonly at: number;
	/** When the backup was made; null where there was none and what could be read was taken. */
	readonly backupMadeAt: number | null;
	/** The last change of the damaged file. */
	readonly damagedAt: number;
	/** Messages that could be read of what was newer than the backup, or at all. */
	readonly savedMessages: number;
	readonly sessions: number;
	readonly messages: number;
	/** Name of the damaged file, beside the store. */
	readonly keptAs: string;
}

/** All that the page shows at once. */
export interface KeepingState {
	readonly retention: RetentionRule;
	/** Null where it has never been applied. */
	readonly retentionAppliedAt: number | null;
	readonly backups: BackupSettings;
	readonly backupTrouble: BackupTrouble | null;
	readonly lastCheck: StoreCheck | null;
	/** Null where nothing was recovered, or a person has read it. */
	readonly recovery: StoreRecovery | null;
	readonly storeBytes: number;
}
