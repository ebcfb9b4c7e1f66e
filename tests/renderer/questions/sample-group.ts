import type { QuestionGroup } from '../../../shared/model/question.ts';

/** A question asked once in Spanish, by nobody answered, unless told otherwise. */
export function group(key: string, change: Partial<QuestionGroup> = {}): QuestionGroup {
	const { askings = 1, firstAt = 1_000 } = change;
	return {
		key,
		intent: null,
		topic: null,
		askings,
		viewers: 1,
		languages: [{ tag: 'es', askings }],
		firstAt,
		lastAt: firstAt,
		open: { askings, since: firstAt },
		answer: null,
		newest: [],
		heard: null,
		...change,
	};
}
