import type { Token } from '../tokens.ts';

/** Counts the words in which a digit stands for an Arabic letter: "3lash", "7abibi", "sa3a", "el9adiya". */
export function countArabiziWords(tokens: readonly Token[]): number {
	let count = 0;
	for (const { kind, word } of tokens) {
		if (kind === 'word' && isArabizi(word)) count += 1;
	}
	return count;
}

function isArabizi(word: string): boolean {
	if (word.length < 3 || word.length > 20 || !/\d/.test(word) || NAMES.test(word)) return false;
	return /^[a-z']*(?:[23579]{1,2}[a-z']+)+[23579]?$|^[a-z']{2,}[23579]$/.test(word) && (word.match(/[a-z]/g)?.length ?? 0) >= 2 && !/\d\d\d/.test(word);
}

/** Products and formats also carry one digit. */
const NAMES =
	/^(?:mp[34]|ps[2-5]|b2[bc]|co2|h2o|[23]d|[2-5]g|[a-z]{0,2}[bcdfghjklmnpqrstvwxz][23579]|[23579](?:h|min|x|k|th|rd|nd|st|km|kg|cm|mm|eur|ans|jours|dias|horas|days?|years?|hours?|pm|am)|iphone\d+|covid\d+|(?:win|watch|galaxy|redmi|mate|band|gen|pro|type|serie|series|v|ver|level|lvl|top|web|est|tik)\d+)$/;
