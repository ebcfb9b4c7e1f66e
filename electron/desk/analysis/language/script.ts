import type { Span } from '../../../../shared/model/span.ts';

/** Writing systems told apart; `Other` has letters the desk has no language for. */
export type Script = 'Latn' | 'Cyrl' | 'Arab' | 'Hani' | 'Kana' | 'Hang' | 'Grek' | 'Hebr' | 'Thai' | 'Deva' | 'Armn' | 'Geor' | 'Other';

/** Letters of each script in the text, blanks left out. */
export type ScriptCounts = Readonly<Partial<Record<Script, number>>>;

export function countScripts(text: string, blanks: readonly Span[]): ScriptCounts {
	const counts: Partial<Record<Script, number>> = {};
	let latin = 0;
	let cyrillic = 0;
	let arabic = 0;
	let blank = 0;
	for (let index = 0; index < text.length; index += 1) {
		const hidden = blanks[blank];
		if (hidden !== undefined && index >= hidden.start) {
			index = Math.max(index, hidden.end - 1);
			blank += 1;
			continue;
		}
		const unit = text.charCodeAt(index);
		if (unit < 0x41) continue;
		if (unit < 0x250) latin += isLatinLetter(unit) ? 1 : 0;
		else if (unit >= 0x400 && unit < 0x530) cyrillic += 1;
		else if (unit >= 0x620 && unit < 0x6ff) arabic += isArabicLetter(unit) ? 1 : 0;
		else {
			const codePoint = text.codePointAt(index) ?? unit;
			if (codePoint > 0xffff) index += 1;
			const script = scriptOf(codePoint);
			if (script !== null) counts[script] = (counts[script] ?? 0) + 1;
		}
	}
	if (latin > 0) counts.Latn = (counts.Latn ?? 0) + latin;
	if (cyrillic > 0) counts.Cyrl = cyrillic;
	if (arabic > 0) counts.Arab = (counts.Arab ?? 0) + arabic;
	return counts;
}

function isLatinLetter(unit: number): boolean {
	return (unit <= 0x5a || (unit >= 0x61 && unit <= 0x7a) || unit >= 0xc0) && unit !== 0xd7 && unit !== 0xf7;
}

/** Vowel signs, digits and punctuation are no letters. */
function isArabicLetter(unit: number): boolean {
	return unit !== 0x640 && !(unit >= 0x64b && unit <= 0x670) && !(unit >= 0x6d4 && unit <= 0x6ed && unit !== 0x6d5);
}

const OTHER_SCRIPTS: readonly (readonly [RegExp, Script])[] = [
	[/\p{Script=Han}/u, 'Hani'],
	[/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'Kana'],
	[/\p{Script=Hangul}/u, 'Hang'],
	[/\p{Script=Greek}/u, 'Grek'],
	[/\p{Script=Hebrew}/u, 'Hebr'],
	[/\p{Script=Thai}/u, 'Thai'],
	[/\p{Script=Devanagari}/u, 'Deva'],
	[/\p{Script=Armenian}/u, 'Armn'],
	[/\p{Script=Georgian}/u, 'Geor'],
	// Fullwidth and mathematical letters, and Arabic presentation forms, are dressed up ordinary ones.
	[/\p{Script=Latin}|[\u{1d400}-\u{1d6a5}]/u, 'Latn'],
	[/\p{Script=Arabic}/u, 'Arab'],
	[/\p{L}/u, 'Other'],
];

const KNOWN = new Map<number, Script | null>();

function scriptOf(codePoint: number): Script | null {
	let script = KNOWN.get(codePoint);
	if (script === undefined) {
		const character = String.fromCodePoint(codePoint);
		script = /\p{L}/u.test(character) ? (OTHER_SCRIPTS.find(([pattern]) => pattern.test(character))?.[1] ?? null) : null;
		KNOWN.set(codePoint, script);
	}
	return script;
}
