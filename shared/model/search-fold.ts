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
