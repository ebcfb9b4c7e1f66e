import snowball from 'snowball-stemmers';
import { RecentMap } from '../recent-map.ts';

/** Reduces a folded word to what its inflections share; the same in packs and in text. */
export type Stemmer = (word: string) => string;

/** The stemmer of a language, or one that leaves words as they are where there is none (Ukrainian, Chinese). */
export function stemmerOf(language: string): Stemmer {
	const algorithm = ALGORITHMS.get(language);
	if (algorithm === undefined) return (word) => word;
	const stemmer = snowball.newStemmer(algorithm);
	const known = new RecentMap<string, string>(MOST_KNOWN);
	return (word) => {
		let stem = known.get(word);
		if (stem === undefined) {
			// Longer words are no words; the Arabic stemmer is slow on them.
			stem = word.length > LONGEST_WORD ? word : stemmer.stem(word);
			known.set(word, stem);
		}
		return stem;
	};
}

const LONGEST_WORD = 40;
const MOST_KNOWN = 10_000;

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
	['es', 'spanish'],
	['ru', 'russian'],
	['fr', 'french'],
	['ar', 'arabic'],
	['en', 'english'],
]);
