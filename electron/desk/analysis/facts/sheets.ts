import { type Dimension, type FactValue, isFactTopic, type ProductSheet } from '../../../../shared/model/product-sheet.ts';
import { fold } from '../folding.ts';
import { type Tokens, tokenize } from '../tokens.ts';
import type { Stated } from './compare.ts';
import { numeralAt } from './numerals.ts';
import { type Parts, partsOf } from './parts.ts';
import { Phrases } from './phrases.ts';
import { type FoundQuantity, findQuantities } from './quantities.ts';
import type { FreeFact, Vocabularies, Vocabulary } from './vocabulary.ts';

/** A product sheet as it is checked against. */
export interface KnownSheet {
	readonly product: string;
	readonly facts: readonly KnownFact[];
}

export interface KnownFact {
	/** As the sheet names it. */
	readonly name: string;
	/** A known topic, or the name itself. */
	readonly topic: string;
	/** As the sheet words it. */
	readonly text: string;
	readonly value: FactValue;
	/** What of it can be compared. */
	readonly quantities: readonly Stated[];
}

/** All sheets of a show, understood. */
export interface KnownSheets {
	readonly sheets: readonly KnownSheet[];
	/** Names of the products that have a sheet, to the sheet; of related ones without, to null. */
	readonly products: Phrases<KnownSheet | null>;
	/** Names of free facts, with what their values can be. */
	readonly freeNames: Phrases<{ readonly topic: string; readonly dimensions: ReadonlySet<Dimension> }>;
	/** The names by which the sheets know facts that every language has words for. */
	readonly freeFacts: ReadonlyMap<FreeFact, string>;
}

/** Understands sheets written in any of the languages. Once per show: every language is tried on every fact. */
export function readSheets(sheets: readonly ProductSheet[], vocabularies: Vocabularies): KnownSheets {
	const known = sheets.map((sheet) => ({
		product: sheet.product,
		facts: Object.entries(sheet.facts).map(([name, text]) => readFact(name, text, vocabularies)),
	}));
	const products = new Phrases<KnownSheet | null>();
	for (const sheet of sheets) for (const name of sheet.related ?? []) products.add(name, null);
	for (const sheet of known) products.add(sheet.product, sheet);
	const freeNames: KnownSheets['freeNames'] = new Phrases();
	for (const { facts } of known) {
		for (const { topic, quantities } of facts) {
			if (!isFactTopic(topic)) freeNames.add(wordsOfName(topic), { topic, dimensions: new Set(quantities.map(({ dimension }) => dimension)) });
		}
	}
	return { sheets: known, products, freeNames, freeFacts: freeFactsOf(known, vocabularies) };
}

function freeFactsOf(sheets: readonly KnownSheet[], vocabularies: Vocabularies): ReadonlyMap<FreeFact, string> {
	const found = new Map<FreeFact, string>();
	for (const { topic } of sheets.flatMap(({ facts }) => facts)) {
		if (isFactTopic(topic)) continue;
		const parts = partsOf(tokenize(fold(wordsOfName(topic))).tokens);
		for (const { freeFacts } of vocabularies.values()) {
			const free = freeFacts.at(parts, 0);
			if (free !== null) found.set(free.meaning, topic);
		}
	}
	return found;
}

/** @param name in any language, with spaces, dashes, or as an identifier: "battery life", "charging_time", "chargingTime" */
export function readFact(name: string, text: string, vocabularies: Vocabularies): KnownFact {
	const topic = topicOfName(name, vocabularies) ?? name;
	const quantities = quantitiesIn(text, topic, vocabularies);
	return { name, topic, text, value: valueIn(text, quantities), quantities };
}

function valueIn(text: string, quantities: readonly Stated[]): FactValue {
	if (quantities.length > 0)
		return { kind: 'quantities', quantities: quantities.map(({ dimension, least, most, unit }) => ({ dimension, least, most, unit })) };
	const items = text
		.split(/[,;،、，；/]/)
		.map((item) => item.trim())
		.filter((item) => item !== '');
	return items.length > 1 ? { kind: 'list', items } : { kind: 'text' };
}

function wordsOfName(name: string): string {
	return name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/[_-]+/g, ' ');
}

/** The topic a name stands for: listed as such, or with the words by which people speak of it. */
function topicOfName(name: string, vocabularies: Vocabularies): string | null {
	const tokens = tokenize(fold(wordsOfName(name)));
	const parts = partsOf(tokens.tokens);
	for (const { names } of vocabularies.values()) {
		const listed = names.at(parts, 0);
		if (listed?.next === parts.length) return listed.meaning;
	}
	if (Array.from(vocabularies.values()).some(({ freeFacts }) => freeFacts.at(parts, 0)?.next === parts.length)) return null;
	let longest: { readonly topic: string; readonly length: number } | null = null;
	for (const { cues } of vocabularies.values()) {
		for (const { payload, first, last } of cues.find(tokens.tokens)) {
			const length = last - first;
			if (payload.type === 'strong' && payload.topic !== 'other' && length > (longest?.length ?? 0)) longest = { topic: payload.topic, length };
		}
	}
	return longest?.topic ?? null;
}

function quantitiesIn(text: string, topic: string, vocabularies: Vocabularies): readonly Stated[] {
	const { folded, tokens, parts, found } = measure(text, vocabularies);
	if (found.length > 0 || topic !== 'bluetooth') return found;
	return versionIn(tokens, parts, folded.text, vocabularies);
}

/** What the language that understands most of a text finds in it. */
function measure(text: string, vocabularies: Vocabularies) {
	const folded = fold(text.replace(INCHES, '$1 inch'));
	const tokens = tokenize(folded);
	const parts = partsOf(tokens.tokens);
	let best: readonly FoundQuantity[] = [];
	for (const vocabulary of vocabularies.values()) {
		const found = findQuantities(parts, folded.text, vocabulary).filter(({ isAsked }) => !isAsked);
		if (lengthOf(found) > lengthOf(best)) best = found;
	}
	return { folded, tokens, parts, found: best };
}

/**
 * The words of a fact that belong to none of its quantities, folded: "with", "strap" in "38 g, 52 g with strap". Without any, the quantities say
 * all that the fact says.
 */
export function wordsBeside(text: string, vocabularies: Vocabularies): readonly string[] {
	const { parts, found } = measure(text, vocabularies);
	const isWithin = (index: number) => found.some(({ boundFirst, next }) => boundFirst <= index && index < next);
	return parts.filter(({ word }, index) => !isWithin(index) && /[\p{L}\p{N}]/u.test(word)).map(({ word }) => word);
}

/** "1.43 in AMOLED": on a sheet, where nobody speaks in sentences, "in" behind a number is no preposition. */
const INCHES = /(\d) ?in\b(?! ?\d)/gi;

/** How much of the text was understood, in UTF-16 units; a bound counts one more, for "up to 48 h" is understood by English alone. */
function lengthOf(found: readonly FoundQuantity[]): number {
	return found.reduce((sum, { start, end, bound }) => sum + end - start + (bound === null ? 0 : 1), 0);
}

/** The fact "bluetooth" may be just "5.3". */
function versionIn({ tokens }: Tokens, parts: Parts, text: string, vocabularies: Vocabularies): readonly Stated[] {
	const [vocabulary]: readonly Vocabulary[] = [...vocabularies.values()];
	const number = vocabulary === undefined || tokens.length === 0 ? null : numeralAt(parts, 0, text, vocabulary);
	if (number === null) return [];
	return [{ dimension: 'version', least: number.value, most: number.value, unit: 'version', rounding: 0, bound: null }];
}
