/**
 * What an Arabic word may be without the particles written onto it: "وبالساعة" is also "ساعة", "هتعالجك" is "عالج", "سببتلي" is "سبب".
 * All dialects at once, and no dictionary: a word has several readings, and a pattern asks for one of them. A glued negation (م…ش, …ش)
 * is left on, so that "مبتعالجش" is not read as "عالج".
 * @param word folded
 * @returns the word itself first; without duplicates
 */
export function readingsOfArabic(word: string): readonly string[] {
	if (!isArabic(word) || word.length > LONGEST_WORD) return [word];
	const readings = new Set([word]);
	for (let start = 0; start <= LONGEST_PREFIX && start <= word.length - SHORTEST_BASE; start += 1) {
		const prefix = word.slice(0, start);
		if (!PREFIXES.has(prefix) && !(SIGNS.has(prefix) && PERSONS.includes(word.charAt(start)))) continue;
		for (let end = word.length; end >= word.length - LONGEST_SUFFIX && end >= start + 2; end -= 1) {
			const suffix = word.slice(end);
			if (!SUFFIXES.has(suffix)) continue;
			const base = word.slice(start, end);
			if (base.length >= SHORTEST_BASE) readings.add(base);
			// "ساعتها": before a pronoun ة is ت, in the plural ات.
			if (suffix.startsWith('ت') || suffix.startsWith('ات')) readings.add(`${base}ه`);
		}
	}
	return [...readings];
}

const LONGEST_WORD = 24;
const SHORTEST_BASE = 3;

function isArabic(word: string): boolean {
	const unit = word.charCodeAt(0);
	return unit >= 0x600 && unit <= 0x6ff;
}

const JOINED = ['', 'و', 'ف'];
/** Particles and article; "هال", "عال", "فال" are the dialects' this-, on-the- and in-the-; "يا" calls. */
const BEFORE_NOUNS = ['', 'ب', 'ل', 'ك', 'ال', 'بال', 'كال', 'لل', 'هال', 'بهال', 'عال', 'فال', 'يا'];
/** Future and present signs of the standard language, Egypt, the Levant, Iraq and the Maghreb, then the person. */
const BEFORE_PERSONS = ['س', 'ه', 'ح', 'ب', 'ل', 'ك', 'د', 'غ'];
const PERSONS = ['ي', 'ت', 'ن', 'ا'];
const BEFORE_VERBS = [...['', ...BEFORE_PERSONS].flatMap((sign) => PERSONS.map((person) => sign + person)), 'من'];
const PREFIXES = new Set(JOINED.flatMap((joined) => [...BEFORE_NOUNS, ...BEFORE_VERBS].map((prefix) => joined + prefix)));
/** Come off alone only where the person stays: "هتخس" is also "تخس". */
const SIGNS = new Set(JOINED.flatMap((joined) => BEFORE_PERSONS.map((sign) => joined + sign)));
const LONGEST_PREFIX = longest(PREFIXES);

/** Persons, plurals and the feminine; folded, so ه is also ة. */
const ENDINGS = ['', 'ت', 'ات', 'وا', 'و', 'ون', 'ين', 'ان', 'ي', 'تي', 'تو', 'توا', 'تم', 'نا'];
const PRONOUNS = ['ه', 'ها', 'هم', 'هن', 'ك', 'كم', 'كن', 'كو', 'كي', 'ني', 'نا', 'ي', 'و', 'هما'];
/** "سببلي", "طلعتلها", "نضمنلك". */
const DATIVES = ['لي', 'ليا', 'لك', 'ليك', 'لكم', 'لكو', 'لكي', 'له', 'لو', 'لها', 'لهم', 'لنا', 'هالك', 'هالي', 'هولك', 'هولي'];
/** "ارباحا". */
const ACCUSATIVE = 'ا';
const SUFFIXES = new Set([...ENDINGS.flatMap((ending) => ['', ...PRONOUNS, ...DATIVES].map((pronoun) => ending + pronoun)), ACCUSATIVE]);
const LONGEST_SUFFIX = longest(SUFFIXES);

function longest(words: ReadonlySet<string>): number {
	return Math.max(...Array.from(words, (word) => word.length));
}
