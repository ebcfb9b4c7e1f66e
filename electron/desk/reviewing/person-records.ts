import { setImmediate as nextTurn } from 'node:timers/promises';
import { quantile, shareInterval } from '../../../shared/model/agreement/interval.ts';
import { type Annotation, undoneIds } from '../../../shared/model/annotation.ts';
import type { Duration, PersonRecord, PersonSlice } from '../../../shared/model/person-record.ts';
import { personKey } from '../../../shared/model/review.ts';
import { allRounds } from '../store/review-round-table.ts';
import { type VerdictActRow, verdictActs } from '../store/review-sample-query.ts';
import { allSessions, sessionRowId } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { outcomeOf, settlementsOf } from './settlements.ts';
import { staffSpelling } from './staff-spelling.ts';

export interface PeopleQuery {
	/** Sessions that began at or after, and before; ms since the epoch. Null: all. */
	readonly from: number | null;
	readonly to: number | null;
	/** The only one to look at, as names are compared; null: everybody. */
	readonly person: string | null;
}

/** How everybody's judging went, by name. Other reads are answered between one session and the next. */
export async function personRecords(store: ReadableStore, { from, to, person: only }: PeopleQuery): Promise<readonly PersonRecord[]> {
	const tallies = new Map<string, PersonTally>();
	const tallyOf = (name: string): PersonTally | null => {
		const person = personKey(name);
		if (only !== null && person !== only) return null;
		const tally = tallies.get(person) ?? new PersonTally(name);
		tallies.set(person, tally);
		return tally;
	};
	const spelling = staffSpelling(store);
	const rows = new Set<number>();
	for (const { id, startedAt, endedAt, ending } of allSessions(store)) {
		if ((from !== null && startedAt < from) || (to !== null && startedAt >= to)) continue;
		const row = sessionRowId(store, id);
		if (row === null) continue;
		rows.add(row);
		// What was imported came all at once; what is judged after a show is not judged against time.
		const showEnd = ending === 'imported' ? Number.NEGATIVE_INFINITY : (endedAt ?? Number.POSITIVE_INFINITY);
		for (const act of standingVerdicts(verdictActs(store, row))) tallyOf(act.name)?.handle(act, act.at <= showEnd);
		await nextTurn();
	}
	for (const round of allRounds(store)) {
		// While a round is open, what came of a verdict is nobody's to know.
		const isOpen = round.state === 'open';
		const settlements = settlementsOf(store, round.id).filter(({ item }) => rows.has(item.session));
		for (const settlement of settlements) {
			const { item, judgements, voices } = settlement;
			for (const { by, tookMs } of judgements) tallyOf(by)?.judge(tookMs);
			const outcome = isOpen ? null : outcomeOf(settlement);
			if (outcome === null) continue;
			for (const { person, verdict } of voices) {
				tallyOf(spelling.get(person) ?? person)?.settle(item.category, item.language, verdict !== outcome);
			}
		}
		await nextTurn();
	}
	return [...tallies.values()].map((tally) => tally.record()).sort((one, other) => (personKey(one.name) < personKey(other.name) ? -1 : 1));
}

/** The last standing verdict of each person on each flag. */
function standingVerdicts(acts: readonly VerdictActRow[]): VerdictActRow[] {
	const standing: VerdictActRow[] = [];
	for (const ofMessage of Map.groupBy(acts, ({ message }) => message).values()) {
		const parsed = ofMessage.map((act) => ({ act, annotation: annotationOf(act) }));
		const undone = undoneIds(parsed.map(({ annotation }) => annotation));
		const latest = new Map<string, VerdictActRow>();
		for (const { act, annotation } of parsed) {
			if (annotation.body.type === 'verdict' && !undone.has(act.uuid)) latest.set(`${annotation.body.flagId} ${personKey(act.name)}`, act);
		}
		standing.push(...latest.values());
	}
	return standing;
}

/** As far as undoing goes by it. */
function annotationOf({ uuid, message, name, at, body }: VerdictActRow): Annotation {
	return { id: uuid, sessionId: '', messageId: message, author: { name, role: 'specialist' }, at, body: JSON.parse(body) as Annotation['body'] };
}

interface SliceTally {
	readonly by: PersonSlice['by'];
	readonly key: string;
	handled: number;
	settled: number;
	overturned: number;
}

class PersonTally {
	readonly #name: string;
	readonly #slices = new Map<string, SliceTally>();
	readonly #liveMs: number[] = [];
	readonly #judgingMs: number[] = [];
	#handled = 0;
	#settled = 0;
	#overturned = 0;

	constructor(name: string) {
		this.#name = name;
	}

	handle({ category, language, at, receivedAt }: VerdictActRow, isLive: boolean): void {
		this.#handled += 1;
		if (isLive) this.#liveMs.push(Math.max(0, at - receivedAt));
		for (const slice of this.#slicesOf(category, language)) slice.handled += 1;
	}

	judge(tookMs: number): void {
		this.#judgingMs.push(tookMs);
	}

	settle(category: string | null, language: string, isOverturned: boolean): void {
		this.#settled += 1;
		if (isOverturned) this.#overturned += 1;
		for (const slice of this.#slicesOf(category, language)) {
			slice.settled += 1;
			if (isOverturned) slice.overturned += 1;
		}
	}

	record(): PersonRecord {
		const slices = [...this.#slices.values()].map((slice) => ({ ...slice, interval: shareInterval(slice.overturned, slice.settled) }));
		return {
			name: this.#name,
			handled: this.#handled,
			live: durationOf(this.#liveMs),
			judgements: this.#judgingMs.length,
			judging: durationOf(this.#judgingMs),
			settled: this.#settled,
			overturned: this.#overturned,
			interval: shareInterval(this.#overturned, this.#settled),
			slices: slices.sort(byKindThenMost),
		};
	}

	#slicesOf(category: string | null, language: string): SliceTally[] {
		return [...(category === null ? [] : [this.#slice('category', category)]), this.#slice('language', language)];
	}

	#slice(by: PersonSlice['by'], key: string): SliceTally {
		const slice = this.#slices.get(`${by} ${key}`) ?? { by, key, handled: 0, settled: 0, overturned: 0 };
		this.#slices.set(`${by} ${key}`, slice);
		return slice;
	}
}

function byKindThenMost(one: PersonSlice, other: PersonSlice): number {
	if (one.by !== other.by) return one.by === 'category' ? -1 : 1;
	return other.handled - one.handled || other.settled - one.settled || (one.key < other.key ? -1 : 1);
}

function durationOf(times: readonly number[]): Duration {
	const sorted = Float64Array.from(times).sort();
	return { count: sorted.length, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}
