import { languageOf } from './language.ts';
import type { FactTopic } from './product-sheet.ts';
import type { StaffRole } from './staff.ts';

/** What a viewer's question asks, in whatever language and words; questions with one key are the same question. */
export interface Question {
	/** The intent, or where none fits what the message is about in its own language: `water.swim`, `es: alergi silicon`. */
	readonly key: string;
	/** An id of resources/questions/intents.yaml; null where none fits. */
	readonly intent: string | null;
	/** The fact of a product sheet that answers it; null where no sheet does. */
	readonly topic: FactTopic | null;
}

/** In UTF-16 code units. */
export const QUESTION_KEY_LENGTH = 1_500;
export const ANSWER_LENGTH = 2_000;

/** Languages an answer can be told in: those of the rules. */
export const ANSWER_LANGUAGES = ['es', 'ru', 'fr', 'ar', 'en', 'uk', 'zh'] as const;
export type AnswerLanguage = (typeof ANSWER_LANGUAGES)[number];

/** The language to answer a message in that is tagged so: `ru` for `ru-Latn`; null where none of ours fits. */
export function answerLanguageOf(tag: string): AnswerLanguage | null {
	const base = languageOf(tag);
	return ANSWER_LANGUAGES.find((language) => language === base) ?? null;
}

/** `host`: said in the show; `staff`: written by the team; `reopened`: neither any more. */
export const QUESTION_ACTS = ['host', 'staff', 'reopened'] as const;
export type QuestionAct = (typeof QUESTION_ACTS)[number];

/** What a person said of a question: append-only, the latest of a session and key counts. */
export interface QuestionAnswer {
	/** UUIDv7. */
	readonly id: string;
	readonly sessionId: string;
	readonly key: string;
	readonly act: QuestionAct;
	readonly author: { readonly name: string; readonly role: StaffRole };
	readonly at: number;
}

/** One message that asks, or that may have answered. */
export interface Asking {
	readonly messageId: number;
	readonly author: string;
	/** Its beginning, where it is long. */
	readonly text: string;
	/** BCP 47. */
	readonly language: string;
	readonly at: number;
}

/** One question of a session, in all languages and wordings. */
export interface QuestionGroup extends Question {
	readonly askings: number;
	/** Different people who asked. */
	readonly viewers: number;
	/** Commonest first. */
	readonly languages: readonly { readonly tag: string; readonly askings: number }[];
	readonly firstAt: number;
	readonly lastAt: number;
	/** What was asked since the last answer; null where that answered everyone. */
	readonly open: { readonly askings: number; readonly since: number } | null;
	/** Null where nobody has answered, or it was opened again. */
	readonly answer: QuestionAnswer | null;
	/** Up to three, newest first. */
	readonly newest: readonly Asking[];
	/** Where the host, after it was asked, said the fact that answers it. */
	readonly heard: Asking | null;
}

/** The more ask and the longer they wait, the more urgent: askings times milliseconds. Nothing where nobody waits. */
export function urgencyOf({ open }: Pick<QuestionGroup, 'open'>, now: number): number {
	return open === null ? 0 : open.askings * Math.max(1, now - open.since);
}

/** An answer the team has approved. Kept by question, product and language; the latest text counts. */
export interface ApprovedAnswer {
	readonly key: string;
	/** Holds for this product alone; null for any. */
	readonly product: string | null;
	readonly language: AnswerLanguage;
	readonly text: string;
	readonly author: { readonly name: string; readonly role: StaffRole };
	readonly at: number;
}

/** What a product sheet answers to the questions of one topic. */
export interface SheetAnswer {
	readonly topic: FactTopic;
	readonly product: string;
	/** The fact as the sheet names and words it. */
	readonly fact: string;
	readonly text: string;
	/** To be read out or typed, in each language. */
	readonly sentences: Readonly<Record<AnswerLanguage, string>>;
	/** The fact alone, to be put into an answer of the team's own. */
	readonly values: Readonly<Record<AnswerLanguage, string>>;
}
