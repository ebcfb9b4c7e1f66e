import { join } from 'node:path';
import { blanksOf } from '../../electron/desk/analysis/blanks.ts';
import { ImpersonationWatch } from '../../electron/desk/analysis/conduct/impersonation.ts';
import { gistOf, SpamWatch } from '../../electron/desk/analysis/conduct/spam.ts';
import { findAddresses } from '../../electron/desk/analysis/entities/links.ts';
import { findPersonalNumbers } from '../../electron/desk/analysis/entities/numbers.ts';
import { checkFacts } from '../../electron/desk/analysis/facts/check-facts.ts';
import { readSheets } from '../../electron/desk/analysis/facts/sheets.ts';
import { readVocabularies } from '../../electron/desk/analysis/facts/vocabulary.ts';
import { fold } from '../../electron/desk/analysis/folding.ts';
import { loadDetectors } from '../../electron/desk/analysis/language/detectors.ts';
import { LanguageIdentifier } from '../../electron/desk/analysis/language/identify.ts';
import { LanguagePriors } from '../../electron/desk/analysis/language/priors.ts';
import { judge, type Saying } from '../../electron/desk/analysis/rules/judge.ts';
import { Matcher } from '../../electron/desk/analysis/rules/matcher.ts';
import { type RuleBook, readRuleBook } from '../../electron/desk/analysis/rules/rule-book.ts';
import { stemmerOf } from '../../electron/desk/analysis/rules/stemmer.ts';
import { type Tokens, tokenize } from '../../electron/desk/analysis/tokens.ts';
import { type BenchLine, benchChat } from './chat.ts';
import { below, type Figure, type Section } from './figures.ts';

export interface AnalysisRun {
	readonly resourcesFolder: string;
	readonly messages: number;
	readonly rounds: number;
}

/** What each stage of the analysis takes of a message that was not seen before, what more phrases cost, and the worst line there is. */
export async function measureAnalysis({ resourcesFolder, messages, rounds }: AnalysisRun): Promise<Section> {
	const book = await readRuleBook(join(resourcesFolder, 'rules'));
	const stages = await stagesOf(book, resourcesFolder, benchChat(messages));
	const seconds = stages.map(({ run }) => fastest(rounds, run) / 1000);
	const whole = seconds.reduce((sum, each) => sum + each, 0);
	const figures: Figure[] = stages.flatMap(({ name }, index) => [
		{ name, value: messages / (seconds[index] ?? Number.NaN), unit: '/s' },
		{ name: `${name}, share of all`, value: (100 * (seconds[index] ?? Number.NaN)) / whole, unit: '%' },
	]);
	figures.push({ name: 'all stages', value: messages / whole, unit: '/s' });
	const phrases = phrasesRatio(rounds);
	figures.push({ name: '5,000 phrases against 50', value: phrases, unit: '×', aim: below(phrases, 4) });
	for (const language of DENSE_LANGUAGES) {
		const [half, dense] = [claims(book, language, 50_000), claims(book, language, 100_000)];
		const judged = (saying: Saying) => fastest(rounds, () => void judge(saying, book.matcherOf(language), book.matcherOf('any')));
		const time = judged(dense);
		const ratio = time / judged(half);
		figures.push(
			{ name: `100 KB of nothing but claims, ${language}`, value: time, unit: 'ms', aim: below(time, 50) },
			{ name: `… against 50 KB`, value: ratio, unit: '×', aim: below(ratio, 2.5) },
		);
	}
	return {
		title: 'Analysis (each stage by itself, nothing remembered from line to line)',
		figures,
		details: { stages: stages.map(({ name }) => name), seconds },
	};
}

const DENSE_LANGUAGES = ['es', 'ru', 'fr', 'ar', 'en', 'uk', 'zh'] as const;

interface Stage {
	readonly name: string;
	readonly run: () => void;
}

async function stagesOf(book: RuleBook, resourcesFolder: string, chat: readonly BenchLine[]): Promise<readonly Stage[]> {
	const identifier = new LanguageIdentifier(await loadDetectors());
	const priors = new LanguagePriors(['es', 'ru', 'fr', 'ar']);
	const vocabularies = await readVocabularies(join(resourcesFolder, 'facts'));
	const sheets = readSheets([{ product: 'Smart watch W1', facts: { water: 'IP67, 1 m for 30 min', battery: '48 h', price: '29.90 EUR' } }], vocabularies);
	const lines = chat.map((line) => readAnew(line, identifier));
	return [
		{ name: 'links and numbers', run: () => chat.forEach(({ text }) => void [findAddresses(text), findPersonalNumbers(text, 'ES', 'es')]) },
		{ name: 'folding and cutting', run: () => chat.forEach(({ text }) => void tokenize(fold(text))) },
		{ name: 'language', run: () => lines.forEach(({ line, tokens }) => void identifier.examine({ text: line.text, blanks: [], tokens: tokens.tokens })) },
		{ name: 'rules', run: () => lines.forEach(({ saying, language }) => void judge(saying, book.matcherOf(language), book.matcherOf('any'))) },
		{
			name: 'facts',
			run: () => {
				for (const { saying, context, language } of lines) {
					const vocabulary = vocabularies.get(language);
					if (vocabulary !== undefined) checkFacts(saying, context, sheets, vocabulary);
				}
			},
		},
		{ name: 'spam and borrowed names', run: () => seeConduct(lines) },
	];

	function readAnew(line: BenchLine, languages: LanguageIdentifier) {
		const folded = fold(line.text, blanksOf(line.text, [], findAddresses(line.text)));
		const tokens = tokenize(folded);
		const saying: Saying = { folded, tokens, kind: line.kind, role: line.role };
		const language = languages.examine({ text: line.text, blanks: [], tokens: tokens.tokens }).conclude(line.author.id, priors).tag.split('-', 1)[0] ?? 'und';
		return { line, saying, tokens, language, context: judge(saying, book.matcherOf(language), null).context };
	}
}

function seeConduct(lines: readonly { readonly line: BenchLine; readonly tokens: Tokens }[]): void {
	const spam = new SpamWatch();
	const names = new ImpersonationWatch('Lucía');
	for (const { line, tokens } of lines) {
		names.see(line.author.id, line.author.name, line.role);
		spam.see(line.author.id, gistOf(tokens.tokens), []);
	}
}

/** How much longer five thousand phrases take than fifty, over the same text. */
function phrasesRatio(rounds: number): number {
	const { tokens } = tokenize(fold('hola lucia esto es muy bonito y el reloj dura mucho tiempo palabra7 la diabetes '.repeat(400)));
	const timeOf = (count: number): number => {
		const matcher = new Matcher<number>(new Map(), stemmerOf('es'));
		for (let index = 0; index < count; index += 1) matcher.add(`${index % 3 === 0 ? 'el reloj' : `palabra${index}`} otra${index} .. cosa [rara|fea]?`, index);
		return fastest(rounds, () => void matcher.find(tokens));
	};
	const few = timeOf(50);
	return timeOf(5000) / few;
}

/** The examples of a language's own packs, one after the other. */
function claims(book: RuleBook, language: string, length: number): Saying {
	const examples = book.examples
		.filter((rule) => rule.language === language)
		.flatMap((rule) => rule.examples)
		.join(' ');
	const folded = fold(examples.repeat(Math.ceil(length / examples.length)).slice(0, length));
	return { folded, tokens: tokenize(folded), kind: 'chat', role: 'viewer' };
}

/** Milliseconds of the fastest of several rounds, after one that warms up: the others had to share the machine. */
function fastest(rounds: number, run: () => void): number {
	run();
	return Math.min(
		...Array.from({ length: rounds }, () => {
			const before = performance.now();
			run();
			return performance.now() - before;
		}),
	);
}
