import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';

/** What text of no declared encoding is tried as, commonest first: the languages of the shows. */
const SINGLE_BYTE = ['windows-1252', 'windows-1251', 'windows-1256'] as const;
/** What else the statistics may find, by their names for it. */
const FURTHER: ReadonlyMap<string, string> = new Map([
	['KOI8-R', 'koi8-r'],
	['ISO-8859-5', 'iso-8859-5'],
	['ISO-8859-6', 'iso-8859-6'],
	['GB18030', 'gb18030'],
	['Big5', 'big5'],
	['Shift_JIS', 'shift_jis'],
	['EUC-KR', 'euc-kr'],
]);
/** How sure the statistics must be of an encoding that is none of the shows'. */
const SURE = 60;

/**
 * The encoding of a text by its bytes, as `TextDecoder` names it: by its byte order mark, by the zeros of UTF-16, as UTF-8
 * where it is well-formed, else by what its letters are most likely to be.
 * @param sample a beginning, or the surroundings of the first byte beyond ASCII; may end within a character
 */
export function encodingOf(sample: Uint8Array): string {
	return unicodeOf(sample) ?? (isUtf8(withoutCutCharacter(sample)) ? 'utf-8' : singleByteOf(sample));
}

/** By its mark, or by where its zeros are; null where neither says that it is Unicode. */
export function unicodeOf(sample: Uint8Array): string | null {
	const [first, second, third] = sample;
	if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	return utf16WithoutMark(sample);
}

/** Line feeds, digits, quotation marks and spaces are half zeros in every script; nothing else has zeros at one parity only. */
function utf16WithoutMark(sample: Uint8Array): string | null {
	const pairs = Math.min(sample.length, 4_096) >> 1;
	if (pairs < 2) return null;
	let evenZeros = 0;
	let oddZeros = 0;
	for (let pair = 0; pair < pairs; pair += 1) {
		if (sample[2 * pair] === 0) evenZeros += 1;
		if (sample[2 * pair + 1] === 0) oddZeros += 1;
	}
	const least = Math.max(2, pairs / 12);
	if (oddZeros >= least && evenZeros === 0) return 'utf-16le';
	if (evenZeros >= least && oddZeros === 0) return 'utf-16be';
	return null;
}

/** A sample may end in the middle of a character, which is at most four bytes long. */
function withoutCutCharacter(sample: Uint8Array): Uint8Array {
	for (let back = 1; back <= Math.min(4, sample.length); back += 1) {
		const byte = sample[sample.length - back] ?? 0;
		if (byte < 0x80) return sample;
		if (byte >= 0xc0) return sample.subarray(0, sample.length - back);
	}
	return sample;
}

function singleByteOf(sample: Uint8Array): string {
	const found = analyse(sample);
	const certain = found[0];
	const further = certain && certain.confidence >= SURE ? FURTHER.get(certain.name) : undefined;
	const candidates = further === undefined ? SINGLE_BYTE : ([further, ...SINGLE_BYTE] as const);
	let best: string = SINGLE_BYTE[0];
	let bestScore = Number.NEGATIVE_INFINITY;
	for (const encoding of candidates) {
		const score = likelihood(new TextDecoder(encoding).decode(sample));
		if (score > bestScore) {
			best = encoding;
			bestScore = score;
		}
	}
	return best;
}

const CYRILLIC = /\p{Script=Cyrillic}/u;
const ARABIC = /\p{Script=Arabic}/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const WORD = /[\p{L}\p{M}]+/gu;
const BEYOND_ASCII = /[^\p{ASCII}]/u;

/**
 * Does it read as words? Those of one script count for it, and those that change their script, or their case from small to capital,
 * within themselves count against it: that is what letters look like in another alphabet's code page.
 */
function likelihood(text: string): number {
	let score = 0;
	for (const [word] of text.matchAll(WORD)) {
		if (!BEYOND_ASCII.test(word)) continue;
		const scripts = [/\p{Script=Latin}/u, CYRILLIC, ARABIC, CJK].filter((script) => script.test(word)).length;
		const hasOddCase = /\p{Ll}\p{Lu}|^\p{Ll}\p{Ll}*\p{Lu}/u.test(word);
		const beyond = [...word].filter((letter) => BEYOND_ASCII.test(letter)).length;
		// Western words have an accent or two; a word of nothing else is another script's.
		const isAllAccents = scripts === 1 && /\p{Script=Latin}/u.test(word) && (beyond > 2 ? beyond > word.length / 2 : beyond > 1 && beyond === word.length);
		score += scripts === 1 && !hasOddCase && !isAllAccents ? beyond : -beyond;
	}
	// Signs that no chat has: the other half of a code page, and what it leaves undefined.
	score -= 2 * (text.match(/[\u0080-\u009f\uFFFD\u00a4\u00a6\u00a9\u00ac\u00af\u00b1\u00b5\u00b6\u00b8]/gu)?.length ?? 0);
	return score;
}
