import snowball from 'snowball-stemmers';
import { RecentMap } from '../recent-map.ts';
import { readingsOfArabic } from './arabic-words.ts';
import { consonantsOf, readingsOfArabizi } from './arabizi-words.ts';

/** Finds what the inflections of a word share. Words are folded. */
export interface Stemmer {
	/** What `~word` in a pattern asks for: any of these. */
	asksFor(word: string): readonly string[];
	/** What a word of a text may be an inflection of. */
	basesOf(word: string): readonly string[];
}

/** The stemmer of a language, or one that leaves words as they are where there is none (Ukrainian, Chinese). */
export function stemmerOf(language: string): Stemmer {
	if (language === 'ar') return arabicStemmer();
	const algorithm = ALGORITHMS.get(language);
	if (algorithm === undefined) return { asksFor: (word) => [word], basesOf: (word) => [word] };
	return snowballStemmer(algorithm, language === 'ru' ? asSpelled : asFolded);
}

/** @param spellingsOf what the folded word may be in the spelling that the algorithm knows */
function snowballStemmer(algorithm: string, spellingsOf: (word: string) => readonly string[]): Stemmer {
	const stemmer = snowball.newStemmer(algorithm);
	const known = new RecentMap<string, readonly string[]>(MOST_KNOWN);
	// Longer words are no words.
	const basesOf = (word: string) => (word.length > LONGEST_WORD ? [word] : [...new Set(spellingsOf(word).map((spelling) => stemmer.stem(spelling)))]);
	const rememberedBasesOf = (word: string) => remembered(known, word, () => basesOf(word));
	return { asksFor: rememberedBasesOf, basesOf: rememberedBasesOf };
}

function asFolded(word: string): readonly string[] {
	return [word];
}

/** Folding makes й an и, by which "красныи" is no adjective any more; whether "герои" is one hero or several only the reader knows. */
function asSpelled(word: string): readonly string[] {
	return /[аеоуыэюя]и$/.test(word) ? [`${word.slice(0, -1)}й`, word] : [word];
}

/** Of a word's many readings only those that some pattern asks for: for most words none. */
function arabicStemmer(): Stemmer {
	const asked = new Set<string>();
	const known = new RecentMap<string, readonly string[]>(MOST_KNOWN);
	return {
		asksFor: (word) => {
			const base = isLatin(word) ? consonantsOf(word) : word;
			asked.add(base);
			known.clear();
			return [base];
		},
		basesOf: (word) =>
			remembered(known, word, () => (isLatin(word) ? readingsOfArabizi(word) : readingsOfArabic(word)).filter((reading) => asked.has(reading))),
	};
}

function isLatin(word: string): boolean {
	return word.charCodeAt(0) < 0x80;
}

function remembered(known: RecentMap<string, readonly string[]>, word: string, basesOf: () => readonly string[]): readonly string[] {
	let bases = known.get(word);
	if (bases === undefined) {
		bases = basesOf();
		known.set(word, bases);
	}
	return bases;
}

const LONGEST_WORD = 40;
const MOST_KNOWN = 10_000;

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
	['es', 'spanish'],
	['ru', 'russian'],
	['fr', 'french'],
	['en', 'english'],
]);
