import { fillSlots } from '../../../../shared/model/answer-slots.ts';
import type { AnswerLanguage, Question } from '../../../../shared/model/question.ts';
import { chooseAnswers } from '../../../questions/choose-answers.ts';
import type { Answers } from '../../../questions/use-answers.ts';

/** A text that is ready to be sent, or to be translated. */
export interface Proposal {
	readonly origin: 'approved' | 'sheet';
	/** Null: any. */
	readonly product: string | null;
	readonly language: AnswerLanguage;
	readonly text: string;
	/** Slots that no sheet of the session fills. */
	readonly open: readonly string[];
	/** It is in the writer's language: it has still to be translated. */
	readonly isDraft: boolean;
}

/** What the team approved for this question in the viewer's language, then what the sheets say; without the former, what was approved in the writer's. */
export function proposalsFor(
	question: Pick<Question, 'key' | 'topic'>,
	to: AnswerLanguage | null,
	mine: AnswerLanguage | null,
	{ approved, ofSheets, products }: Pick<Answers, 'approved' | 'ofSheets' | 'products'>,
): readonly Proposal[] {
	const approvedIn = (language: AnswerLanguage, isDraft: boolean): readonly Proposal[] =>
		chooseAnswers(question, language, approved, ofSheets, products).approved.map(({ product, text }) => ({
			origin: 'approved',
			product,
			language,
			...fillSlots(text, language, ofSheets, product),
			isDraft,
		}));
	const ready = to === null ? [] : approvedIn(to, false);
	const drafts = ready.length > 0 || mine === null || mine === to ? [] : approvedIn(mine, true);
	const told = to === null ? [] : chooseAnswers(question, to, approved, ofSheets, products).ofSheets;
	return [
		...ready,
		...drafts,
		...told.map(
			({ product, sentences }): Proposal => ({
				origin: 'sheet',
				product,
				language: to ?? 'en',
				text: to === null ? '' : sentences[to],
				open: [],
				isDraft: false,
			}),
		),
	];
}
