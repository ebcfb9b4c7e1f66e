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
	const readings = new Set<string>();
	if (hasStandIns) readings.add(replaceAll(written, /[\u0400-\u04ff]/.test(written) ? CYRILLIC_LEET : LATIN_LEET));
	if (isMixed) {
		for (const reading of [...readings, written]) {
			readings.add(replaceAll(reading, TO_LATIN));
			readings.add(replaceAll(reading, TO_CYRILLIC));
		}
	}
	readings.delete(written);
	return { word: written, readings: Array.from(readings, (word) => ({ word, isDisguised: true })) };
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

const TO_LATIN = table('авекмнорстухіјѕԁԛԝгпьзαβεικνορτυχηωγ', 'abekmhopctyxijsdqwrnb3abeikvoptuxnwy');
const TO_CYRILLIC = table('abcehkmnoprtuxyi3046', 'авсенкмпоргтихуізочб');
const LATIN_LEET = table('013457@$', 'oieastas');
const CYRILLIC_LEET = table('0346', 'озчб');

function table(from: string, to: string): ReadonlyMap<string, string> {
	return new Map(Array.from(from, (character, index) => [character, to.charAt(index)]));
}
