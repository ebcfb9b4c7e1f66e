import type { Verdict } from '../../../shared/model/annotation.ts';
import { type ItemRow, itemsOfRound } from '../store/review-item-table.ts';
import { type DecisionRow, decisionsOfRound, type JudgementRow, judgementsOfRound } from '../store/review-judgement-table.ts';
import type { ReadableStore } from '../store/store.ts';

/** What one person said of an item, first or second. */
export interface Voice {
	/** As names are compared. */
	readonly person: string;
	readonly verdict: Verdict;
	readonly as: 'first' | 'second';
}

/** An item with all that was said of it. */
export interface Settlement {
	readonly item: ItemRow;
	readonly judgements: readonly JudgementRow[];
	/** The first verdict, where there was one, before the second ones. */
	readonly voices: readonly Voice[];
	readonly decision: DecisionRow | null;
}

/** In the order they were drawn. Not for the eyes of whoever still judges. */
export function settlementsOf(store: ReadableStore, round: number): readonly Settlement[] {
	const judgements = Map.groupBy(judgementsOfRound(store, round), ({ item }) => item);
	const decisions = decisionsOfRound(store, round);
	return itemsOfRound(store, round).map((item) => {
		const ofItem = judgements.get(item.id) ?? [];
		return { item, judgements: ofItem, voices: voicesOf(item, ofItem), decision: decisions.get(item.id) ?? null };
	});
}

/**
 * Is it for a lead to decide? Where people differ; and where somebody found something in a message that had no flag, since only a lead's
 * decision flags it.
 */
export function isDisputed({ item, voices, decision }: Settlement): boolean {
	if (decision !== null) return true;
	if (new Set(voices.map(({ verdict }) => verdict)).size > 1) return true;
	return item.flag === null && voices.some(({ verdict }) => verdict !== 'dismissed');
}

/** The verdict an item ended with: the lead's, else the one that two or more people agree on; null where it is open. */
export function outcomeOf({ voices, decision }: Settlement): Verdict | null {
	if (decision !== null) return decision.verdict;
	const [first, ...others] = voices;
	return first !== undefined && others.length > 0 && others.every(({ verdict }) => verdict === first.verdict) ? first.verdict : null;
}

function voicesOf({ firstPerson, firstVerdict }: ItemRow, judgements: readonly JudgementRow[]): Voice[] {
	const first: Voice[] = firstPerson === null || firstVerdict === null ? [] : [{ person: firstPerson, verdict: firstVerdict, as: 'first' }];
	return [...first, ...judgements.map(({ person, verdict }) => ({ person, verdict, as: 'second' as const }))];
}
