/** A trait of spelling that speaks for or against languages, once in a line however often it comes. */
interface Trait {
	readonly pattern: RegExp;
	readonly points: Readonly<Record<string, number>>;
}

/** Traits ready to be added up for the languages of one script. */
export class Spelling {
	readonly #plain: readonly CompiledTrait[];
	readonly #marked: readonly CompiledTrait[];

	/** @param marked traits that only a text beyond ASCII can have: most chat in Latin letters is spared them */
	constructor(languages: readonly string[], plain: readonly Trait[], marked: readonly Trait[]) {
		this.#plain = plain.map((trait) => compile(languages, trait));
		this.#marked = marked.map((trait) => compile(languages, trait));
	}

	addTo(points: Float32Array, spoken: string): void {
		const sample = spoken.length > LONGEST_SAMPLE ? spoken.slice(0, LONGEST_SAMPLE) : spoken;
		addTraits(points, sample, this.#plain);
		if (BEYOND_ASCII.test(sample)) addTraits(points, sample, this.#marked);
	}
}

const LONGEST_SAMPLE = 2000;
const BEYOND_ASCII = /[\u0080-\uffff]/;

interface CompiledTrait {
	readonly pattern: RegExp;
	/** Places in the order of the languages, with the points for each. */
	readonly points: readonly (readonly [number, number])[];
}

function compile(languages: readonly string[], { pattern, points }: Trait): CompiledTrait {
	const places = Object.entries(points).map(([language, count]) => [languages.indexOf(language), count] as const);
	return { pattern, points: places.filter(([place]) => place >= 0) };
}

function addTraits(sums: Float32Array, sample: string, traits: readonly CompiledTrait[]): void {
	for (const { pattern, points } of traits) {
		if (!pattern.test(sample)) continue;
		for (const [place, count] of points) sums[place] = (sums[place] ?? 0) + count;
	}
}

export const LATIN_PLAIN: readonly Trait[] = [
	{ pattern: /[a-z]'[a-z]/i, points: { fr: 0.4, it: 0.4, en: 0.4, es: -1.5, pt: -1.5 } },
	{ pattern: /\b(?:l|d|qu|j|c|n|s|m)['’]\p{L}/iu, points: { fr: 1.5, it: 0.7, ca: 0.5 } },
	{ pattern: /n['’]t\b|['’](?:re|ve|ll|m|s)\b/i, points: { en: 3 } },
	// Small words that go together in one language alone, where each by itself is a word of several.
	{
		pattern:
			/\b(?:tu (?:es|as|vas|me|te|n)|il (?:a|va|est|y|se|me|te)|y a|(?:elle|on) (?:a|va|est|se)|si tu|tu ne|ne (?:te|me|se|le|la)|en a|je (?:te|me|le|la))\b/i,
		points: { fr: 1.8 },
	},
	{
		pattern:
			/\b(?:no (?:he|os|te|es|ha|hay)|a (?:ti|mi|el)|se (?:le|lo|me|te)|me (?:lo|la|ha)|te (?:lo|la|ha)|(?:en|y|con) (?:el|la|lo|un)|es (?:el|la|un)|le (?:he|ha)|lo (?:que|de)|que (?:si|no))\b/i,
		points: { es: 0.8 },
	},
	{ pattern: /[bcdfghjklmnpqrstvwxz]y[bcdfghjklmnpqrstvwxz]|shch|zh|kh/i, points: { 'ru-Latn': 0.7 } },
	// "4to", "o4en": 4 for ч, as w for ш in the same hand.
	{ pattern: /[a-z]4[a-z]|(?<![a-z0-9])4(?:to|em|as|ego|erez|elovek|er)/i, points: { 'ru-Latn': 2.5 } },
	{
		pattern:
			/\b(?:ya|ja|my|vy|ty|ona?|oni|eto|mne) ne\b|\bu (?:menya|tebya|nas|vas|nih|nego|neyo|nee)\b|\bne (?:to|tak|na|mogu|hochu|nado)\b|\b(?:a|i|v|s|na|po|so?) (?:nim|ney|etom|etim|svoi|svoy|moy|moi|nami|vami)\b/i,
		points: { 'ru-Latn': 1.8 },
	},
];

export const LATIN_MARKED: readonly Trait[] = [
	{ pattern: /[ñ¿¡]/i, points: { es: 4 } },
	{ pattern: /[áíóú]/i, points: { es: 1.5, pt: 1, fr: -3, it: -1.5, de: -3, tr: -3, en: -1.5 } },
	{ pattern: /[ãõ]/i, points: { pt: 4, es: -2, fr: -3, it: -3, en: -2 } },
	{ pattern: /ç/i, points: { fr: 1.5, pt: 1.5, tr: 1.5, ca: 1, es: -3, it: -3, de: -3, en: -1.5 } },
	{ pattern: /ê/i, points: { fr: 1.5, pt: 1.5, es: -3, it: -3, de: -3, tr: -3, en: -1 } },
	{ pattern: /[èù]/i, points: { fr: 2, it: 2, ca: 0.5, es: -3, pt: -2, de: -3, tr: -3, en: -1 } },
	{ pattern: /à/i, points: { fr: 2, it: 1.5, pt: 0.5, ca: 0.5, es: -3, de: -3, tr: -3, en: -1 } },
	{ pattern: /[îôœûëï]/i, points: { fr: 2, es: -3, it: -2, de: -2, en: -1 } },
	{ pattern: /é/i, points: { fr: 1, es: 0.6, pt: 0.6, it: 0.2, de: -2, tr: -3, en: -1 } },
	{ pattern: /[òì]/i, points: { it: 3, es: -3, fr: -3, pt: -2 } },
	{ pattern: /ß/i, points: { de: 5 } },
	{ pattern: /ä/i, points: { de: 2.5, es: -3, fr: -2, pt: -3, it: -3, tr: -3 } },
	{ pattern: /[öü]/i, points: { de: 1.5, tr: 1.5, fr: -2, it: -3, pt: -2, es: -0.5 } },
	{ pattern: /[ğşıİ]/, points: { tr: 5 } },
	{ pattern: /[ąęłńśźż]/i, points: { pl: 5 } },
	{ pattern: /[ăâșțţ]/i, points: { ro: 2, fr: 0.5, pt: 0.5 } },
];

export const CYRILLIC: readonly Trait[] = [
	{ pattern: /[їєґ]/i, points: { uk: 7 } },
	{ pattern: /і/i, points: { uk: 4, be: 2.5, kk: 1, ru: -5, bg: -6, sr: -6 } },
	// Ukrainian typed with the і of the Latin keyboard.
	{ pattern: /[а-яє]i|i[а-яє]/i, points: { uk: 4, ru: -2 } },
	{
		pattern: /[аиуя]ти(?![а-я])|ува[влнт]|юва[влнт]|йно(?![а-я])|ося(?![а-я])|[аиуя]вся(?![а-я])|ння|ття|ьо|ймо(?![а-я])|[сзц]ьк|ць(?![а-я])/i,
		points: { uk: 2 },
	},
	{ pattern: /[аиуя]в(?![а-яёіїєґ])|ються|(?<!н)уться/i, points: { uk: 1 } },
	{
		pattern: /[бвдзлмпрст]ий(?![а-я])|[ую]ть(?![а-я])|[еи]ш(?![а-я])|йо|(?<![а-я])роз(?!ов|ыг|ет|ни)[а-я]|дж|(?<![а-я])(?:на жаль|до речі)(?![а-я])/i,
		points: { uk: 1 },
	},
	{ pattern: /[аея]ть(?![а-я])|(?:ого|сь)(?![а-я])/i, points: { ru: 0.5 } },
	{
		pattern:
			/тся(?![а-я])|лся(?![а-я])|[еи]шь|[а-я]{2}(?:ая|ое|ие|ость)(?![а-я])|вств|ени[яею](?![а-я])|сч|жд[еуаёи]|[а-я]{2}ец(?![а-я])|(?<![а-я])(?:бес|вос|рас|ис)[кпстфхцчш]/i,
		points: { ru: 2 },
	},
	{ pattern: /[а-я]{2}[еия]т(?![а-я])|[аиеуя]л(?![а-я])|[а-я]{2}ой(?![а-я])|[а-я]ем(?![а-я])/i, points: { ru: 0.8 } },
	{ pattern: /ў/i, points: { be: 9 } },
	{ pattern: /[ыэ]/i, points: { ru: 3, be: 2, kk: 2, uk: -7, bg: -7, sr: -7 } },
	{ pattern: /ё/i, points: { ru: 3, be: 2, uk: -6, bg: -6, sr: -6 } },
	{ pattern: /[әғқңөұүһ]/i, points: { kk: 8 } },
	{ pattern: /[ђјљњћџ]/i, points: { sr: 8 } },
	{ pattern: /[а-я]['’ʼ][яюєї]/i, points: { uk: 5, be: 2 } },
	{ pattern: /[ьй]/i, points: { ru: 0.5, uk: 0.5, sr: -5 } },
	{ pattern: /ъ[бвгджзклмнпрстфхцчшщ]|ът(?:а|о)?(?![а-я])/i, points: { bg: 3, uk: -5, sr: -5, be: -5 } },
];

export const ARABIC: readonly Trait[] = [
	{ pattern: /[پژ]/, points: { fa: 3, ur: 2 } },
	{ pattern: /[چگ]/, points: { fa: 1.5, ur: 1.5 } },
	{ pattern: /[کی]/, points: { fa: 2.5, ur: 2 } },
	{ pattern: /[ٹڈڑںےہھ]/, points: { ur: 7 } },
	{ pattern: /[ةىأإ]/, points: { ar: 3 } },
];
