/**
 * The form in which text is searched and filtered: what a reader would call the same word folds to the same letters.
 * NFKD, lower case, combining marks and tatweel gone, alef, ya, ta marbuta and hamza carriers unified, ё as е,
 * and Han and kana characters set apart by spaces so that a word index finds each of them.
 */
export function searchFold(text: string): string {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[\p{Mn}\u0640]/gu, '')
		.replace(/[ٱأإآ]/g, 'ا')
		.replace(/[ىئ]/g, 'ي')
		.replace(/ؤ/g, 'و')
		.replace(/ة/g, 'ه')
		.replace(/ё/g, 'е')
		.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ' $& ');
}

/** The words of a text as they are searched, set apart by single spaces; empty where there are none. */
export function indexedWords(text: string): string {
	return searchFold(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** Are these words in a text, one after the other, the last one perhaps only how a word begins? @param words as `indexedWords` makes them */
export function hasWords(text: string, words: string): boolean {
	return ` ${indexedWords(text)}`.includes(` ${words}`);
}
