import { arabicLettersOf, readingsOf } from './disguise.ts';
import { type FoldedText, LINK_STAND_IN, MENTION_STAND_IN } from './folding.ts';

export type TokenKind = 'word' | 'number' | 'character' | 'symbol' | 'link' | 'mention';

/** What stands between a token and the one before it: nothing, the border of a clause (a comma), or of a sentence. */
export type Border = 'none' | 'clause' | 'sentence';

/** A word, number, single Han or kana character, symbol, link or mention. Offsets are into the folded text. */
export interface Token {
	readonly kind: TokenKind;
	/** Folded. A link is `<link>`, a mention `<mention>`; a letter made unreadable ("п*зда") is `*`. */
	readonly word: string;
	readonly start: number;
	readonly end: number;
	readonly border: Border;
	/** Inside quotation marks. */
	readonly isQuoted: boolean;
	/** Other readings of a word that is written oddly; empty for nearly all. */
	readonly readings: readonly Reading[];
}

export interface Reading {
	readonly word: string;
	/** Written so as to get past a filter; a mere "holaaaa" is not. */
	readonly isDisguised: boolean;
}

/** A sentence as the half-open range of its tokens. */
export interface Sentence {
	readonly first: number;
	readonly last: number;
	readonly hasQuestionMark: boolean;
}

export interface Tokens {
	readonly tokens: readonly Token[];
	readonly sentences: readonly Sentence[];
}

export const LINK_WORD = '<link>';
export const MENTION_WORD = '<mention>';

/** Cuts folded text into tokens and sentences, in one pass. */
export function tokenize(folded: FoldedText): Tokens {
	return new Scanner(folded).scan();
}

class Scanner {
	readonly #text: string;
	readonly #elongations: readonly number[];
	readonly #tokens: Token[] = [];
	readonly #sentences: Sentence[] = [];
	#border: Border = 'none';
	#sentenceFirst = 0;
	#quotesLeft: number;
	#isQuoted = false;

	constructor(folded: FoldedText) {
		this.#text = folded.text;
		this.#elongations = folded.elongations;
		this.#quotesLeft = countOf(folded.text, '"');
	}

	scan(): Tokens {
		let index = 0;
		while (index < this.#text.length) index = this.#step(index);
		this.#endSentence(false);
		return { tokens: this.#tokens, sentences: this.#sentences };
	}

	/** Reads what begins at `index`; returns where the next thing begins. */
	#step(index: number): number {
		const unit = this.#text.charCodeAt(index);
		switch (classOf(unit)) {
			case LETTER:
			case DIGIT:
				return this.#wordOrNumber(index);
			case CHARACTER:
				return this.#push('character', index, index + 1);
			case SYMBOL:
				return this.#push('symbol', index, index + 1);
			case SURROGATE:
				return this.#push('symbol', index, Math.min(index + 2, this.#text.length));
			case STAND_IN:
				this.#tokens.push(this.#token(this.#text[index] === LINK_STAND_IN ? 'link' : 'mention', index, index + 1));
				return index + 1;
			case SENTENCE_END:
				return this.#sentenceEnd(index);
			case CLAUSE_END:
				if (this.#border === 'none') this.#border = 'clause';
				return index + 1;
			case DASH:
				if (this.#isMinus(index)) return this.#number(index + 1, this.#endOfDigits(index + 1), true);
				if (this.#border === 'none' && (isSpaceAt(this.#text, index - 1) || isSpaceAt(this.#text, index + 1))) this.#border = 'clause';
				return index + 1;
			case QUOTE:
				this.#quote();
				return index + 1;
			default:
				return index + 1;
		}
	}

	#sentenceEnd(index: number): number {
		let end = index;
		let hasQuestionMark = false;
		while (end < this.#text.length && classOf(this.#text.charCodeAt(end)) === SENTENCE_END) {
			hasQuestionMark ||= this.#text[end] === '?';
			end += 1;
		}
		const isPause = end - index > 1 && !hasQuestionMark && this.#text.slice(index, end).replaceAll('.', '') === '';
		if (isPause) {
			if (this.#border === 'none') this.#border = 'clause';
		} else {
			this.#endSentence(hasQuestionMark);
			this.#border = 'sentence';
		}
		return end;
	}

	#endSentence(hasQuestionMark: boolean): void {
		if (this.#tokens.length === this.#sentenceFirst) return;
		this.#sentences.push({ first: this.#sentenceFirst, last: this.#tokens.length, hasQuestionMark });
		this.#sentenceFirst = this.#tokens.length;
	}

	/** A mark without a partner quotes nothing. */
	#quote(): void {
		this.#quotesLeft -= 1;
		this.#isQuoted = !this.#isQuoted && this.#quotesLeft > 0;
	}

	#wordOrNumber(start: number): number {
		const spaced = this.#spacedWord(start);
		if (spaced > start) return spaced;
		let end = start;
		let digits = 0;
		let hasLetterBeforeDigit = false;
		let isOdd = false;
		for (; end < this.#text.length; end += 1) {
			const unit = this.#text.charCodeAt(end);
			const unitClass = classOf(unit);
			if (end > start && this.#isArabicBesideDigit(end) && !this.#isDigitForArabic(start, end)) break;
			if (unitClass === DIGIT) {
				hasLetterBeforeDigit ||= end - start > digits;
				digits += 1;
			} else if (unitClass === LETTER) continue;
			else if (this.#isLetterStandIn(unit, end)) isOdd = true;
			else {
				const masked = this.#endOfMask(start, end);
				if (masked === end) break;
				end = masked - 1;
				isOdd = true;
			}
		}
		const letters = end - start - digits;
		if (letters === 0) return this.#number(start, end);
		if (digits > 0 && !hasLetterBeforeDigit && !isOdd && (digits > 1 || UNITS.has(this.#text.slice(start + digits, end)))) {
			this.#push('number', start, start + digits);
			return this.#word(start + digits, end, false);
		}
		return this.#word(start, end, digits > 0 || isOdd);
	}

	/** `@` and `$` amid letters stand for letters: "est@fa". */
	#isLetterStandIn(unit: number, index: number): boolean {
		return (unit === 0x40 || unit === 0x24) && classOf(this.#text.charCodeAt(index - 1)) === LETTER && classOf(this.#text.charCodeAt(index + 1)) === LETTER;
	}

	/** "п*зда", "p#te", "p_te", "х.й": signs amid letters that hide one each. A dot does so only behind the first letter: else it ends a sentence. */
	#endOfMask(start: number, index: number): number {
		const sign = this.#text[index];
		const isBehindFirst = index - start === 1 && !isWordUnit(this.#text.charCodeAt(start - 1)) && this.#text[start - 1] !== '.';
		const most = sign === '*' || sign === '#' ? LONGEST_MASK : sign === '_' ? 1 : sign === '.' && isBehindFirst ? 1 : 0;
		let end = index;
		while (end - index < most && this.#text[end] === sign) end += 1;
		if (end === index || classOf(this.#text.charCodeAt(index - 1)) !== LETTER || classOf(this.#text.charCodeAt(end)) !== LETTER) return index;
		if (sign === '*' || sign === '#') return end;
		let rest = end;
		while (rest - end <= LONGEST_MASKED_REST && classOf(this.#text.charCodeAt(rest)) === LETTER) rest += 1;
		const isShort = rest - end <= LONGEST_MASKED_REST && index - start <= 2 && !isWordUnit(this.#text.charCodeAt(rest));
		return isShort && this.#text[rest] !== '.' && this.#text[rest] !== '_' ? end : index;
	}

	/** "س5افة": a lone digit between Arabic letters stands for one, unless a particle stands before it: "ب3حبات". */
	#isDigitForArabic(start: number, index: number): boolean {
		const at = classOf(this.#text.charCodeAt(index)) === DIGIT ? index : index - 1;
		const isAmidLetters = isArabic(this.#text.charCodeAt(at - 1)) && isArabic(this.#text.charCodeAt(at + 1));
		return at > start && isAmidLetters && arabicLettersOf(this.#text.charAt(at)) !== '' && !PARTICLES.has(this.#text.slice(start, at));
	}

	/** "-50 %": written against its number, and not between two. */
	#isMinus(index: number): boolean {
		const before = this.#text.charCodeAt(index - 1);
		return classOf(this.#text.charCodeAt(index + 1)) === DIGIT && (Number.isNaN(before) || before === 0x20 || before === 0x0a || before === 0x28);
	}

	#endOfDigits(start: number): number {
		let end = start;
		while (classOf(this.#text.charCodeAt(end)) === DIGIT) end += 1;
		return end;
	}

	/** "ب300", "3حبات": particles and units are written against numbers, and no digit stands for a letter amid Arabic letters. */
	#isArabicBesideDigit(index: number): boolean {
		const before = this.#text.charCodeAt(index - 1);
		const unit = this.#text.charCodeAt(index);
		return (isArabic(before) && classOf(unit) === DIGIT) || (classOf(before) === DIGIT && isArabic(unit));
	}

	#word(start: number, end: number, hasStandIns: boolean): number {
		const written = this.#text.slice(start, end);
		const first = firstAtLeast(this.#elongations, start);
		const elongations: number[] = [];
		for (let at = first; at < this.#elongations.length; at += 1) {
			const position = this.#elongations[at] ?? end;
			if (position >= end) break;
			elongations.push(position - start);
		}
		const { word, readings } = readingsOf(written, elongations, hasStandIns);
		this.#tokens.push(this.#token('word', start, end, word, this.#withDigitBefore(start, word, readings)));
		return end;
	}

	/** "7ثالة" may be seven of something, or one word. */
	#withDigitBefore(start: number, word: string, readings: readonly Reading[]): readonly Reading[] {
		if (!isArabic(this.#text.charCodeAt(start)) || isWordUnit(this.#text.charCodeAt(start - 2))) return readings;
		const letters = Array.from(arabicLettersOf(this.#text.charAt(start - 1)));
		return letters.length === 0 ? readings : [...readings, ...letters.map((letter) => ({ word: letter + word, isDisguised: true }))];
	}

	/** Takes in decimals and thousands: "29,90", "1.299", "1 000". */
	#number(start: number, digitsEnd: number, isNegative = false): number {
		let end = digitsEnd;
		for (;;) {
			const separator = this.#text[end];
			if (separator !== '.' && separator !== ',' && separator !== ' ') break;
			let next = end + 1;
			while (next < this.#text.length && classOf(this.#text.charCodeAt(next)) === DIGIT) next += 1;
			const digits = next - end - 1;
			if (digits === 0 || (separator === ' ' && (digits !== 3 || digitsEnd - start > 3))) break;
			end = next;
		}
		if (!isNegative) return this.#push('number', start, end);
		this.#tokens.push(this.#token('number', start - 1, end, this.#text.slice(start, end), NEGATIVE_READINGS));
		return end;
	}

	/** Four or more single letters with one separator between each ("e s t a f a") are one word. Returns its end, or `start` where there is none. */
	#spacedWord(start: number): number {
		if (!isSeparator(this.#text.charCodeAt(start + 1)) || isWordUnit(this.#text.charCodeAt(start - 1))) return start;
		let end = start + 1;
		let joined = this.#text.charAt(start);
		while (isSeparator(this.#text.charCodeAt(end)) && isWordUnit(this.#text.charCodeAt(end + 1)) && !isWordUnit(this.#text.charCodeAt(end + 2))) {
			joined += this.#text.charAt(end + 1);
			end += 2;
		}
		// "q u e d a n 2": the number is one.
		while (/\d$/.test(joined)) {
			joined = joined.slice(0, -1);
			end -= 2;
		}
		if (joined.length < 4 || !/^\p{L}/u.test(joined) || /\d\d/.test(joined)) return start;
		const { word, readings } = readingsOf(joined, [], /\d/.test(joined));
		const disguised = [word, ...readings.map((reading) => reading.word)].map((reading) => ({ word: reading, isDisguised: true }));
		this.#tokens.push(this.#token('word', start, end, this.#text.slice(start, end), disguised));
		return end;
	}

	#push(kind: TokenKind, start: number, end: number): number {
		this.#tokens.push(this.#token(kind, start, end));
		return end;
	}

	#token(kind: TokenKind, start: number, end: number, word = wordOf(kind, this.#text, start, end), readings: readonly Reading[] = NO_READINGS): Token {
		const border = this.#border;
		this.#border = 'none';
		return { kind, word, start, end, border, isQuoted: this.#isQuoted, readings };
	}
}

const NO_READINGS: readonly Reading[] = [];

/** A number with a minus is also this word, which `-#` in a pattern asks for. */
export const NEGATIVE_WORD = '-#';
const NEGATIVE_READINGS: readonly Reading[] = [{ word: NEGATIVE_WORD, isDisguised: false }];

const LONGEST_MASK = 4;
const LONGEST_MASKED_REST = 5;
/** What Arabic writes against a number. */
const PARTICLES: ReadonlySet<string> = new Set(['ب', 'ل', 'ك', 'و', 'ف', 'ال', 'بال', 'لل', 'ع', 'عال', 'من', 'كل', 'اول', 'ال', 'حتى', 'حتي', 'الي']);

function wordOf(kind: TokenKind, text: string, start: number, end: number): string {
	if (kind === 'link') return LINK_WORD;
	if (kind === 'mention') return MENTION_WORD;
	return text.slice(start, end);
}

/** What may be written against a number; other letters after a single digit are Arabizi ("7abibi") or leet ("3stafa"). */
const UNITS: ReadonlySet<string> = new Set(
	'h m s d j g w v k x l min mins sec seg kg km cm mm ml atm bar mah mp gb tb usd eur rub hs hr hrs h24 ч м с мин сек дн г кг км см мм мл атм гб тб р руб к х т шт л год день мес жил'.split(
		' ',
	),
);

const OTHER = 1;
const LETTER = 2;
const DIGIT = 3;
const CHARACTER = 4;
const SENTENCE_END = 5;
const CLAUSE_END = 6;
const DASH = 7;
const QUOTE = 8;
const SYMBOL = 9;
const SURROGATE = 10;
const STAND_IN = 11;

/** The class of each UTF-16 unit of folded text, filled as they are met. */
const CLASSES = new Uint8Array(0x10000);

function classOf(unit: number): number {
	// Beyond the text's ends the unit is NaN, which reads as 0: no class.
	const known = CLASSES[unit | 0] ?? OTHER;
	if (known !== 0) return known;
	const found = findClass(String.fromCharCode(unit));
	CLASSES[unit | 0] = found;
	return found;
}

function findClass(character: string): number {
	if (character === LINK_STAND_IN || character === MENTION_STAND_IN) return STAND_IN;
	if (character >= '\ud800' && character <= '\udfff') return SURROGATE;
	if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) return CHARACTER;
	if (/\p{L}/u.test(character)) return LETTER;
	if (/\d/.test(character)) return DIGIT;
	if (/[.!?;\n¿¡]/.test(character)) return SENTENCE_END;
	if (/[,:()[\]{}|]/.test(character)) return CLAUSE_END;
	if (character === '-') return DASH;
	if (character === '"') return QUOTE;
	if (/[\p{S}%#&№]/u.test(character)) return SYMBOL;
	return OTHER;
}

function isWordUnit(unit: number): boolean {
	const unitClass = classOf(unit);
	return unitClass === LETTER || unitClass === DIGIT;
}

function isArabic(unit: number): boolean {
	return unit >= 0x620 && unit <= 0x6ff && classOf(unit) === LETTER;
}

function isSeparator(unit: number): boolean {
	return unit === 0x20 || unit === 0x2e || unit === 0x2d || unit === 0x5f || unit === 0x2a;
}

function isSpaceAt(text: string, index: number): boolean {
	const unit = text.charCodeAt(index);
	return unit === 0x20 || unit === 0x0a || Number.isNaN(unit);
}

function countOf(text: string, character: string): number {
	let count = 0;
	for (let index = text.indexOf(character); index >= 0; index = text.indexOf(character, index + 1)) count += 1;
	return count;
}

function firstAtLeast(sorted: readonly number[], wanted: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}
