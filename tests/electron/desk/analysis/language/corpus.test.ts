import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { type Detectors, loadDetectors } from '../../../../../electron/desk/analysis/language/detectors.ts';
import { LanguageIdentifier } from '../../../../../electron/desk/analysis/language/identify.ts';
import { LanguagePriors } from '../../../../../electron/desk/analysis/language/priors.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';

/** Public sentences kept beside the checkout for measuring; a copy of the project alone does not have them. */
const FOLDER = join(import.meta.dirname, '../../../../../../shared/data/language');
const isPresent = existsSync(join(FOLDER, 'tatoeba.jsonl'));
if (!isPresent) console.info(`skipped: language accuracy on public sentences (no ${FOLDER})`);

interface Row {
	readonly lang: string;
	readonly text: string;
}

let detectors: Detectors;

/** Each line is judged alone: a fresh show, so no prior helps. */
function tagOf(text: string): string {
	return new LanguageIdentifier(detectors).identify({ text, blanks: [], tokens: tokenize(fold(text)).tokens }, 'a', new LanguagePriors([])).tag;
}

function rows(file: string): readonly Row[] {
	return readFileSync(join(FOLDER, file), 'utf8')
		.trim()
		.split('\n')
		.map((line): Row => JSON.parse(line));
}

/** Share of rows tagged right when cut to a number of words. */
function accuracy(all: readonly Row[], language: string, words: (row: number) => number): number {
	const cut = all.filter(({ lang }) => lang === language).map(({ text }, index) => text.split(/\s+/).slice(0, words(index)).join(' '));
	return cut.filter((text) => tagOf(text) === language).length / cut.length;
}

describe.runIf(isPresent)('language accuracy on public sentences, each line alone', () => {
	beforeAll(async () => {
		detectors = await loadDetectors();
	});

	it.each([
		['es', 0.93, 0.97],
		['ru', 0.93, 0.97],
		['fr', 0.9, 0.97],
		['ar', 0.98, 0.98],
		['en', 0.95, 0.97],
		// Half of all two-word beginnings are the same in Russian: priors settle them.
		['uk', 0.72, 0.95],
	])('%s: at least %f on two words, %f on three to five', (language, two, three) => {
		const all = rows('tatoeba.jsonl');
		expect(accuracy(all, language, () => 2)).toBeGreaterThanOrEqual(two);
		expect(accuracy(all, language, (row) => 3 + (row % 3))).toBeGreaterThanOrEqual(three);
	});

	it('finds transliterated Russian, and hardly ever where there is none', () => {
		const russian = rows('ru_transliterated.jsonl');
		expect(russian.filter(({ text }) => tagOf(text) === 'ru-Latn').length / russian.length).toBeGreaterThanOrEqual(0.95);
		const others = rows('tatoeba.jsonl').filter(({ lang }) => ['es', 'fr', 'en', 'pt', 'it', 'de', 'tr'].includes(lang));
		expect(others.filter(({ text }) => tagOf(text) === 'ru-Latn').length / others.length).toBeLessThanOrEqual(0.015);
	});
});
