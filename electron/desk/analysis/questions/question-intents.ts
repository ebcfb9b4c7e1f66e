import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FACT_TOPICS, type FactTopic } from '../../../../shared/model/product-sheet.ts';
import { fold } from '../folding.ts';
import { Matcher } from '../rules/matcher.ts';
import type { PatternNode } from '../rules/pattern.ts';
import { patternIn } from '../rules/pattern-in-file.ts';
import { parse, type ReadFile } from '../rules/read-packs.ts';
import { type Stemmer, stemmerOf } from '../rules/stemmer.ts';
import { type Tokens, tokenize } from '../tokens.ts';
import { type AnswerBook, readAnswerBook } from './answer-book.ts';

/** What a question asks, in whatever language and words. */
export interface Asked {
	/** An id of resources/questions/intents.yaml: `water.swim`. */
	readonly intent: string;
	/** The fact of a product sheet that answers it; null where no sheet does. */
	readonly topic: FactTopic | null;
}

/** An intent as the catalogue has it. */
export interface Intent extends Asked {
	/** In English, for people: "Can one swim with it?" */
	readonly asks: string;
	/** Place in the catalogue: of several that fit, the first is meant. */
	readonly rank: number;
}

/** How one language asks. */
export interface QuestionWords {
	readonly matcher: Matcher<Intent>;
	/** Folded words that tell no question from another: articles, greetings, "porfa". */
	readonly fillers: ReadonlySet<string>;
	/** What asks without a question's words: "enseña la pantalla", and "precio" alone. */
	readonly requests: Matcher<RequestForm>;
	readonly stemmer: Stemmer;
	readonly examples: readonly { readonly intent: string; readonly examples: readonly string[]; readonly counterexamples: readonly string[] }[];
}

/** `opening`: asks where it opens a sentence; `bare`: where nothing else is said. */
export type RequestForm = 'opening' | 'bare';

/** All that resources/questions holds, compiled. */
export interface QuestionBook {
	/** Most specific first. */
	readonly intents: readonly Intent[];
	/** By language, without script: `ru`. */
	readonly languages: ReadonlyMap<string, QuestionWords>;
	/** How a fact of a product sheet is told. */
	readonly answers: AnswerBook;
}

/**
 * Which intent a message asks; null where none fits. Only for messages that are questions: its patterns do not tell those from claims.
 * Of a very long message only the beginning is read.
 * @param languages the languages it may be in, without script; where the book knows none of them, all are tried
 */
export function askedOf(tokens: Tokens, languages: readonly string[], book: QuestionBook): Asked | null {
	const near = tokens.tokens.length > MOST_TOKENS ? tokens.tokens.slice(0, MOST_TOKENS) : tokens.tokens;
	const isAside = asidesOf(tokens);
	let best: Intent | null = null;
	let bestRank = Number.POSITIVE_INFINITY;
	for (const { matcher } of wordsFor(languages, book)) {
		for (const { payload, first } of matcher.find(near)) {
			const rank = payload.rank + (isAside(first) ? book.intents.length : 0);
			if (rank >= bestRank) continue;
			best = payload;
			bestRank = rank;
		}
	}
	return best === null ? null : { intent: best.intent, topic: best.topic };
}

/** Only hostile text asks farther on; a hundred kilobytes of it took half a second. */
const MOST_TOKENS = 200;

/**
 * Reads the catalogue and every language of a folder.
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export async function readQuestionBook(folder: string): Promise<QuestionBook> {
	const read = async <Schema extends z.ZodType>(name: string, schema: Schema) =>
		parse(`../questions/${name}`, await readFile(join(folder, name), 'utf8'), schema);
	const catalogue = await read(CATALOGUE, catalogueSchema);
	const intents = intentsIn(catalogue);
	const languages = new Map<string, QuestionWords>();
	for (const name of (await readdir(folder)).filter((entry) => entry.endsWith('.yaml') && entry !== CATALOGUE).sort()) {
		const file = await read(name, languageSchema);
		const language = name.replace(/\.yaml$/, '');
		if (file.content.questions !== language) throw file.fault(['questions'], `"questions" must be ${language}, like the file`);
		languages.set(language, compile(language, file, intents));
	}
	return { intents: [...intents.values()], languages, answers: await readAnswerBook(join(folder, 'answers')) };
}

/** In "I love to swim. How much is it?" the sentence with the mark asks, and the other says something aside. */
function asidesOf({ tokens, sentences }: Tokens): (position: number) => boolean {
	if (sentences.length < 2 || !sentences.some(({ hasQuestionMark }) => hasQuestionMark)) return () => false;
	const asks = new Uint8Array(tokens.length);
	for (const { first, last, hasQuestionMark } of sentences) if (hasQuestionMark) asks.fill(1, first, last);
	return (position) => asks[position] === 0;
}

function wordsFor(languages: readonly string[], { languages: known }: QuestionBook): Iterable<QuestionWords> {
	const own = languages.map((language) => known.get(language)).filter((words) => words !== undefined);
	return own.length > 0 ? own : known.values();
}

const CATALOGUE = 'intents.yaml';

const patterns = z.array(z.string().min(1)).min(1);
const sentences = z.array(z.string().min(1)).default([]);

const catalogueSchema = z.strictObject({
	questions: z.literal('intents'),
	version: z.int().positive(),
	intents: z
		.array(
			z.strictObject({
				id: z.string().regex(/^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$/, 'an id is lower case, with one dot at most: water.swim'),
				topic: z.enum(FACT_TOPICS).optional(),
				asks: z.string().min(1),
			}),
		)
		.min(1),
});

const languageSchema = z.strictObject({
	questions: z.string(),
	version: z.int().positive(),
	lists: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'a list is named in lower case: pool'), patterns).default({}),
	fillers: sentences,
	requests: sentences,
	bare: sentences,
	intents: z.record(z.string(), z.strictObject({ patterns, examples: patterns, counterexamples: sentences })),
});

type LanguageFile = ReadFile<z.output<typeof languageSchema>>;

function intentsIn({ content, fault }: ReadFile<z.output<typeof catalogueSchema>>): ReadonlyMap<string, Intent> {
	const intents = new Map<string, Intent>();
	for (const [rank, { id, topic, asks }] of content.intents.entries()) {
		if (intents.has(id)) throw fault(['intents', rank, 'id'], `the id ${id} stands here twice`);
		intents.set(id, { intent: id, topic: topic ?? null, asks, rank });
	}
	return intents;
}

function compile(language: string, file: LanguageFile, intents: ReadonlyMap<string, Intent>): QuestionWords {
	const lists = new Map<string, readonly PatternNode[]>();
	for (const [name, entries] of Object.entries(file.content.lists)) {
		lists.set(
			name,
			entries.map((entry, index) => patternIn(file, ['lists', name, index], entry, NO_LISTS)),
		);
	}
	const stemmer = stemmerOf(language);
	const matcher = new Matcher<Intent>(lists, stemmer);
	for (const [id, { patterns: sources }] of Object.entries(file.content.intents)) {
		const intent = intents.get(id);
		if (intent === undefined) throw file.fault(['intents', id], `there is no intent ${id} in ${CATALOGUE}`);
		for (const [index, source] of sources.entries()) matcher.addNode(patternIn(file, ['intents', id, 'patterns', index], source, lists), intent);
	}
	const requests = new Matcher<RequestForm>(lists, stemmer);
	for (const [index, source] of file.content.requests.entries()) requests.addNode(patternIn(file, ['requests', index], source, lists), 'opening');
	for (const [index, source] of file.content.bare.entries()) requests.addNode(patternIn(file, ['bare', index], source, lists), 'bare');
	return {
		matcher,
		requests,
		fillers: new Set(file.content.fillers.flatMap((filler) => tokenize(fold(filler)).tokens.map(({ word }) => word))),
		stemmer,
		examples: Object.entries(file.content.intents).map(([intent, { examples, counterexamples }]) => ({ intent, examples, counterexamples })),
	};
}

const NO_LISTS: ReadonlyMap<string, unknown> = new Map();
