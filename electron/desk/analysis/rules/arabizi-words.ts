/**
 * What an Arabic word in Latin letters may be. Everybody spells it their own way ("madmouna", "madmoona", "mdmona"; "7asasiya", "hasaseya"),
 * so only its consonants are compared, with and without the particles written onto it.
 * @param word folded
 * @returns the consonants themselves first; without duplicates
 */
export function readingsOfArabizi(word: string): readonly string[] {
	const consonants = consonantsOf(word);
	const readings = new Set([consonants]);
	if (word.length > LONGEST_WORD) return [consonants];
	for (const prefix of PREFIXES) {
		if (!consonants.startsWith(prefix)) continue;
		for (const suffix of SUFFIXES) {
			const end = consonants.length - suffix.length;
			if (end - prefix.length >= FEWEST_CONSONANTS && consonants.endsWith(suffix)) readings.add(consonants.slice(prefix.length, end));
		}
	}
	return [...readings];
}

/** "7asaseya" and "hasasiya" as "hssy": digits and pairs of letters as one sound, doubled ones once, vowels not at all; ع and ء count as vowels. */
export function consonantsOf(word: string): string {
	return word
		.replace(/kh|sh|ch|gh|th|dh|[56789qgvp]/g, (sound) => SOUNDS.get(sound) ?? sound)
		.replace(/[aeiou23'`]/g, '')
		.replace(/(.)\1+/g, '$1');
}

const LONGEST_WORD = 24;
const FEWEST_CONSONANTS = 3;

/** Digits and pairs that stand for one sound, and letters that are written for one another. */
const SOUNDS: ReadonlyMap<string, string> = new Map(
	Object.entries({ kh: 'x', '5': 'x', sh: 'S', ch: 'S', gh: 'G', '8': 'G', th: 't', '6': 't', dh: 'd', '7': 'h', '9': 'k', q: 'k', g: 'j', v: 'f', p: 'b' }),
);

/** و ف ب ل ك ال, and the signs of tense and person, by their consonants. */
const PREFIXES = [
	'',
	...['', 'w', 'f', 'b', 'l', 'h', 'k'].flatMap((joined) => ['l', 't', 'y', 'n'].map((sign) => joined + sign)),
	'w',
	'f',
	'b',
	'l',
	'h',
	'k',
	'm',
];
/** Persons, pronouns, and ه for ة. */
const SUFFIXES = ['', 't', 'h', 'k', 'n', 'w', 'y', 'tn', 'th', 'tk', 'lk', 'ly', 'lkm', 'km', 'hm', 'tlk', 'tly', 'lh', 'l', 'yn'];
