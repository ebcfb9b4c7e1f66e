import { type Dimension, FACT_TOPICS, type FactTopic, type ProductSheet, type Quantity } from '../../../../shared/model/product-sheet.ts';
import { quantityWords } from '../../../../shared/model/quantity-words.ts';
import type { AnswerLanguage, SheetAnswer } from '../../../../shared/model/question.ts';
import { HOMES } from '../facts/check-facts.ts';
import type { Stated } from '../facts/compare.ts';
import { type KnownFact, readFact, wordsBeside } from '../facts/sheets.ts';
import { inOwnUnit } from '../facts/understood.ts';
import type { Vocabularies } from '../facts/vocabulary.ts';
import { type AnswerBook, type AnswerWords, placesIn } from './answer-book.ts';

/** What sheets answer to questions, topic by topic in the order of FACT_TOPICS, then sheet by sheet. */
export function sheetAnswers(sheets: readonly ProductSheet[], vocabularies: Vocabularies, book: AnswerBook): readonly SheetAnswer[] {
	const told = sheets.flatMap(({ product, facts }) =>
		Object.entries(facts).map(([name, text]) => ({
			product,
			fact: readFact(name, text, vocabularies),
			isMeasured: wordsBeside(text, vocabularies).every((word) => book.connectors.has(word)),
		})),
	);
	return FACT_TOPICS.flatMap((topic) =>
		told.flatMap(({ product, fact, isMeasured }) => {
			const quantities = quantitiesFor(topic, fact);
			if (quantities === null) return [];
			const toTell = isMeasured ? quantities.map(toldAs).filter((quantity) => quantity !== null) : [];
			const whole = toTell.length === quantities.length ? toTell : [];
			return { topic, product, fact: fact.name, text: fact.text, sentences: tell(topic, fact.text, whole, book), values: worded(fact.text, whole, book) };
		}),
	);
}

/** What the fact measures of the topic; null where it does not speak of it. */
function quantitiesFor(topic: FactTopic, { topic: spoken, quantities }: KnownFact): readonly Stated[] | null {
	if (spoken === topic) return quantities;
	if (HOMES[topic] !== spoken) return null;
	const ofTopic = quantities.filter(({ dimension }) => AT_HOME[topic]?.includes(dimension));
	return ofTopic.length === 0 ? null : ofTopic;
}

/** As it is told: "up to 48 h" has no least. Null where it says what no sentence says: "about", "less than". */
function toldAs(stated: Stated): Quantity | null {
	const { dimension, least, most, unit } = inOwnUnit(stated);
	switch (stated.bound) {
		case null:
			return { dimension, least, most, unit };
		case 'at-most':
			return { dimension, least: null, most, unit };
		case 'at-least':
			return { dimension, least, most: null, unit };
		default:
			return null;
	}
}

/** Which values of another topic's fact speak of these: the 300 mAh of "battery: 48 h, 300 mAh". */
const AT_HOME: Readonly<Partial<Record<FactTopic, readonly Dimension[]>>> = { capacity: ['charge', 'energy'], volume: ['volume'], range: ['length'] };

function tell(topic: FactTopic, text: string, quantities: readonly Quantity[], { languages }: AnswerBook): SheetAnswer['sentences'] {
	const sentences = [...languages].map(([language, words]) => [language, sentenceIn(language, words, topic, text, quantities)]);
	return Object.fromEntries(sentences);
}

/** The values alone, one beside the other. */
function worded(text: string, quantities: readonly Quantity[], { languages }: AnswerBook): SheetAnswer['values'] {
	const values = [...languages].map(([language, words]) => [
		language,
		quantities.length === 0 ? text : quantities.map((quantity) => valueIn(language, words, quantity)).join(COMMAS[language] ?? ', '),
	]);
	return Object.fromEntries(values);
}

const COMMAS: Readonly<Partial<Record<AnswerLanguage, string>>> = { ar: '، ', zh: '，' };

/** The sentence that needs just what the fact measures, else the one that tells the fact as it was written. */
function sentenceIn(language: AnswerLanguage, words: AnswerWords, topic: FactTopic, text: string, quantities: readonly Quantity[]): string {
	const sentences = words.sentences.get(topic) ?? [];
	const measured = quantities.map(({ dimension }) => dimension).sort();
	const fitting = sentences.find((sentence) => String(placesIn(sentence).toSorted()) === String(measured));
	const plain = sentences.find((sentence) => sentence.includes('{text}')) ?? '{text}';
	const values = new Map(quantities.map((quantity) => [String(quantity.dimension), valueIn(language, words, quantity)]));
	return (fitting ?? plain).replace(/\{([^}]*)\}/g, (_, place: string) => values.get(place) ?? text);
}

function valueIn(language: AnswerLanguage, { atMost, atLeast, lifetime }: AnswerWords, quantity: Quantity): string {
	return quantityWords(
		quantity,
		LOCALES[language] ?? language,
		{ lifetime, atMost: (value) => atMost.replace('{value}', value), atLeast: (value) => atLeast.replace('{value}', value) },
		'long',
	);
}

/** Latin digits are read from Morocco to Oman, the others are not. */
const LOCALES: Readonly<Partial<Record<AnswerLanguage, string>>> = { ar: 'ar-u-nu-latn', en: 'en-GB', zh: 'zh-CN' };
