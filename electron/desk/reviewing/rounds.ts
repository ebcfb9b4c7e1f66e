import { DeskError } from '../../../shared/contract/errors.ts';
import { personKey, type ReviewRound, type RoundState, type WaitingReview } from '../../../shared/model/review.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { type ItemRow, insertItem, itemByUuid, itemCounts, type SampledItem } from '../store/review-item-table.ts';
import { decisionsFor } from '../store/review-judgement-table.ts';
import { allRounds, insertRound, insertStep, isReviewer, progressOf, type RoundRow, roundById, roundByUuid } from '../store/review-round-table.ts';
import type { ReadableStore, WritableStore } from '../store/store.ts';
import { isDisputed, settlementsOf } from './settlements.ts';

export interface NewRound {
	readonly uuid: string;
	readonly title: string;
	readonly plan: RoundRow['plan'];
	readonly reviewers: readonly string[];
	readonly items: readonly SampledItem[];
	readonly profile: Profile;
	readonly at: number;
}

/** @param newId makes the items' uuids */
export function keepRound(store: WritableStore, { uuid, title, plan, reviewers, items, profile, at }: NewRound, newId: () => string): void {
	store.transaction(() => {
		const author = { name: profile.name, role: profile.role };
		const people = reviewers.map((name) => ({ name, person: personKey(name) }));
		const round = insertRound(store, { uuid, title, plan, author, at }, people);
		for (const item of items) insertItem(store, round, newId(), item);
	});
}

/** Steps lead forward only. @throws DeskError review-not-found, review-wrong-state */
export function advanceRound(store: WritableStore, roundId: string, to: 'adjudication' | 'closed', { name, role }: Profile, at: number): void {
	store.transaction(() => {
		const round = storedRound(store, roundId);
		const isForward = round.state === 'open' || (round.state === 'adjudication' && to === 'closed');
		if (!isForward) throw wrongState(round.state);
		insertStep(store, round.id, to, { name, role }, at);
	});
}

export function reviewRounds(store: ReadableStore): readonly ReviewRound[] {
	return allRounds(store).map((round) => reviewRound(store, round));
}

export function reviewRound(store: ReadableStore, round: RoundRow): ReviewRound {
	const { uuid: id, title, plan, author, at, state, since } = round;
	const reviewers = progressOf(store, round.id).map(({ name, items, judged, skipped }) => ({ name, items, judged, skipped }));
	return { id, title, plan, author, at, state, since, ...itemCounts(store, round.id), reviewers, disputes: disputesOf(store, round) };
}

/** What a person has to judge, and what was decided about their judgements and they have not read. */
export function waitingFor(store: ReadableStore, person: string): WaitingReview {
	const open = allRounds(store).filter(({ id, state }) => state === 'open' && isReviewer(store, id, person));
	const toJudge = open.reduce((sum, { id }) => {
		const own = progressOf(store, id).find((progress) => progress.person === person);
		return sum + (own === undefined ? 0 : own.items - own.judged - own.skipped);
	}, 0);
	return {
		toJudge,
		unseenFeedback: decisionsFor(store, person, MOST_UNSEEN).filter(({ isSeen, author }) => !isSeen && personKey(author.name) !== person).length,
	};
}

/** A badge says no more. */
const MOST_UNSEEN = 1_000;

/** @throws DeskError review-not-found */
export function storedRound(store: ReadableStore, roundId: string): RoundRow {
	const round = roundByUuid(store, roundId);
	if (round === null) throw notFound();
	return round;
}

/** @throws DeskError review-not-found */
export function storedItem(store: ReadableStore, itemId: string): { readonly item: ItemRow; readonly round: RoundRow } {
	const item = itemByUuid(store, itemId);
	if (item === null) throw notFound();
	return { item, round: roundById(store, item.round) };
}

/** @throws DeskError review-wrong-state */
export function requireState({ state }: RoundRow, ...wanted: readonly RoundState[]): void {
	if (!wanted.includes(state)) throw wrongState(state);
}

/** Is judging over: ended by a lead, or everything judged? */
export function isJudged(store: ReadableStore, round: RoundRow): boolean {
	return round.state !== 'open' || progressOf(store, round.id).every(({ items, judged, skipped }) => judged + skipped === items);
}

export function wrongState(state: RoundState): DeskError {
	return new DeskError('review-wrong-state', `This cannot be done while the round is in the state "${state}".`, { state });
}

function notFound(): DeskError {
	return new DeskError('review-not-found', 'There is no such round or item of review any more.');
}

/** While a round is open, even how much people differ is nobody's to know. */
function disputesOf(store: ReadableStore, round: RoundRow): ReviewRound['disputes'] {
	if (round.state === 'open') return null;
	const disputed = settlementsOf(store, round.id).filter(isDisputed);
	return { all: disputed.length, decided: disputed.filter(({ decision }) => decision !== null).length };
}
