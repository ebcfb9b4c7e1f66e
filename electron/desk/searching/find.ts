import { annotationState } from '../../../shared/model/annotation.ts';
import type { Message } from '../../../shared/model/message.ts';
import { type HitCount, type LooserSearch, MOST_COUNTED, type SearchedSession, type SearchHit, type SearchPage } from '../../../shared/model/search.ts';
import { indexedWords } from '../../../shared/model/search-fold.ts';
import { parseSearch, printSearch } from '../../../shared/model/search-query.ts';
import { annotationsOfMessages } from '../store/annotation-table.ts';
import { deletionsOfMessages } from '../store/deletion-table.ts';
import { unfinishedSessions } from '../store/import-journal.ts';
import { messagesByIds } from '../store/message-table.ts';
import { matchingIds, unindexedCount } from '../store/search-index.ts';
import { neighboursOf, searchedSessions } from '../store/search-rows.ts';
import type { ReadableStore } from '../store/store.ts';
import { latestTranslations } from '../store/translation-table.ts';
import { planSearch, type SearchPlan } from './match-expression.ts';

/** A query as it is asked: its text, by whose clock, and within what. */
export interface AskedSearch {
	readonly text: string;
	readonly timeZone?: string | undefined;
	/** Row number of the only session to search. */
	readonly session?: number | undefined;
	readonly now: number;
}

/** A page of hits, newest first, each in its place. @param before a message id */
export function findMessages(
	store: ReadableStore,
	asked: AskedSearch,
	{ before, limit, translateTo }: { readonly before?: number | undefined; readonly limit: number; readonly translateTo?: string | undefined },
): SearchPage {
	const sessions = searchedSessions(store);
	const plan = planOf(store, asked, sessions);
	// One walk serves the first page and its count.
	const walked = walk(store, plan, { before, limit: Math.max(limit, before === undefined ? MOST_COUNTED : 0) + 1 });
	const count = before === undefined ? counted(walked) : countHits(store, plan);
	const hits = hitsOf(store, walked.slice(0, limit), sessions, translateTo);
	const waiting = unindexedCount(store);
	return { hits, hasMore: walked.length > limit, count, waiting: waiting === 0 ? null : waiting };
}

/** Hits that came after a message. */
export function countNewer(store: ReadableStore, asked: AskedSearch, after: number): HitCount {
	return countHits(store, planOf(store, asked, searchedSessions(store)), after);
}

/** The query without each of its parts, as far as that finds anything; those that find most first. */
export function looserSearches(store: ReadableStore, asked: AskedSearch): readonly LooserSearch[] {
	const { clauses } = parseSearch(asked.text);
	if (clauses.length < 2) return [];
	const sessions = searchedSessions(store);
	return clauses
		.slice(0, MOST_LOOSENED)
		.flatMap((clause) => {
			const text = printSearch({ clauses: clauses.filter((other) => other !== clause) });
			const count = countHits(store, planOf(store, { ...asked, text }, sessions));
			return count.messages === 0 ? [] : { text, without: printSearch({ clauses: [clause] }), count };
		})
		.sort((one, other) => Number(other.count.isMore) - Number(one.count.isMore) || other.count.messages - one.count.messages);
}

/** Parts of a query that are tried without. */
const MOST_LOOSENED = 12;

/** How the query is answered at the moment. */
export function planOf(store: ReadableStore, asked: AskedSearch, sessions: readonly (SearchedSession & { readonly row: number })[]): SearchPlan {
	const query = parseSearch(asked.text);
	const namesSession = query.clauses.some((clause) => clause.type === 'predicate' && clause.predicate === 'in');
	return planSearch(query, {
		now: asked.now,
		timeZone: asked.timeZone ?? OWN_TIME_ZONE,
		session: asked.session ?? null,
		sessions: namesSession ? sessions.map(({ row, id, title }) => ({ row, id, words: indexedWords(title) })) : [],
		hidden: unfinishedSessions(store),
		span: spanOf(sessions, asked.now),
	});
}

const OWN_TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const HOUR_MS = 3_600_000;
/** Clocks are wrong, and a line may come after its session's end. */
const MARGIN_MS = 48 * HOUR_MS;

/** Whole hours in which everything was received. */
function spanOf(sessions: readonly SearchedSession[], now: number): { readonly from: number; readonly to: number } {
	let [from, to] = [now, now];
	for (const { startedAt, endedAt } of sessions) {
		from = Math.min(from, startedAt);
		to = Math.max(to, endedAt ?? now);
	}
	return { from: Math.max(0, Math.floor((from - MARGIN_MS) / HOUR_MS) * HOUR_MS), to: Math.ceil((to + MARGIN_MS) / HOUR_MS) * HOUR_MS };
}

function walk(
	store: ReadableStore,
	plan: SearchPlan,
	{ before, after, limit }: { readonly before?: number | undefined; readonly after?: number | undefined; readonly limit: number },
): readonly number[] {
	if (plan.type !== 'walk') return [];
	return matchingIds(store, plan.match, { before: before ?? Number.MAX_SAFE_INTEGER, after: after ?? 0, limit, received: plan.received });
}

function countHits(store: ReadableStore, plan: SearchPlan, after?: number): HitCount {
	return counted(walk(store, plan, { after, limit: MOST_COUNTED + 1 }));
}

function counted(ids: readonly number[]): HitCount {
	return { messages: Math.min(ids.length, MOST_COUNTED), isMore: ids.length > MOST_COUNTED };
}

function hitsOf(store: ReadableStore, ids: readonly number[], sessions: readonly SearchedSession[], translateTo: string | undefined): readonly SearchHit[] {
	if (ids.length === 0) return [];
	const messages = messagesByIds(store, ids);
	const wanted = JSON.stringify(ids);
	const annotations = Map.groupBy(annotationsOfMessages(store, wanted), ({ messageId }) => messageId);
	const deletions = new Map(deletionsOfMessages(store, wanted).map((deletion) => [deletion.messageId, deletion]));
	const machine = translateTo === undefined ? [] : latestTranslations(store, ids, translateTo);
	const translated = new Map(machine.map(({ messageId, text }) => [messageId, text]));
	const beside = neighboursOf(store, ids);
	const sessionsById = new Map(sessions.map((session) => [session.id, session]));
	return messages.flatMap((message) => {
		const session = sessionsById.get(message.sessionId);
		// One that began after the sessions were read.
		if (session === undefined) return [];
		const { id, title, market, startedAt, endedAt } = session;
		const made = annotations.get(message.id) ?? [];
		const text = translated.get(message.id);
		const byTeam = translateTo === undefined ? undefined : teamTranslation(message, made, translateTo);
		return {
			message,
			annotations: made,
			deletion: deletions.get(message.id) ?? null,
			translation: byTeam !== undefined ? { text: byTeam, by: 'team' } : text !== undefined ? { text, by: 'machine' } : null,
			before: beside.get(message.id)?.before ?? null,
			after: beside.get(message.id)?.after ?? null,
			session: { id, title, market, startedAt, endedAt },
		};
	});
}

function teamTranslation(message: Message, annotations: SearchHit['annotations'], to: string): string | undefined {
	return annotations.length === 0 ? undefined : annotationState(message, annotations).translations.find((translation) => translation.to === to)?.text;
}
