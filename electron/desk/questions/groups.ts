import { type Asking, type QuestionAnswer, type QuestionGroup, urgencyOf } from '../../../shared/model/question.ts';
import { type AskedRow, askedIn, askingsByIds, latestAnswers, statedFacts } from '../store/question-table.ts';
import type { ReadableStore } from '../store/store.ts';

/** Messages shown of a question before a person asks for more. */
const NEWEST_SHOWN = 3;

/** A session's questions, most urgent first and those answered last; at most so many. */
export function questionGroups(
	store: ReadableStore,
	session: number,
	now: number,
	limit: number,
): { readonly groups: readonly QuestionGroup[]; readonly hasMore: boolean } {
	const answers = latestAnswers(store, session);
	const gathered = gather(askedIn(store, session)).map((rows) => summarize(rows, answers.get(rows[0].key) ?? null));
	const urgent = gathered.sort((one, other) => urgencyOf(other, now) - urgencyOf(one, now) || other.lastAt - one.lastAt);
	const shown = urgent.slice(0, limit);
	const heardIn = messagesHeard(store, session, shown);
	const askings = askingsByIds(
		store,
		shown.flatMap((group) => [...group.newestIds, ...(heardIn.get(group.key) ?? [])]),
	);
	return { groups: shown.map((group) => withTexts(group, heardIn.get(group.key), askings)), hasMore: urgent.length > limit };
}

type Gathered = readonly [AskedRow, ...AskedRow[]];
type Summary = Omit<QuestionGroup, 'newest' | 'heard'> & { readonly newestIds: readonly number[] };

/** @param asked question by question */
function gather(asked: readonly AskedRow[]): readonly Gathered[] {
	const groups: [AskedRow, ...AskedRow[]][] = [];
	for (const row of asked) {
		const last = groups.at(-1);
		if (last !== undefined && last[0].key === row.key) last.push(row);
		else groups.push([row]);
	}
	return groups;
}

function summarize(rows: Gathered, latest: QuestionAnswer | null): Summary {
	const [first] = rows;
	const answer = latest === null || latest.act === 'reopened' ? null : latest;
	const languages = new Map<string, number>();
	const viewers = new Set<string>();
	let open: { askings: number; since: number } | null = null;
	for (const { author, language, askedAt } of rows) {
		viewers.add(author);
		languages.set(language, (languages.get(language) ?? 0) + 1);
		if (answer !== null && askedAt <= answer.at) continue;
		if (open === null) open = { askings: 1, since: askedAt };
		else open.askings += 1;
	}
	return {
		key: first.key,
		intent: first.intent,
		topic: first.topic,
		askings: rows.length,
		viewers: viewers.size,
		languages: [...languages].map(([tag, askings]) => ({ tag, askings })).sort((one, other) => other.askings - one.askings),
		firstAt: first.askedAt,
		lastAt: rows.at(-1)?.askedAt ?? first.askedAt,
		open,
		answer,
		newestIds: rows
			.slice(-NEWEST_SHOWN)
			.reverse()
			.map(({ message }) => message),
	};
}

/** For each open question the message in which the host said what answers it, after it was first asked. */
function messagesHeard(store: ReadableStore, session: number, groups: readonly Summary[]): ReadonlyMap<string, readonly [number]> {
	const stated = statedFacts(store, session);
	const heard = new Map<string, readonly [number]>();
	if (stated.length === 0) return heard;
	for (const { key, topic, open } of groups) {
		if (open === null || topic === null) continue;
		const found = stated.findLast((fact) => fact.topic === topic && fact.at >= open.since);
		if (found !== undefined) heard.set(key, [found.message]);
	}
	return heard;
}

function withTexts({ newestIds, ...group }: Summary, heard: readonly [number] | undefined, askings: ReadonlyMap<number, Asking>): QuestionGroup {
	return { ...group, newest: newestIds.flatMap((id) => askings.get(id) ?? []), heard: heard === undefined ? null : (askings.get(heard[0]) ?? null) };
}
