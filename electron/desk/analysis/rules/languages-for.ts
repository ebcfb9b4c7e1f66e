import { type LanguageFinding, languageOf } from '../../../../shared/model/language.ts';

/**
 * Whose rules apply to a message: its own languages first; all where it is unknown; the show's as well where it is uncertain
 * or short and not quite certain: five words prove little, and a rule that finds its words in them is worth more than the tag.
 * @param expected the show's languages, as tags
 * @param all every language that has rules
 */
export function languagesFor(
	{ tag, script, others = [], confidence }: LanguageFinding,
	expected: readonly string[],
	all: readonly string[],
	text: string,
): readonly string[] {
	if (tag === 'und') return all;
	const own = languageOf(tag);
	const isDoubtful = own === 'ru' || own === 'uk' || isShort(text);
	const isCertain = confidence >= (isDoubtful ? QUITE_CERTAIN : CERTAIN);
	if (others.length === 0 && (isCertain || expected.length === 0)) return [own];
	const languages = new Set([own, ...others.map(languageOf)]);
	if (!isCertain) for (const language of expected) if (isWrittenIn(script, languageOf(language))) languages.add(languageOf(language));
	return [...languages];
}

/** May a message in Latin letters be read as transliterated Russian, too? Only where Russian rules are tried on it. */
export function mayBeRussian({ tag, script }: LanguageFinding, languages: readonly string[]): boolean {
	return tag === 'ru-Latn' || (script === 'Latn' && tag !== 'und' && languages.includes('ru'));
}

const CERTAIN = 0.75;
/** For short lines, and for Russian and Ukrainian, which mix within a sentence. */
const QUITE_CERTAIN = 0.95;
const SHORT_WORDS = 5;

function isShort(text: string): boolean {
	let words = 0;
	for (let index = 0; index < text.length; index += 1) {
		const startsWord = text.charCodeAt(index) > SPACE && (index === 0 || text.charCodeAt(index - 1) <= SPACE);
		if (startsWord) words += 1;
		if (words > SHORT_WORDS || index === LONGEST_SHORT) return false;
	}
	return true;
}

const SPACE = 0x20;
const LONGEST_SHORT = 100;

/** Russian and Arabic are written in Latin letters, too; a script of its own has one language. */
function isWrittenIn(script: string, language: string): boolean {
	switch (script) {
		case 'Cyrl':
			return language === 'ru' || language === 'uk';
		case 'Arab':
			return language === 'ar';
		case 'Latn':
			return language !== 'uk' && language !== 'zh';
		default:
			return language === 'zh';
	}
}
