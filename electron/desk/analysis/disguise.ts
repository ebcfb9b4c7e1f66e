import type { Reading } from './tokens.ts';

/**
 * The ways to read a word that is not written plainly: letters drawn out, letters of two scripts mixed, digits for letters.
 * @param written the folded word
 * @param elongations indices of letters that stand for a longer run
 * @param hasStandIns digits or signs amid its letters
 */
export function readingsOf(
	written: string,
	elongations: readonly number[],
	hasStandIns: boolean,
): { readonly word: string; readonly readings: readonly Reading[] } {
	if (elongations.length > 0) return elongated(written, elongations);
	const isMixed = isMixedScript(written);
	if (!hasStandIns && !isMixed) return { word: written, readings: NONE };
	const word = hasStandIns ? written.replace(UNREADABLE, MASK) : written;
	const readings = new Set<string>(hasStandIns ? lettersFor(word) : []);
	if (isMixed) {
		for (const reading of [...readings, word]) {
			readings.add(replaceAll(reading, TO_LATIN));
			readings.add(replaceAll(reading, TO_CYRILLIC));
		}
	}
	readings.delete(word);
	return { word, readings: Array.from(readings, (reading) => ({ word: reading, isDisguised: true })) };
}

/** Stands for one letter that was made unreadable: the rules find out which it may be. */
export const MASK = '*';
const UNREADABLE = /[*#_.]/g;

/** Every way to read the digits and signs of a word as letters, up to a few; a masked word also without what masks it. */
function lettersFor(word: string): readonly string[] {
	const table = /[\u0400-\u04ff]/.test(word) ? CYRILLIC_LEET : /[\u0600-\u06ff]/.test(word) ? ARABIC_LEET : LATIN_LEET_READINGS;
	const signs = [...new Set(word)].filter((sign) => table.has(sign));
	let readings = [word];
	for (const sign of signs) {
		const letters = Array.from(table.get(sign) ?? '');
		if (readings.length * letters.length > MOST_READINGS) letters.length = 1;
		readings = readings.flatMap((reading) => letters.map((letter) => reading.replaceAll(sign, letter)));
	}
	return word.includes(MASK) ? [...readings, word.replaceAll(MASK, '')] : readings;
}

const MOST_READINGS = 8;

/** The letters a digit stands for in Arabic words, as in Arabizi; empty for most. */
export function arabicLettersOf(digit: string): string {
	return ARABIC_LEET.get(digit) ?? '';
}

const NONE: readonly Reading[] = [];

/** "holaaaa" is how people cheer; a consonant drawn out inside a word ("estafffa") is how they dodge a filter. */
function elongated(written: string, elongations: readonly number[]): { readonly word: string; readonly readings: readonly Reading[] } {
	const dropped = new Set(elongations);
	const plain = Array.from(written)
		.filter((_, index) => !dropped.has(index))
		.join('');
	const isDisguised = elongations.some((index) => index < written.length - 1 && !VOWELS.has(written.charAt(index)));
	if (isDisguised) return { word: written, readings: [{ word: plain, isDisguised: true }] };
	return { word: plain, readings: [{ word: written, isDisguised: false }] };
}

const VOWELS: ReadonlySet<string> = new Set('aeiouyаеиоуыэюяієاوي');

function isMixedScript(word: string): boolean {
	let latin = false;
	let other = false;
	for (let index = 0; index < word.length; index += 1) {
		const unit = word.charCodeAt(index);
		if (unit >= 0x61 && unit <= 0x7a) latin = true;
		else if ((unit >= 0x370 && unit < 0x530) || (unit >= 0x250 && unit < 0x2b0)) other = true;
	}
	return latin && other;
}

/** The look-alike in ASCII for a Cyrillic or Greek letter: what two names must share to be taken for each other. */
export function skeletonOf(folded: string): string {
	return replaceAll(replaceAll(folded, TO_LATIN), LATIN_LEET)
		.replaceAll('l', 'i')
		.replace(/rn/g, 'm')
		.replace(/vv/g, 'w')
		.replace(/[^\p{L}\p{N}]/gu, '');
}

function replaceAll(text: string, table: ReadonlyMap<string, string>): string {
	let result = '';
	for (const character of text) result += table.get(character) ?? character;
	return result;
}

/** Cyrillic, Greek and Armenian letters that the eye takes for Latin ones (Unicode TR39, confusables). */
const TO_LATIN = table('авекмнорстухіјѕԁԛԝгпьзһӏүαβεικνορτυχηωγϲոսհօցյզ', 'abekmhopctyxijsdqwrnb3hlyabeikvoptuxnwycnuhogjq');
const TO_CYRILLIC = table('abcehkmnoprtuxyi3046', 'авсенкмпоргтихуізочб');
const LATIN_LEET = table('013457@$', 'oieastas');
/** The first of several letters is the likeliest. */
const LATIN_LEET_READINGS = letters({ 0: 'o', 1: 'il', 2: 'z', 3: 'e', 4: 'a', 5: 's', 6: 'gb', 7: 't', 8: 'b', 9: 'g', '@': 'a', $: 's' });
const CYRILLIC_LEET = letters({ 0: 'о', 1: 'иі', 3: 'зе', 4: 'ча', 5: 'п', 6: 'б', 7: 'т', 8: 'в', 9: 'яд', '@': 'а', $: 'с' });
const ARABIC_LEET = letters({ 2: 'ا', 3: 'ع', 5: 'خ', 6: 'ط', 7: 'ح', 8: 'قغ', 9: 'صق' });

function table(from: string, to: string): ReadonlyMap<string, string> {
	return new Map(Array.from(from, (character, index) => [character, to.charAt(index)]));
}

function letters(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
	return new Map(Object.entries(table));
}
