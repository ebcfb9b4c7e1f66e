import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Dimension, FACT_TOPICS, type FactTopic } from '../../../../shared/model/product-sheet.ts';
import { Matcher } from '../rules/matcher.ts';
import { PatternError, parsePattern } from '../rules/pattern.ts';
import { parse, type ReadFile } from '../rules/read-packs.ts';
import { stemmerOf } from '../rules/stemmer.ts';
import { Phrases } from './phrases.ts';
import { type Unit, unitOf } from './units.ts';

/** How one language says quantities and what they speak of: resources/facts/<language>.yaml with any.yaml, compiled. */
export interface Vocabulary {
	readonly language: string;
	readonly numbers: Phrases<number>;
	readonly multipliers: Phrases<number>;
	/** Between number words: "cuarenta y ocho". */
	readonly numberJoins: Phrases<true>;
	/** Between a number and its decimals: "uno coma cuarenta y tres". */
	readonly decimalJoins: Phrases<true>;
	/** Units stand before tens: "ثمانية وأربعين". */
	readonly smallFirst: boolean;
	readonly units: Phrases<Unit>;
	/** Unit words that alone mean one of it: "держит месяц". */
	readonly single: Phrases<Unit>;
	/** Between a number and its unit: Chinese 个. */
	readonly counters: Phrases<true>;
	/** A number and a unit in one: "полчаса", "ساعتين". */
	readonly amounts: Phrases<Amount>;
	/** Behind a unit: "hora y media". */
	readonly halfAfter: Phrases<true>;
	readonly rangeJoins: Phrases<true>;
	readonly before: Phrases<Bound>;
	readonly after: Phrases<Bound>;
	readonly ingress: Phrases<true>;
	/** Hundredths of a currency: "noventa céntimos". */
	readonly cents: Phrases<true>;
	/** The first digit of a code that gives none: "ip x siete". */
	readonly ingressOpen: Phrases<true>;
	/** Takes back the quantity before it: "quince días... digo, catorce". */
	readonly corrections: Phrases<true>;
	/** Take a bare number behind them: "bluetooth 5.3". */
	readonly versioned: Phrases<FactTopic>;
	readonly howMany: Phrases<true>;
	/** Words without weight between a cue and its quantity. */
	readonly glue: Phrases<true>;
	readonly cues: Matcher<Cue>;
	/** Facts of sheets that are no topic, by what the language calls them: "cord", "шнур". */
	readonly freeFacts: Phrases<FreeFact>;
	/** Names of facts on a sheet, besides what their cues already tell. */
	readonly names: Phrases<FactTopic>;
	/** Words one of which every quantity that has no digits holds. */
	readonly gate: ReadonlySet<string>;
}

/** Facts that many sheets give under a name of their own; what they are called is known in every language all the same. */
export const FREE_FACTS = ['cord', 'heat-up', 'thickness', 'discount', 'play'] as const;
export type FreeFact = (typeof FREE_FACTS)[number];

export const DIMENSION_OF_FREE_FACT: Readonly<Record<FreeFact, Dimension>> = {
	cord: 'length',
	'heat-up': 'time',
	thickness: 'length',
	discount: 'share',
	play: 'time',
};

export interface Amount {
	readonly value: number;
	readonly unit: Unit;
}

export type Bound = 'at-most' | 'at-least' | 'less' | 'more' | 'about';

/** Words that say what a quantity speaks of. */
export interface Cue {
	readonly type: CueType;
	/** `other`: something that no sheet speaks of. */
	readonly topic: FactTopic | 'other';
}

/** `affirming`: a denial inside it belongs to it ("no hay que cargarlo"); `veto`: no quantity of the clause is a claim. */
export type CueType = 'strong' | 'weak' | 'affirming' | 'veto' | 'experience';

/** The vocabularies of all languages, by tag. */
export type Vocabularies = ReadonlyMap<string, Vocabulary>;

/**
 * Reads and compiles the vocabularies; a folder that does not exist has none.
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export async function readVocabularies(folder: string): Promise<Vocabularies> {
	const files = new Map<string, ReadFile<VocabularyFile>>();
	for (const name of (await yamlIn(folder)).sort()) {
		const read = parse(`../facts/${name}`, await readFile(join(folder, name), 'utf8'), fileSchema);
		const language = name.replace(/\.yaml$/, '');
		if (read.content.facts !== language) throw read.fault(['facts'], `"facts" must be ${language}, like the file`);
		files.set(language, read);
	}
	const shared = files.get('any');
	const own = [...files].filter(([language]) => language !== 'any');
	return new Map(own.map(([language, file]) => [language, compile(language, shared === undefined ? [file] : [shared, file])]));
}

async function yamlIn(folder: string): Promise<string[]> {
	const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return [];
		throw error;
	});
	return names.filter((name) => name.endsWith('.yaml'));
}

const words = z.array(z.string().min(1)).default([]);
const byNumber = z.record(z.string().regex(/^\d+(\.\d+)?$/, 'words stand under the number they mean: 12: [doce]'), words).default({});
const unitName = z.string().refine((id) => unitOf(id) !== undefined, 'no such unit: electron/desk/analysis/facts/units.ts has the list');
const byUnit = z.record(unitName, words).default({});
const topicName = z.enum(FACT_TOPICS);
const topicSchema = z.strictObject({ strong: words, weak: words, affirming: words, names: words });

const fileSchema = z.strictObject({
	facts: z.string(),
	version: z.int().positive(),
	numbers: byNumber,
	multipliers: byNumber,
	numberJoins: words,
	decimalJoins: words,
	smallFirst: z.boolean().default(false),
	units: byUnit,
	single: byUnit,
	counters: words,
	/** "2 hour": [ساعتين] */
	amounts: z.record(z.string(), words).default({}),
	halfAfter: words,
	rangeJoins: words,
	bounds: z.strictObject({ atMost: words, atLeast: words, less: words, more: words, about: words }).prefault({}),
	boundsAfter: z.strictObject({ atMost: words, atLeast: words, less: words, more: words, about: words }).prefault({}),
	ingress: words,
	cents: words,
	ingressOpen: words,
	corrections: words,
	versioned: z.partialRecord(topicName, words).default({}),
	howMany: words,
	glue: words,
	topics: z.partialRecord(topicName, topicSchema).default({}),
	/** cord: [cord, кабель] */
	freeFacts: z.partialRecord(z.enum(FREE_FACTS), words).default({}),
	other: z.strictObject({ strong: words, veto: words, experience: words }).prefault({}),
});

type VocabularyFile = z.output<typeof fileSchema>;

function compile(language: string, files: readonly ReadFile<VocabularyFile>[]): Vocabulary {
	const contents = files.map(({ content }) => content);
	const units = merged(
		contents.map((content) => content.units),
		knownUnit,
	);
	const single = merged(
		contents.map((content) => content.single),
		knownUnit,
	);
	const amounts = new Phrases<Amount>();
	for (const file of files) {
		for (const [amount, phrases] of Object.entries(file.content.amounts)) {
			const meaning = amountOf(amount);
			if (meaning === null) throw file.fault(['amounts', amount], `"${amount}" is no amount: write a number and a unit, like "2 hour"`);
			for (const phrase of phrases) amounts.add(phrase, meaning);
		}
	}
	const ingress = flagged(contents.flatMap((content) => content.ingress));
	const versioned = merged(
		contents.map((content) => content.versioned),
		knownTopic,
	);
	const howMany = flagged(contents.flatMap((content) => content.howMany));
	return {
		language,
		numbers: merged(
			contents.map((content) => content.numbers),
			Number,
		),
		multipliers: merged(
			contents.map((content) => content.multipliers),
			Number,
		),
		numberJoins: flagged(contents.flatMap((content) => content.numberJoins)),
		decimalJoins: flagged(contents.flatMap((content) => content.decimalJoins)),
		smallFirst: contents.some((content) => content.smallFirst),
		units,
		single,
		counters: flagged(contents.flatMap((content) => content.counters)),
		amounts,
		halfAfter: flagged(contents.flatMap((content) => content.halfAfter)),
		rangeJoins: flagged(contents.flatMap((content) => content.rangeJoins)),
		before: bounds(contents.map((content) => content.bounds)),
		after: bounds(contents.map((content) => content.boundsAfter)),
		ingress,
		cents: flagged(contents.flatMap((content) => content.cents)),
		ingressOpen: flagged(contents.flatMap((content) => content.ingressOpen)),
		corrections: flagged(contents.flatMap((content) => content.corrections)),
		versioned,
		howMany,
		glue: flagged(contents.flatMap((content) => content.glue)),
		cues: cuesOf(language, files),
		freeFacts: merged(
			contents.map((content) => content.freeFacts),
			(name) => z.enum(FREE_FACTS).parse(name),
		),
		names: namesOf(contents),
		gate: new Set([
			...[...units.firstWords()].filter(isTelling),
			...single.firstWords(),
			...amounts.firstWords(),
			...ingress.firstWords(),
			...versioned.firstWords(),
		]),
	};
}

/** "m" and "l" stand in half of all French messages: without digits they are not worth a look. */
function isTelling(word: string): boolean {
	return word.length > 1 || !/[a-z\u0400-\u04ff\u0600-\u06ff]/u.test(word);
}

function knownUnit(id: string): Unit {
	const unit = unitOf(id);
	if (unit === undefined) throw new TypeError(`${id} is no unit`);
	return unit;
}

function knownTopic(topic: string): FactTopic {
	return topicName.parse(topic);
}

function amountOf(written: string): Amount | null {
	const [value, id = ''] = written.split(' ');
	const unit = unitOf(id);
	return unit === undefined || !(Number(value) > 0) ? null : { value: Number(value), unit };
}

function merged<Meaning>(sources: readonly Readonly<Record<string, readonly string[] | undefined>>[], meaningOf: (key: string) => Meaning): Phrases<Meaning> {
	const phrases = new Phrases<Meaning>();
	for (const source of sources) {
		for (const [key, list] of Object.entries(source)) {
			const meaning = meaningOf(key);
			for (const phrase of list ?? []) phrases.add(phrase, meaning);
		}
	}
	return phrases;
}

function flagged(list: readonly string[]): Phrases<true> {
	return merged([{ true: list }], () => true as const);
}

const BOUNDS = { atMost: 'at-most', atLeast: 'at-least', less: 'less', more: 'more', about: 'about' } as const satisfies Record<string, Bound>;

function bounds(sources: readonly VocabularyFile['bounds'][]): Phrases<Bound> {
	return merged(sources, (key) => BOUNDS[key as keyof typeof BOUNDS]);
}

function namesOf(contents: readonly VocabularyFile[]): Phrases<FactTopic> {
	return merged(
		contents.map(({ topics }) => Object.fromEntries(Object.entries(topics).map(([topic, { names }]) => [topic, names]))),
		knownTopic,
	);
}

function cuesOf(language: string, files: readonly ReadFile<VocabularyFile>[]): Matcher<Cue> {
	const matcher = new Matcher<Cue>(new Map(), stemmerOf(language));
	for (const file of files) {
		const add = (path: readonly PropertyKey[], sources: readonly string[], cue: Cue): void => {
			for (const [index, source] of sources.entries()) matcher.addNode(patternIn(file, [...path, index], source), cue);
		};
		for (const topic of FACT_TOPICS) {
			const cues = file.content.topics[topic];
			if (cues === undefined) continue;
			for (const type of ['strong', 'weak', 'affirming'] as const) add(['topics', topic, type], cues[type], { type, topic });
		}
		for (const type of ['strong', 'veto', 'experience'] as const) add(['other', type], file.content.other[type], { type, topic: 'other' });
	}
	return matcher;
}

function patternIn(file: ReadFile<unknown>, path: readonly PropertyKey[], source: string) {
	try {
		return parsePattern(source);
	} catch (error) {
		if (error instanceof PatternError) throw file.fault(path, `pattern "${source}": ${error.message}`);
		throw error;
	}
}
