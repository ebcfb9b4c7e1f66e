import {
	ANSWER_LANGUAGES,
	type AnswerLanguage,
	type ApprovedAnswer,
	answerLanguageOf,
	type QuestionGroup,
	type SheetAnswer,
} from '../../shared/model/question.ts';

/** What there is to answer a question with, in one language. */
export interface ChosenAnswers {
	/** Of a product of the show first, then of any. */
	readonly approved: readonly ApprovedAnswer[];
	readonly ofSheets: readonly SheetAnswer[];
	/** Other languages in which the team has approved an answer. */
	readonly elsewhere: readonly AnswerLanguage[];
}

/** @param products that the show is checked against: answers for others do not count */
export function chooseAnswers(
	group: Pick<QuestionGroup, 'key' | 'topic'>,
	language: AnswerLanguage,
	approved: readonly ApprovedAnswer[],
	ofSheets: readonly SheetAnswer[],
	products: readonly string[],
): ChosenAnswers {
	const fitting = approved.filter(({ key, product }) => key === group.key && (product === null || products.includes(product)));
	const inLanguage = fitting.filter((answer) => answer.language === language);
	return {
		approved: inLanguage.toSorted((one, other) => Number(one.product === null) - Number(other.product === null)),
		ofSheets: ofSheets.filter(({ topic }) => topic === group.topic),
		elsewhere: ANSWER_LANGUAGES.filter((other) => other !== language && fitting.some((answer) => answer.language === other)),
	};
}

/** Languages to answer in: those that ask, commonest first, then the others. */
export function languagesToAnswer({ languages }: Pick<QuestionGroup, 'languages'>): readonly AnswerLanguage[] {
	const asking = languages.flatMap(({ tag }) => answerLanguageOf(tag) ?? []);
	return [...new Set([...asking, ...ANSWER_LANGUAGES])];
}
