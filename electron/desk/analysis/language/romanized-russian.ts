import { fold } from '../folding.ts';
import { toCyrillic } from './transliteration.ts';
import { CYRILLIC_WORDS } from './vocabulary/cyrillic.ts';
import { LATIN_WORDS } from './vocabulary/latin.ts';

/**
 * Is a word in Latin letters a common Russian one? What no scheme of typing keeps apart is one here: soft signs, ы and и, э and е, щ and ш.
 * Words under four letters are left out: too many are words of other languages as well ("on", "dom", "tak").
 */
export function isRomanizedRussian(word: string): boolean {
	return word.length >= SHORTEST && COMMON.has(bare(toCyrillic(word))) && !FOREIGN.has(word);
}

const SHORTEST = 4;
const COMMON: ReadonlySet<string> = new Set(CYRILLIC_WORDS.ru.split(/\s+/).map(bare));
/** "original" and "dura" are words of others as they stand. */
const FOREIGN: ReadonlySet<string> = new Set(Object.values(LATIN_WORDS).flatMap((words) => words.split(/\s+/).map((word) => fold(word).text)));

function bare(cyrillic: string): string {
	return fold(cyrillic)
		.text.replace(/[ьъ'"]/g, '')
		.replaceAll('ы', 'и')
		.replaceAll('э', 'е')
		.replaceAll('щ', 'ш')
		.replaceAll('ии', 'и');
}
