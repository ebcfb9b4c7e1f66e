import { type QuestionGroup, urgencyOf } from '../../shared/model/question.ts';

export const QUESTION_FILTERS = ['open', 'answered', 'all'] as const;
export type QuestionFilter = (typeof QUESTION_FILTERS)[number];

export const QUESTION_SORTS = ['urgent', 'asked', 'waiting', 'newest'] as const;
export type QuestionSort = (typeof QUESTION_SORTS)[number];

export function fitsFilter({ open }: QuestionGroup, filter: QuestionFilter): boolean {
	return filter === 'all' || (filter === 'open') === (open !== null);
}

/** The questions a filter lets through, in the order a person chose. What is answered comes last where waiting counts. */
export function orderedQuestions(groups: readonly QuestionGroup[], filter: QuestionFilter, sort: QuestionSort, now: number): readonly QuestionGroup[] {
	const compare = COMPARISONS[sort];
	return groups.filter((group) => fitsFilter(group, filter)).sort((one, other) => compare(one, other, now) || other.lastAt - one.lastAt);
}

const COMPARISONS: Readonly<Record<QuestionSort, (one: QuestionGroup, other: QuestionGroup, now: number) => number>> = {
	urgent: (one, other, now) => urgencyOf(other, now) - urgencyOf(one, now),
	asked: (one, other) => other.askings - one.askings,
	waiting: (one, other) => (one.open?.since ?? Number.MAX_SAFE_INTEGER) - (other.open?.since ?? Number.MAX_SAFE_INTEGER),
	newest: (one, other) => other.lastAt - one.lastAt,
};

/** The same questions where they stood before, those that are new at the end: for a list somebody points at. */
export function inFormerOrder(groups: readonly QuestionGroup[], before: readonly string[]): readonly QuestionGroup[] {
	const places = new Map(before.map((key, place) => [key, place]));
	const placeOf = ({ key }: QuestionGroup) => places.get(key) ?? before.length;
	return [...groups].sort((one, other) => placeOf(one) - placeOf(other));
}
