import { setImmediate as nextTurn } from 'node:timers/promises';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { RetentionRule } from '../../../shared/model/keeping.ts';
import type { IdleIndexing } from '../recording/idle-indexing.ts';
import type { RecorderNotice } from '../recording/protocol.ts';
import { resealAfterErasure } from '../sealing/sealing.ts';
import {
	isScrubDue,
	markAnonymised,
	mergeIndex,
	overwriteWhatGoes,
	REPEATING_COLUMNS,
	renameInExceptions,
	scrub,
	setScrubDue,
} from '../store/anonymising-table.ts';
import { eraseFurther, eraseWith } from '../store/erasure.ts';
import { authorsOfSession, lastMessage, sessionsByRow, writingsOfPerson } from '../store/person-query.ts';
import { standingSeals } from '../store/seal-table.ts';
import { sessionByUuid, sessionRowId } from '../store/session-table.ts';
import { keepRetention } from '../store/setting-table.ts';
import type { WritableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import {
	type Anonymising,
	anonymiseMessages,
	anonymiseTeamTexts,
	anonymiseTexts,
	namesAnybody,
	newPseudonym,
	type Pseudonym,
} from './anonymising/anonymise.ts';
import { createNameHider, isUnmistakable, namesOf } from './anonymising/name-hider.ts';
import { personNotFound } from './find-person.ts';

/** What the desk asks of the recorder about keeping and losing. Long work is done in slices between which other calls are answered. */
export interface KeepingRecorderCalls {
	setRetention: (input: { readonly rule: RetentionRule; readonly appliedAt: number | null }) => null;
	/**
	 * Gives one person a pseudonym in every session, and takes their name out of what others wrote.
	 * Refused: person-not-found, session-running where they write in a show that runs. Not to be cancelled: half a name is no use
	 * to anybody.
	 */
	anonymisePerson: (input: Act & { readonly realm: string; readonly id: string; readonly hidesBareWords: boolean; readonly operationId: string }) => {
		readonly entry: AuditEntry;
		readonly pseudonym: string;
		readonly own: number;
		readonly others: number;
		readonly sessions: number;
	};
	/** Gives everybody who wrote in a session a pseudonym of its own. Refused: session-not-found, session-running. */
	anonymiseSession: (input: Act & { readonly sessionId: string }) => { readonly entry: AuditEntry; readonly authors: number; readonly messages: number };
	/**
	 * Takes the last traces of what went out of the file, where any are left and no show runs.
	 * @returns whether none are left
	 */
	scrub: (input: Record<string, never>) => boolean;
}

interface Act {
	readonly author: AuditEntry['author'];
	readonly at: number;
}

export interface KeepingCallParts {
	readonly store: WritableStore;
	readonly indexing: IdleIndexing;
	readonly newUuid: (at: number) => string;
	readonly isRunning: (sessionId: string) => boolean;
	readonly runningShows: () => number;
	readonly notify: (notice: RecorderNotice) => void;
	/** The team's decisions about people are not what the analyser knows any more. */
	readonly onListsChanged: () => void;
}

/** A slice ends after so many messages where few of them change, and after so long where all do: a live recording waits no longer. */
const SLICE_MESSAGES = 1_000;
const SLICE_MS = 25;
const SLICE_TEXTS = 1_000;

export function createKeepingRecorderCalls(parts: () => KeepingCallParts): CallHandlers<KeepingRecorderCalls> {
	/**
	 * What repeats names comes first and who wrote what last: where the desk ends in between, the person is found and can be
	 * anonymised again.
	 * @param begin opens the erasure with its line of the audit log
	 * @param onSlice told how far it is, in messages
	 */
	async function rewrite(how: Anonymising, session: number | null, begin: () => void, onSlice: (through: number) => void) {
		const { store } = parts();
		begin();
		for (const column of REPEATING_COLUMNS) {
			let row: number | null = 0;
			while (row !== null) {
				const from: number = row;
				row = eraseFurther(store, () => anonymiseTexts(store, how, column, session, from, SLICE_TEXTS));
				await nextTurn();
			}
		}
		let [own, others] = [0, 0];
		let after: number | null = 0;
		while (after !== null) {
			const from: number = after;
			const timeIsUp = performance.now() + SLICE_MS;
			const slice = eraseFurther(store, () => anonymiseMessages(store, how, session, from, SLICE_MESSAGES, () => performance.now() > timeIsUp));
			own += slice.own;
			others += slice.others;
			after = slice.after;
			onSlice(after ?? Number.POSITIVE_INFINITY);
			await nextTurn();
		}
		return { own, others };
	}

	/**
	 * What is sealed is verified, changed and sealed anew in one transaction each, before anything else is changed.
	 * @throws DeskError seal-broken
	 */
	function rewriteSealed(how: Anonymising, entryFor: (session: { readonly uuid: string; readonly title: string }) => AuditEntry) {
		const { store } = parts();
		let [own, others] = [0, 0];
		for (const session of sessionsByRow(store, [...standingSeals(store, null).keys()])) {
			if (!namesAnybody(store, how, session.row)) continue;
			const entry = entryFor(session);
			resealAfterErasure(store, session.row, entry, entry.act, () => {
				const slice = rewriteAtOnce(store, how, session.row);
				own += slice.own;
				others += slice.others;
			});
		}
		return { own, others };
	}

	/** What goes is overwritten, and the file is to be written anew as soon as no show runs. */
	async function losingForGood<Result>(work: () => Promise<Result>): Promise<Result> {
		const { store, indexing } = parts();
		setScrubDue(store, true);
		overwriteWhatGoes(store, true);
		try {
			return await work();
		} finally {
			overwriteWhatGoes(store, false);
			indexing.wake();
		}
	}

	return {
		setRetention({ rule, appliedAt }) {
			keepRetention(parts().store, { rule, appliedAt });
			return null;
		},

		async anonymisePerson({ realm, id, hidesBareWords, operationId, author, at }) {
			const { store, newUuid, isRunning, notify, onListsChanged } = parts();
			const authors = writingsOfPerson(store, realm, id);
			if (authors.length === 0) throw personNotFound();
			const channels = [...new Set(authors.map(({ channel }) => channel))];
			const sessions = [...new Set(authors.map(({ session }) => session))];
			refuseRunning(store, sessions, isRunning);
			const pseudonym = newPseudonym();
			const names = namesOf(authors);
			const ofRealm = new Set(names.map((name) => name.toLowerCase()));
			const how: Anonymising = {
				pseudonymOf: (channel, authorId) => (authorId === id && channels.includes(channel) ? pseudonym : null),
				pseudonymNamed: (name, channel) => (ofRealm.has(name) && channels.includes(channel) ? pseudonym : null),
				hider: createNameHider(names.map((name) => ({ name, asWord: hidesBareWords || isUnmistakable(name) }))),
			};
			const detail = { pseudonym: pseudonym.name, sessions: sessions.length, messages: authors.reduce((sum, { messages }) => sum + messages, 0) };
			const entry: AuditEntry = { id: newUuid(at), at, author, act: 'author.anonymised', sessionId: null, detail };
			const total = lastMessage(store);
			return losingForGood(async () => {
				const sealed = rewriteSealed(how, (session) => ({ ...entry, id: newUuid(at), sessionId: session.uuid, detail: { ...detail, title: session.title } }));
				const outcome = await rewrite(
					how,
					null,
					() =>
						eraseWith(store, entry, () => {
							anonymiseTeamTexts(store, how);
							renameInExceptions(store, realm, id, pseudonym);
						}),
					(through) => notify({ type: 'keeping-progress', operationId, done: Math.min(through, total), total }),
				);
				onListsChanged();
				return { entry, pseudonym: pseudonym.name, own: outcome.own + sealed.own, others: outcome.others + sealed.others, sessions: sessions.length };
			});
		},

		async anonymiseSession({ sessionId, author, at }) {
			const { store, newUuid, isRunning } = parts();
			const row = sessionRowId(store, sessionId);
			const session = sessionByUuid(store, sessionId);
			if (row === null || session === null) throw new DeskError('session-not-found', `There is no session ${sessionId} in this store.`, { sessionId });
			refuseRunning(store, [row], isRunning);
			const authors = authorsOfSession(store, row);
			const pseudonyms = new Map<string, Pseudonym>();
			const byName = new Map<string, Pseudonym>();
			for (const { channel, id, name } of authors) {
				const key = `${channel}/${id}`;
				const pseudonym = pseudonyms.get(key) ?? newPseudonym();
				pseudonyms.set(key, pseudonym);
				byName.set(`${channel}/${name.toLowerCase()}`, pseudonym);
			}
			const how: Anonymising = {
				pseudonymOf: (channel, authorId) => pseudonyms.get(`${channel}/${authorId}`) ?? null,
				pseudonymNamed: (name, channel) => byName.get(`${channel}/${name}`) ?? null,
				hider: createNameHider(namesOf(authors).map((name) => ({ name, asWord: isUnmistakable(name) }))),
			};
			const detail = { title: session.show.title, messages: session.messages, authors: pseudonyms.size };
			const entry: AuditEntry = { id: newUuid(at), at, author, act: 'retention.applied', sessionId, detail };
			return losingForGood(async () => {
				if (session.seal !== null) {
					let messages = 0;
					resealAfterErasure(store, row, entry, entry.act, () => {
						messages = rewriteAtOnce(store, how, row).own;
						markAnonymised(store, row, at);
					});
					return { entry, authors: pseudonyms.size, messages };
				}
				const { own } = await rewrite(
					how,
					row,
					() => eraseWith(store, entry, () => undefined),
					() => undefined,
				);
				eraseFurther(store, () => markAnonymised(store, row, at));
				return { entry, authors: pseudonyms.size, messages: own };
			});
		},

		async scrub() {
			const { store, indexing, runningShows } = parts();
			if (!isScrubDue(store)) return true;
			await indexing.finish();
			for (let step = 0; mergeIndex(store, step); step += 1) await nextTurn();
			if (runningShows() > 0) return false;
			scrub(store);
			setScrubDue(store, false);
			return true;
		},
	};
}

/** In a transaction of the caller's. */
function rewriteAtOnce(store: WritableStore, how: Anonymising, session: number): { readonly own: number; readonly others: number } {
	for (const column of REPEATING_COLUMNS) anonymiseTexts(store, how, column, session, 0, Number.MAX_SAFE_INTEGER);
	return anonymiseMessages(store, how, session, 0, Number.MAX_SAFE_INTEGER, () => false);
}

function refuseRunning(store: WritableStore, sessions: readonly number[], isRunning: (sessionId: string) => boolean): void {
	for (const { uuid, endedAt } of sessionsByRow(store, sessions)) {
		if (endedAt === null || isRunning(uuid)) throw new DeskError('session-running', 'This show is being recorded: stop it first.', { sessionId: uuid });
	}
}
