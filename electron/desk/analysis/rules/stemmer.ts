import snowball from 'snowball-stemmers';
import { RecentMap } from '../recent-map.ts';
import { readingsOfArabic } from './arabic-words.ts';
import { consonantsOf, readingsOfArabizi } from './arabizi-words.ts';

/** Finds what the inflections of a word share. Words are folded. */
export interface Stemmer {
	/** What `~word` in a pattern asks for. */
	baseOf(word: string): string;
	/** What a word of a text may be an inflection of. */
	basesOf(word: string): readonly string[];
}

/** The stemmer of a language, or one that leaves words as they are where there is none (Ukrainian, Chinese). */
export function stemmerOf(language: string): Stemmer {
	if (language === 'ar') return arabicStemmer();
	const algorithm = ALGORITHMS.get(language);
	return algorithm === undefined ? { baseOf: (word) => word, basesOf: (word) => [word] } : snowballStemmer(algorithm);
}

function snowballStemmer(algorithm: string): Stemmer {
	const stemmer = snowball.newStemmer(algorithm);
	// Longer words are no words.
	const baseOf = (word: string) => (word.length > LONGEST_WORD ? word : stemmer.stem(word));
	const known = new RecentMap<string, readonly string[]>(MOST_KNOWN);
	return { baseOf, basesOf: (word) => remembered(known, word, () => [baseOf(word)]) };
}

/** Of a word's many readings only those that some pattern asks for: for most words none. */
function arabicStemmer(): Stemmer {
	const asked = new Set<string>();
	const known = new RecentMap<string, readonly string[]>(MOST_KNOWN);
	return {
		baseOf: (word) => {
			const base = isLatin(word) ? consonantsOf(word) : word;
			asked.add(base);
			known.clear();
			return base;
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
