import type { Parts } from './parts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A number in a text, and the part behind it. */
export interface Numeral {
	readonly value: number;
	/** Half of what its last written decimal is worth: 0.05 for "1.4", 0.5 for "48". */
	readonly rounding: number;
	readonly next: number;
	readonly isWord: boolean;
}

/** The number that begins at `index`: digits, a fraction, or words ("cuarenta y ocho"), times what multiplies it ("2 тыс"). */
export function numeralAt(parts: Parts, index: number, text: string, vocabulary: Vocabulary): Numeral | null {
	const part = parts[index];
	if (part === undefined) return null;
	const whole = part.isNumber ? written(parts, index, text, vocabulary) : spelled(parts, index, vocabulary);
	return whole === null ? null : (withSpokenDecimals(parts, whole, vocabulary) ?? whole);
}

/** "Uno coma cuarenta y tres", "diecinueve con noventa", "пять и три". */
function withSpokenDecimals(parts: Parts, whole: Numeral, vocabulary: Vocabulary): Numeral | null {
	const join = Number.isInteger(whole.value) && whole.value < MOST_BEFORE_POINT ? vocabulary.decimalJoins.at(parts, whole.next) : null;
	if (join === null || parts[whole.next]?.border !== 'none' || parts[join.next]?.border !== 'none') return null;
	const zero = vocabulary.numbers.at(parts, join.next);
	const first = zero?.meaning === 0 ? zero.next : join.next;
	const rest = /^\d{1,2}$/.test(parts[first]?.word ?? '') ? { value: Number(parts[first]?.word), next: first + 1 } : spelled(parts, first, vocabulary);
	if (rest === null) return zero?.meaning === 0 ? { ...whole, next: zero.next, rounding: 0.05 } : null;
	if (!Number.isInteger(rest.value) || rest.value >= 100 || rest.value < 1) return null;
	const digits = (zero?.meaning === 0 ? 1 : 0) + (rest.value < 10 ? 1 : 2);
	return { value: whole.value + rest.value / 10 ** digits, rounding: 0.5 / 10 ** digits, next: rest.next, isWord: whole.isWord };
}

const MOST_BEFORE_POINT = 1000;

function written(parts: Parts, index: number, text: string, vocabulary: Vocabulary): Numeral | null {
	const first = decimal(parts[index]?.word ?? '');
	if (first === null) return null;
	const fraction = fractionAt(parts, index, text) ?? mixedAt(parts, index, text, first.value);
	let { value, rounding } = fraction ?? first;
	let next = fraction?.next ?? index + 1;
	const times = vocabulary.multipliers.at(parts, next);
	if (times !== null && parts[next]?.border === 'none' && times.meaning >= LEAST_AFTER_DIGITS) {
		value *= times.meaning;
		rounding *= times.meaning;
		next = times.next;
	}
	return { value, rounding, next, isWord: false };
}

/** "30 mil", "3万" multiply digits; "30 cien" does not. */
const LEAST_AFTER_DIGITS = 1000;

/** "29,90", "1.299", "1 000". Of one sign alone three digits behind it make thousands. Null for "1.2.3". */
function decimal(word: string): { readonly value: number; readonly rounding: number } | null {
	const plain = word.replaceAll(' ', '');
	if (plain.length > LONGEST_NUMBER) return null;
	const marks = plain.replace(/\d/g, '');
	const last = marks.at(-1);
	if (last === undefined) return { value: Number(plain), rounding: 0.5 };
	const decimals = plain.length - plain.lastIndexOf(last) - 1;
	const isGrouped = /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/.test(plain);
	if (isGrouped) return { value: Number(plain.replace(/[.,]/g, '')), rounding: 0.5 };
	if (marks.indexOf(last) !== marks.length - 1) return null;
	const whole = plain.slice(0, plain.lastIndexOf(last));
	if (marks.length > 1 && !/^\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return null;
	return { value: Number(`${whole.replace(/[.,]/g, '')}.${plain.slice(-decimals)}`), rounding: 0.5 / 10 ** decimals };
}

const LONGEST_NUMBER = 24;
const FRACTION_SLASH = '\u2044';

/** "1/2", and "½", which folds to digits around a fraction slash: "1½" comes as "11⁄2". */
function fractionAt(parts: Parts, index: number, text: string): Omit<Numeral, 'isWord'> | null {
	const over = parts[index];
	let at = index + 1;
	if (parts[at]?.word === FRACTION_SLASH) at += 1;
	const under = parts[at];
	if (over === undefined || under?.isNumber !== true || !/^\d{1,2}$/.test(under.word) || !/^\d{1,3}$/.test(over.word)) return null;
	const between = text.slice(over.end, under.start);
	const divisor = Number(under.word);
	if (divisor < 2 || divisor > 10) return null;
	if (between === FRACTION_SLASH) {
		const whole = Number(over.word.slice(0, -1));
		return { value: whole + Number(over.word.slice(-1)) / divisor, rounding: EXACT, next: at + 1 };
	}
	return between === '/' && Number(over.word) < divisor ? { value: Number(over.word) / divisor, rounding: EXACT, next: at + 1 } : null;
}

/** "2 1/2". */
function mixedAt(parts: Parts, index: number, text: string, whole: number): Omit<Numeral, 'isWord'> | null {
	if (!Number.isInteger(whole) || parts[index + 1]?.isNumber !== true || parts[index + 1]?.border !== 'none') return null;
	const fraction = fractionAt(parts, index + 1, text);
	return fraction !== null && fraction.value < 1 ? { ...fraction, value: whole + fraction.value } : null;
}

const EXACT = 0;

/** "cuarenta y ocho", "deux cent cinquante", "ثمانية وأربعين", "三十五": each word adds to what is smaller than it, or multiplies it. */
function spelled(parts: Parts, index: number, vocabulary: Vocabulary): Numeral | null {
	const first = vocabulary.numbers.at(parts, index) ?? vocabulary.multipliers.at(parts, index);
	if (first === null) return null;
	let value = 0;
	let next = index;
	let isFirst = true;
	for (;;) {
		const step = isFirst
			? nextWord(parts, next, value, true, vocabulary)
			: (nextWord(parts, next, value, false, vocabulary) ?? joined(parts, next, value, vocabulary));
		if (step === null) break;
		({ value, next } = step);
		isFirst = false;
		if (value < 1 || !Number.isInteger(value) || value > MOST_SPELLED) break;
	}
	return isFirst ? null : { value, rounding: Number.isInteger(value) ? 0.5 : EXACT, next, isWord: true };
}

const MOST_SPELLED = 1e7;

interface Step {
	readonly value: number;
	readonly next: number;
}

function nextWord(parts: Parts, index: number, value: number, isFirst: boolean, { numbers, multipliers }: Vocabulary): Step | null {
	if (!isFirst && parts[index]?.border !== 'none') return null;
	const times = multipliers.at(parts, index);
	if (times !== null) {
		const below = value % times.meaning;
		if (!isFirst && below === 0) return null;
		return { value: value - below + Math.max(1, below) * times.meaning, next: times.next };
	}
	const added = numbers.at(parts, index);
	if (added === null) return null;
	if (isFirst) return { value: added.meaning, next: added.next };
	return added.meaning >= 1 && added.meaning < lowestPower(value) ? { value: value + added.meaning, next: added.next } : null;
}

/** After a word such as "y": "cuarenta y ocho"; in Arabic the smaller comes first. */
function joined(parts: Parts, index: number, value: number, vocabulary: Vocabulary): Step | null {
	const join = vocabulary.numberJoins.at(parts, index);
	const at = join?.next ?? index;
	const added = vocabulary.numbers.at(parts, at);
	if (added === null || parts[at]?.border !== 'none') return null;
	const isReversed = vocabulary.smallFirst && value < 10 && added.meaning >= 20 && added.meaning % 10 === 0 && added.meaning < 100;
	if (isReversed) return { value: value + added.meaning, next: added.next };
	return join === null ? null : nextWord(parts, at, value, false, vocabulary);
}

/** The power of ten below which digits are free: 10 for 40, 1000 for 2000, 1 for 7. */
function lowestPower(value: number): number {
	let power = 1;
	while (value > 0 && value % (power * 10) === 0) power *= 10;
	return power;
}
