/** What can be refused or fail, as data. The page chooses the words (`errors.<code>`), the command line prints `message`. */
export const DESK_ERROR_CODES = [
	/** The input does not fit the command's schema; `detail` names the field. */
	'invalid-input',
	'unknown-command',
	'no-profile',
	/** The person at the desk is no lead. */
	'lead-only',
	'session-not-found',
	'message-not-found',
	'annotation-not-found',
	'session-ended',
	/** It is being recorded; what is asked for is done to ended ones. */
	'session-running',
	/** Its chain of evidence is closed: a lead reopens it first. */
	'session-sealed',
	'session-not-sealed',
	/** What was sealed is not what is there; nothing was done to it. */
	'seal-broken',
	/** The same channel or feed is already being recorded. */
	'already-watched',
	/** The source takes no sound. */
	'no-audio-wanted',
	/** Another window gives it; `label`: what it gives. */
	'audio-taken',
	/** Of a stream of sound that is over. */
	'audio-ended',
	'sheet-not-found',
	'exception-not-found',
	/** `problem`: a code of PACK_PROBLEMS, with the values of its words. */
	'bad-pattern',
	/** `problem`: `not-a-domain` or `shared`. */
	'bad-domain',
	/** It would silence security findings, and nobody said that they know. */
	'risk-not-accepted',
	'label-not-found',
	/** `field`: `name` or `key`. */
	'label-taken',
	'too-many-labels',
	'too-many-presets',
	/** The same label stands on the same words already. */
	'already-labelled',
	/** Somebody has saved newer ones; `version` and `author`. */
	'guidelines-newer',
	'upload-not-found',
	'file-unreadable',
	'file-newer',
	/** Nothing in it, or no message. */
	'file-empty',
	/** None of the formats of transcripts, or not the one it was said to be. */
	'file-foreign',
	/** It unpacks or nests to far more than any show says. */
	'file-bomb',
	/** Some lines cannot be taken, and nobody said that the others will do; `line`: the first. */
	'file-has-problems',
	/** A table, and nobody said what its columns are. */
	'columns-needed',
	'not-a-transcript',
	/** Neither TMX, TBX, CSV nor JSONL that can be read; `file`, and `line` where it is known. */
	'bad-exchange-file',
	'database-newer',
	'not-a-database',
	'disk-full',
	'folder-read-only',
	'folder-in-use',
	'bad-rule-pack',
	'pack-not-found',
	/** The files are not those of a language pack; `trouble` says why. */
	'bad-language-pack',
	'term-not-found',
	/** This host keeps no secrets: keys come from the environment. */
	'no-key-storage',
	/** The chat has it: it cannot be taken back. */
	'already-sent',
	/** The message did not come from a Twitch channel that is being watched now. */
	'not-a-twitch-show',
	/** No account, none switched on, or no token for it. */
	'chat-not-connected',
	/** Twitch does not take the name and token; `said`: in its own words. */
	'chat-login-refused',
	/** Twitch did not let this line into the chat; `said`. */
	'chat-line-refused',
	'chat-unreachable',
	/** More lines than Twitch takes; `seconds` until the next. */
	'chat-too-fast',
	/** A line that Twitch would take for a command, or longer than it takes. */
	'chat-line-unfit',
	/** The line is for everyone to read, and nobody said that they know. */
	'public-not-accepted',
	'search-not-found',
	/** `count`: how many there are. */
	'too-many-searches',
	/** Reports are kept only while they may be wanted as PDF. */
	'report-not-found',
	/** Only the desktop program makes a PDF itself. */
	'cannot-print',
	'review-not-found',
	/** `state`: that of the round. */
	'review-wrong-state',
	/** A round that asks others, or one's own verdict. */
	'review-not-yours',
	/** Nothing fits that the reviewers may judge. */
	'review-empty',
	/** Nobody is known by that name or id in this store. */
	'person-not-found',
	'backup-not-found',
	/** No file of ours at all. */
	'not-a-backup',
	'backup-newer',
	'backup-damaged',
	/** A disk that is not connected, most likely; `folder`. */
	'backup-folder-gone',
	'backup-folder-read-only',
	/** Damaged, without a backup, and nothing of it can be read. */
	'store-lost',
	'cancelled',
	'desk-closed',
	/** A fault of ours; the log has the stack. */
	'internal',
] as const;

export type DeskErrorCode = (typeof DESK_ERROR_CODES)[number];

export class DeskError extends Error {
	readonly code: DeskErrorCode;
	/** What the words need: a file name, a line number, a field. Never a secret, never message text. */
	readonly detail: Readonly<Record<string, string>>;

	/** @param message one line in English: what, where, how to mend */
	constructor(code: DeskErrorCode, message: string, detail: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
		super(message, options);
		this.name = 'DeskError';
		this.code = code;
		this.detail = detail;
	}
}

/** A DeskError as it crosses a transport. */
export interface DeskFault {
	readonly code: DeskErrorCode;
	readonly message: string;
	readonly detail: Readonly<Record<string, string>>;
}

export function faultOf(error: unknown): DeskFault {
	if (error instanceof DeskError) return { code: error.code, message: error.message, detail: error.detail };
	return { code: 'internal', message: 'The desk could not do this; its log has the cause.', detail: {} };
}

export function errorOf(fault: DeskFault): DeskError {
	return new DeskError(fault.code, fault.message, fault.detail);
}
