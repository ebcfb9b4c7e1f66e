import { beforeAll, describe, expect, it } from 'vitest';
import { loadDetectors } from '../../../../../electron/desk/analysis/language/detectors.ts';
import { LanguageIdentifier } from '../../../../../electron/desk/analysis/language/identify.ts';
import { BUCKETS, hasSentences, LanguageAccuracy, rivalsOf, SENTENCES_FOLDER, SHOWN, transliteratedRussian } from '../../../../evaluation/language-accuracy.ts';

if (!hasSentences()) console.info(`skipped: language accuracy on public sentences (no ${SENTENCES_FOLDER})`);

let identifier: LanguageIdentifier;
let accuracy: LanguageAccuracy;

describe.runIf(hasSentences())('language accuracy on public sentences', () => {
	beforeAll(async () => {
		identifier = new LanguageIdentifier(await loadDetectors());
		accuracy = new LanguageAccuracy(identifier, SHOWN);
	}, 120_000);

	it.each(SHOWN)('%s: at least 97 %% on three words and more alone, 98 %% when author and show are known', (language) => {
		for (const bucket of ['three to five', 'whole'] as const) {
			expect(accuracy.of(bucket, 'alone', language), bucket).toBeGreaterThanOrEqual(0.97);
			expect(accuracy.of(bucket, 'by author', language), bucket).toBeGreaterThanOrEqual(0.98);
		}
	});

	it.each(SHOWN.filter((language) => language !== 'uk'))('%s: at least 92 %% on two words alone', (language) => {
		expect(accuracy.of('two words', 'alone', language)).toBeGreaterThanOrEqual(0.92);
	});

	it('uk: two words that are Russian as well ("я не", "я знаю") are a tenth of all: their show settles them', () => {
		expect(accuracy.of('two words', 'alone', 'uk')).toBeGreaterThanOrEqual(0.88);
		expect(accuracy.of('two words', 'in show', 'uk')).toBeGreaterThanOrEqual(0.97);
	});

	it.each(SHOWN)('%s: at least 95 %% on one word in its show, 97 %% of a known author', (language) => {
		expect(accuracy.of('one word', 'in show', language)).toBeGreaterThanOrEqual(0.95);
		expect(accuracy.of('one word', 'by author', language)).toBeGreaterThanOrEqual(0.97);
	});

	it('does not let a show drown the guest who writes another language', () => {
		expect(accuracy.of('two words', 'as guest', ...SHOWN)).toBeGreaterThanOrEqual(0.93);
		expect(accuracy.of('three to five', 'as guest', ...SHOWN)).toBeGreaterThanOrEqual(0.98);
	});

	it.each(BUCKETS)('is better than any detector alone on %s, in every language of the shows', (bucket) => {
		for (const [rival] of rivalsOf()) {
			for (const language of ['es', 'fr', 'ar', 'en'] as const) {
				expect(accuracy.of(bucket, 'alone', language), `${language} against ${rival}`).toBeGreaterThanOrEqual(accuracy.of(bucket, rival, language));
			}
			// What one gains of the words both languages have, the other loses: they are judged together.
			expect(accuracy.of(bucket, 'alone', 'ru', 'uk'), `ru and uk against ${rival}`).toBeGreaterThan(accuracy.of(bucket, rival, 'ru', 'uk'));
		}
	});

	it('finds transliterated Russian, and hardly ever where there is none', () => {
		expect(transliteratedRussian(identifier).found).toBeGreaterThanOrEqual(0.97);
		expect(transliteratedRussian(identifier, 3).found).toBeGreaterThanOrEqual(0.9);
		for (const words of [1, 2, 1000]) expect(transliteratedRussian(identifier, words).wrong, `${words} words`).toBeLessThanOrEqual(0.015);
	});
});
