import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DIMENSIONS, FACT_TOPICS, type FactTopic } from '../../../../shared/model/product-sheet.ts';
import { ANSWER_LANGUAGES, type AnswerLanguage } from '../../../../shared/model/question.ts';
import { fold } from '../folding.ts';
import { parse } from '../rules/read-packs.ts';
import { tokenize } from '../tokens.ts';

/** How facts are told in one language. */
export interface AnswerWords {
	/** By topic, in order; each names what it needs: `{time}`, `{length}`, or `{text}`, the fact as it was written. */
	readonly sentences: ReadonlyMap<FactTopic, readonly string[]>;
	/** "up to {value}" */
	readonly atMost: string;
	readonly atLeast: string;
	readonly lifetime: string;
}

/** All that resources/questions/answers holds. */
export interface AnswerBook {
	readonly languages: ReadonlyMap<AnswerLanguage, AnswerWords>;
	/** Folded words of all languages that say nothing of their own beside quantities: "for", "durante". */
	readonly connectors: ReadonlySet<string>;
}

/**
 * Reads how every language tells every fact.
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export async function readAnswerBook(folder: string): Promise<AnswerBook> {
	const languages = new Map<AnswerLanguage, AnswerWords>();
	const connectors = new Set<string>();
	for (const language of ANSWER_LANGUAGES) {
		const name = `${language}.yaml`;
		const { content, fault } = parse(`../questions/answers/${name}`, await readFile(join(folder, name), 'utf8'), fileSchema);
		if (content.answers !== language) throw fault(['answers'], `"answers" must be ${language}, like the file`);
		for (const topic of FACT_TOPICS) {
			if (!content.topics[topic].some((sentence) => sentence.includes('{text}')))
				throw fault(['topics', topic], 'one sentence tells the fact as it is: {text}');
		}
		languages.set(language, { ...content.words, sentences: new Map(FACT_TOPICS.map((topic) => [topic, content.topics[topic]])) });
		for (const connector of content.connectors) for (const { word } of tokenize(fold(connector)).tokens) connectors.add(word);
	}
	return { languages, connectors };
}

const PLACES: ReadonlySet<string> = new Set([...DIMENSIONS, 'text']);

const sentence = z
	.string()
	.min(1)
	.refine((text) => placesIn(text).every((place) => PLACES.has(place)), 'a sentence names what is measured: {time}, {length}; or {text}');
const withValue = z.string().includes('{value}');

const fileSchema = z.strictObject({
	answers: z.string(),
	version: z.int().positive(),
	words: z.strictObject({ atMost: withValue, atLeast: withValue, lifetime: z.string().min(1) }),
	connectors: z.array(z.string().min(1)),
	topics: z.record(z.enum(FACT_TOPICS), z.array(sentence).min(1)),
});

/** What a sentence needs to be told: `time`, `length`. */
export function placesIn(text: string): readonly string[] {
	return Array.from(text.matchAll(/\{([^}]*)\}/g), ([, place]) => place ?? '');
}
