import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eld } from 'eld/medium';
import { detect as detectWithTinyld } from 'tinyld/heavy';
import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { loadDetectors } from '../../../../../electron/desk/analysis/language/detectors.ts';
import { LanguageIdentifier } from '../../../../../electron/desk/analysis/language/identify.ts';
import { LanguagePriors } from '../../../../../electron/desk/analysis/language/priors.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';

/** Public sentences kept beside the checkout for measuring; a copy of the project alone does not have them. */
const FOLDER = join(import.meta.dirname, '../../../../../../shared/data/language');
const isPresent = existsSync(join(FOLDER, 'tatoeba.jsonl'));
if (!isPresent) console.info(`skipped: language accuracy on public sentences (no ${FOLDER})`);

const LANGUAGES = ['es', 'ru', 'fr', 'ar', 'uk', 'en', 'pt', 'it', 'de', 'tr', 'zh'] as const;
const SHOWN = ['es', 'ru', 'fr', 'ar', 'uk', 'en'] as const;
type Language = (typeof LANGUAGES)[number];

/** Sentences cut to so many words. */
const BUCKETS = { 'one word': () => 1, 'two words': () => 2, 'three to five': (row: number) => 3 + (row % 3), whole: () => 1000 } as const;
type Bucket = keyof typeof BUCKETS;

/** `desk` judges each line alone; `primed` after five other lines of its author, in a show of four languages. */
const CONTESTANTS = ['eld', 'tinyld', 'desk', 'primed'] as const;
type Contestant = (typeof CONTESTANTS)[number];

interface Row {
	readonly lang: string;
	readonly text: string;
}

let identifier: LanguageIdentifier;
let sentences: ReadonlyMap<string, readonly string[]>;
let shares: ReadonlyMap<string, number>;

function tagOf(text: string, priors = new LanguagePriors([])): string {
	return identifier.identify({ text, blanks: [], tokens: tokenize(fold(text)).tokens }, 'author', priors).tag;
}

function rows(file: string): readonly Row[] {
	return readFileSync(join(FOLDER, file), 'utf8')
		.trim()
		.split('\n')
		.map((line): Row => JSON.parse(line));
}

function taggedBy(contestant: Contestant, text: string, row: number, own: readonly string[]): string {
	if (contestant === 'eld') return eld.detect(text).language;
	if (contestant === 'tinyld') return detectWithTinyld(text);
	if (contestant === 'desk') return tagOf(text);
	const priors = new LanguagePriors(['es', 'ru', 'fr', 'ar']);
	for (let earlier = 1; earlier <= 5; earlier += 1) tagOf(own[(row + earlier * 7) % own.length] ?? '', priors);
	return tagOf(text, priors);
}

function measure(bucket: Bucket, language: Language, contestant: Contestant): number {
	const own = sentences.get(language) ?? [];
	const right = own.filter((text, row) => {
		const cut = text.split(/\s+/).slice(0, BUCKETS[bucket](row)).join(' ');
		return taggedBy(contestant, cut, row, own) === language;
	});
	return right.length / own.length;
}

/** Share tagged rightly; of several languages their mean. */
function accuracy(bucket: Bucket, contestant: Contestant, ...languages: readonly Language[]): number {
	return languages.reduce((sum, language) => sum + (shares.get(`${bucket} ${language} ${contestant}`) ?? 0), 0) / languages.length;
}

function table(): string {
	return (Object.keys(BUCKETS) as Bucket[])
		.flatMap((bucket) => [
			`${bucket.padEnd(14)}${CONTESTANTS.map((contestant) => contestant.padStart(8)).join('')}`,
			...LANGUAGES.map(
				(language) =>
					`${language.padStart(14)}${CONTESTANTS.map((contestant) => (100 * accuracy(bucket, contestant, language)).toFixed(1).padStart(8)).join('')}`,
			),
		])
		.join('\n');
}

describe.runIf(isPresent)('language accuracy on public sentences', () => {
	beforeAll(async () => {
		identifier = new LanguageIdentifier(await loadDetectors());
		sentences = new Map(LANGUAGES.map((language) => [language, rows('tatoeba.jsonl').flatMap(({ lang, text }) => (lang === language ? [text] : []))]));
		const buckets = Object.keys(BUCKETS) as Bucket[];
		shares = new Map(
			buckets.flatMap((bucket) =>
				LANGUAGES.flatMap((language) =>
					CONTESTANTS.map((contestant) => [`${bucket} ${language} ${contestant}`, measure(bucket, language, contestant)] as const),
				),
			),
		);
		console.info(table());
	}, 120_000);

	it.each(SHOWN)('%s: at least 97 %% on three words and more alone, 98 %% when author and show are known', (language) => {
		for (const bucket of ['three to five', 'whole'] as const) {
			expect(accuracy(bucket, 'desk', language), bucket).toBeGreaterThanOrEqual(0.97);
			expect(accuracy(bucket, 'primed', language), bucket).toBeGreaterThanOrEqual(0.98);
		}
	});

	it.each(SHOWN.filter((language) => language !== 'uk'))('%s: at least 92 %% on two words alone', (language) => {
		expect(accuracy('two words', 'desk', language)).toBeGreaterThanOrEqual(0.92);
	});

	it('uk: two words that are Russian as well ("я не", "у нас") are a sixth of all: their author settles them', () => {
		expect(accuracy('two words', 'desk', 'uk')).toBeGreaterThanOrEqual(0.78);
		expect(accuracy('two words', 'primed', 'uk')).toBeGreaterThanOrEqual(0.97);
	});

	it.each(SHOWN)('%s: at least 93 %% on one word of a known author', (language) => {
		expect(accuracy('one word', 'primed', language)).toBeGreaterThanOrEqual(0.93);
	});

	it.each(Object.keys(BUCKETS) as Bucket[])('is better than either detector alone on %s, in every language of the shows', (bucket) => {
		for (const rival of ['eld', 'tinyld'] as const) {
			for (const language of ['es', 'fr', 'ar', 'en'] as const) {
				expect(accuracy(bucket, 'desk', language), `${language} against ${rival}`).toBeGreaterThanOrEqual(accuracy(bucket, rival, language));
			}
			// What one gains of the words both languages have, the other loses: they are judged together.
			expect(accuracy(bucket, 'desk', 'ru', 'uk'), `ru and uk against ${rival}`).toBeGreaterThan(accuracy(bucket, rival, 'ru', 'uk'));
		}
	});

	it('finds transliterated Russian, and hardly ever where there is none', () => {
		const russian = rows('ru_transliterated.jsonl');
		expect(russian.filter(({ text }) => tagOf(text) === 'ru-Latn').length / russian.length).toBeGreaterThanOrEqual(0.95);
		const others = (['es', 'fr', 'en', 'pt', 'it', 'de', 'tr'] as const).flatMap((language) => sentences.get(language) ?? []);
		for (const words of [2, 1000]) {
			const lines = others.map((text) => text.split(/\s+/).slice(0, words).join(' '));
			expect(lines.filter((line) => tagOf(line) === 'ru-Latn').length / lines.length, `${words} words`).toBeLessThanOrEqual(0.015);
		}
	});
});
