import type { FactTopic, Quantity } from '../../../../shared/model/product-sheet.ts';
import type { Token } from '../tokens.ts';
import { type Numeral, numeralAt } from './numerals.ts';
import { type Part, type Parts, withoutArabicPrefix } from './parts.ts';
import { type Unit, unitOf } from './units.ts';
import type { Bound, Vocabulary } from './vocabulary.ts';

/** A quantity that stands in a text. */
export interface FoundQuantity extends Quantity {
	/** Half of what its last written digit is worth, in the base unit. */
	readonly rounding: number;
	/** "hasta", "más de", "unos": what it says of the value. Null: just the value. */
	readonly bound: Bound | null;
	/** Where what it speaks of is plain from the words themselves: "bluetooth 5.3". */
	readonly topic: FactTopic | null;
	/** "How many minutes": a unit without a value. */
	readonly isAsked: boolean;
	/** "A week", "month": no number was said. */
	readonly isSingle: boolean;
	/** The half-open range of its parts, and the same as offsets into the folded text. */
	readonly first: number;
	readonly next: number;
	/** Where the words of its bound begin that stand before it; else the same as `first`. */
	readonly boundFirst: number;
	readonly start: number;
	readonly end: number;
}

/** Is there anything that could be a quantity? Most messages end here. */
export function mayHoldQuantity(tokens: readonly Token[], { gate }: Vocabulary): boolean {
	for (const { kind, word, readings } of tokens) {
		if (kind === 'number' || gate.has(word)) return true;
		if (kind !== 'word') continue;
		if (readings.some((reading) => gate.has(reading.word)) || withoutArabicPrefix(word).some((bare) => gate.has(bare)) || HAS_DIGIT.test(word)) return true;
	}
	return false;
}

const HAS_DIGIT = /\d/;

/** The quantities of the text, in order, none within another; at most so many. Linear in the parts. */
export function findQuantities(parts: Parts, text: string, vocabulary: Vocabulary, most = Number.POSITIVE_INFINITY): readonly FoundQuantity[] {
	const found: FoundQuantity[] = [];
	const reader = new Reader(parts, text, vocabulary);
	for (let index = 0; index < parts.length && found.length < most; ) {
		const quantity = reader.quantityAt(index);
		if (quantity === null) {
			index += 1;
			continue;
		}
		const previous = found.at(-1);
		const merged = previous === undefined ? null : reader.merge(previous, quantity);
		if (previous !== undefined && reader.takesBack(previous, quantity)) found[found.length - 1] = quantity;
		else if (merged === null) found.push(quantity);
		else found[found.length - 1] = merged;
		index = quantity.next;
	}
	return found;
}

/** What a quantity is made of before it has its place. */
interface Measured {
	readonly least: number;
	readonly most: number;
	readonly rounding: number;
	readonly unit: Unit;
	readonly next: number;
	/** Where the text behind it belongs to it: the end of `″`. */
	readonly end?: number;
	readonly topic?: FactTopic;
	readonly isSingle?: boolean;
}

interface FoundUnit {
	readonly unit: Unit;
	readonly next: number;
	/** To be added to the number: 0.5 for a half that stands beside the unit. */
	readonly more: number;
	readonly end?: number;
}

class Reader {
	readonly #parts: Parts;
	readonly #text: string;
	readonly #words: Vocabulary;

	constructor(parts: Parts, text: string, words: Vocabulary) {
		this.#parts = parts;
		this.#text = text;
		this.#words = words;
	}

	quantityAt(index: number): FoundQuantity | null {
		if (this.#parts[index]?.isGlued) return null;
		const measured =
			this.#asked(index) ??
			this.#ingress(index) ??
			this.#version(index) ??
			this.#amount(index) ??
			this.#prefixedPrice(index) ??
			this.#number(index) ??
			this.#unitFirst(index) ??
			this.#single(index);
		return measured === null ? null : 'dimension' in measured ? measured : this.#place(index, this.#withMore(measured));
	}

	/** "1 h 30 min", and "10 h - 12 h": two that are one. */
	merge(one: FoundQuantity, other: FoundQuantity): FoundQuantity | null {
		if (one.dimension !== other.dimension || one.least === null || other.most === null || one.isAsked || other.isAsked) return null;
		if (this.#isRange(one.next, other.first) && other.most > one.least && other.bound === null)
			return { ...one, most: other.most, next: other.next, end: other.end };
		const isCompound =
			one.dimension === 'time' && other.least === other.most && one.least === one.most && other.most < one.least && isFiner(other.unit, one.unit);
		if (!isCompound || this.#border(other.first) !== 'none' || !this.#isJoined(one.next, other.first)) return null;
		return { ...one, least: one.least + other.most, most: one.least + other.most, rounding: other.rounding, next: other.next, end: other.end };
	}

	/** "Quince días... digo, catorce días". */
	takesBack(one: FoundQuantity, other: FoundQuantity): boolean {
		return one.dimension === other.dimension && this.#words.corrections.at(this.#parts, one.next)?.next === other.boundFirst;
	}

	#isJoined(from: number, to: number): boolean {
		return from === to || this.#words.numberJoins.at(this.#parts, from)?.next === to;
	}

	#asked(index: number): FoundQuantity | null {
		const how = this.#words.howMany.at(this.#parts, index);
		if (how === null) return null;
		const counter = this.#words.counters.at(this.#parts, how.next);
		const unit = this.#words.units.at(this.#parts, counter?.next ?? how.next);
		if (unit === null || unit.meaning.dimension === 'money') return null;
		const placed = this.#place(index, { least: 0, most: 0, rounding: 0, unit: unit.meaning, next: unit.next });
		return { ...placed, least: null, most: null, bound: null, isAsked: true };
	}

	/** "IP67", "айпи 68". */
	#ingress(index: number): Measured | null {
		const name = this.#words.ingress.at(this.#parts, index);
		const unit = unitOf('ip');
		const code = name === null ? null : this.#ingressCode(name.next);
		if (code === null || unit === undefined) return null;
		const hasLetter = this.#parts[code.next]?.word === 'k' && this.#parts[code.next]?.start === this.#parts[code.next - 1]?.end;
		return { least: code.value, most: code.value, rounding: 0, unit, next: code.next + (hasLetter ? 1 : 0), topic: 'water' };
	}

	/** "67", "sesenta y siete", and "x7", of which only the second digit is known. */
	#ingressCode(index: number): { readonly value: number; readonly next: number } | null {
		if (this.#border(index) === 'sentence') return null;
		const open = this.#words.ingressOpen.at(this.#parts, index);
		const at = open?.next ?? index;
		const isOpen = open !== null || this.#parts[index - 1]?.word === 'ipx';
		const written = this.#parts[at]?.word ?? '';
		const code = /^\d{1,2}$/.test(written) ? { value: Number(written), next: at + 1 } : numeralAt(this.#parts, at, this.#text, this.#words);
		if (code === null || !Number.isInteger(code.value)) return null;
		return (isOpen ? code.value <= 9 : code.value >= 10 && code.value <= 69) ? code : null;
	}

	/** "bluetooth 5.3", "блютуз пять три". */
	#version(index: number): Measured | null {
		const name = this.#words.versioned.at(this.#parts, index);
		const number = name === null ? null : numeralAt(this.#parts, name.next, this.#text, this.#words);
		const unit = unitOf('version');
		if (name === null || number === null || number.value >= 100 || unit === undefined) return null;
		if ((number.isWord && number.value < LEAST_SPELLED_VERSION) || this.#unit(number.next) !== null) return null;
		const minor =
			number.isWord && Number.isInteger(number.value) && number.rounding >= 0.5 && this.#border(number.next) === 'none'
				? this.#words.numbers.at(this.#parts, number.next)
				: null;
		const isMinor = minor !== null && Number.isInteger(minor.meaning) && minor.meaning < 10 && this.#unit(minor.next) === null;
		const value = isMinor ? number.value + minor.meaning / 10 : number.value;
		return { least: value, most: value, rounding: isMinor ? 0 : number.rounding, unit, next: isMinor ? minor.next : number.next, topic: name.meaning };
	}

	/** "полчаса", "ساعتين". */
	#amount(index: number): Measured | null {
		const found = this.#words.amounts.at(this.#parts, index);
		if (found === null) return null;
		const { value, unit } = found.meaning;
		return { least: value * unit.factor, most: value * unit.factor, rounding: unit.factor / 2, unit, next: found.next };
	}

	/** "€ 29,90" */
	#prefixedPrice(index: number): Measured | null {
		const currency = this.#words.units.at(this.#parts, index);
		if (currency?.meaning.dimension !== 'money') return null;
		const number = this.#numeral(currency.next, true);
		// "Peso 38 g" is no price in pesos.
		if (number === null || number.isWord || this.#border(currency.next) !== 'none' || this.#unit(number.next) !== null) return null;
		const most = this.#rangeEnd(number);
		return { least: number.value, most: most?.value ?? number.value, rounding: number.rounding, unit: currency.meaning, next: most?.next ?? number.next };
	}

	/** "48 h", "10-12 h", "de 2 a 3 días", "两个小时". */
	#number(index: number): Measured | null {
		const number = this.#numeral(index, false);
		if (number === null) return null;
		const end = this.#rangeEnd(number) ?? this.#approximateEnd(number);
		const last = end ?? number;
		const unit = this.#unit(last.next);
		if (unit === null) return end === null ? this.#numberAndCents(number) : null;
		const { factor } = unit.unit;
		return {
			least: (number.value + unit.more) * factor,
			most: (last.value + unit.more) * factor,
			rounding: number.rounding * factor,
			unit: unit.unit,
			next: unit.next,
			...(unit.end === undefined ? {} : { end: unit.end }),
		};
	}

	/** "Двадцать девять девяносто евро". */
	#numberAndCents(number: Numeral): Measured | null {
		const cents = this.#border(number.next) === 'none' ? this.#hundredths(number.next) : null;
		const unit = cents === null || !Number.isInteger(number.value) ? null : this.#unit(cents.next);
		if (cents === null || unit?.unit.dimension !== 'money') return null;
		const value = number.value + cents.value / 100;
		return { least: value, most: value, rounding: 0.005, unit: unit.unit, next: unit.next };
	}

	/** "Metro ochenta", "метр восемьдесят". */
	#unitFirst(index: number): Measured | null {
		const unit = this.#words.units.at(this.#parts, index);
		if (unit?.meaning.id !== 'metre' || (this.#parts[index]?.word.length ?? 0) < 3) return null;
		const metre: Measured = { least: 1, most: 1, rounding: 0.5, unit: unit.meaning, next: unit.next };
		const more = this.#withHundredths(metre);
		return more === metre ? null : more;
	}

	/** "Diecinueve euros noventa", "un mètre quatre-vingts". */
	#withHundredths(measured: Measured): Measured {
		const { unit, next, least, most } = measured;
		if ((unit.dimension !== 'money' && unit.id !== 'metre') || least !== most || !Number.isInteger(least)) return measured;
		const join = this.#words.numberJoins.at(this.#parts, next);
		const rest = this.#border(next) === 'none' ? this.#hundredths(join?.next ?? next) : null;
		if (rest === null) return measured;
		const cents = this.#words.cents.at(this.#parts, rest.next);
		if (cents === null && this.#unit(rest.next) !== null && this.#border(rest.next) === 'none') return measured;
		const value = least + rest.value / 100;
		return { ...measured, least: value, most: value, rounding: 0.005, next: cents?.next ?? rest.next };
	}

	#hundredths(index: number): Numeral | null {
		const number = this.#numeral(index, false);
		return number !== null && Number.isInteger(number.value) && number.value >= 10 && number.value < 100 ? number : null;
	}

	#single(index: number): Measured | null {
		const found = this.#words.single.at(this.#parts, index);
		if (found === null) return null;
		const { factor } = found.meaning;
		return { least: factor, most: factor, rounding: factor / 2, unit: found.meaning, next: found.next, isSingle: true };
	}

	/** "hora y media", "1h30", "метр с половиной". */
	#withMore(measured: Measured): Measured {
		if (measured.least !== measured.most || measured.end !== undefined) return measured;
		const half = this.#words.halfAfter.at(this.#parts, measured.next);
		if (half !== null && this.#border(measured.next) === 'none' && measured.unit.dimension !== 'ingress') {
			const value = measured.least + measured.unit.factor / 2;
			return { ...measured, least: value, most: value, rounding: 0, next: half.next };
		}
		const precise = this.#withHundredths(measured);
		if (precise !== measured) return precise;
		const rest = this.#parts[measured.next];
		const isMinutes = measured.unit.id === 'hour' && rest?.isGlued && /^[0-5]\d$/.test(rest.word) && rest.start === this.#parts[measured.next - 1]?.end;
		if (!isMinutes || rest === undefined) return measured;
		const value = measured.least + Number(rest.word) * MINUTE;
		const unit = this.#words.units.at(this.#parts, measured.next + 1);
		const next = unit !== null && unit.meaning.id === 'minute' ? unit.next : measured.next + 1;
		return { ...measured, least: value, most: value, rounding: MINUTE / 2, next };
	}

	#numeral(index: number, mayBeGlued: boolean): Numeral | null {
		if (!mayBeGlued && this.#parts[index]?.isGlued) return null;
		return numeralAt(this.#parts, index, this.#text, this.#words);
	}

	/** The higher end of a range whose lower end is `low`. */
	#rangeEnd(low: Numeral): Numeral | null {
		const join = this.#words.rangeJoins.at(this.#parts, low.next);
		const at = this.#isDash(low.next) ? low.next : join?.next;
		if (at === undefined || this.#parts[at]?.border === 'sentence') return null;
		const high = this.#numeral(at, false);
		return high !== null && high.value > low.value ? high : null;
	}

	/** "два три дня", "两三天": two words in a row that follow each other. */
	#approximateEnd(low: Numeral): Numeral | null {
		if (!low.isWord || this.#border(low.next) !== 'none') return null;
		const high = this.#numeral(low.next, false);
		return high?.isWord && high.value === low.value + 1 ? high : null;
	}

	/** Does nothing but a dash lie before this part? */
	#isDash(index: number): boolean {
		const before = this.#parts[index - 1];
		const part = this.#parts[index];
		return before !== undefined && part !== undefined && /^ ?[-~] ?$/.test(this.#text.slice(before.end, part.start));
	}

	#isRange(from: number, to: number): boolean {
		return this.#words.rangeJoins.at(this.#parts, from)?.next === to || (from === to && this.#isDash(to));
	}

	/** The unit behind a number, with the counter between them; an inch mark is no part of its own. */
	#unit(index: number): FoundUnit | null {
		const inches = this.#inchMark(index);
		if (inches !== null) return inches;
		const part = this.#parts[index];
		if (part === undefined || part.border === 'sentence' || (part.border === 'clause' && !this.#isBracketed(index))) return null;
		const counter = this.#words.counters.at(this.#parts, index);
		return (counter === null ? null : this.#countedUnit(counter.next)) ?? this.#plainUnit(index, 0);
	}

	/** "两个小时", and "一个半小时", which holds its half before the unit. */
	#countedUnit(index: number): FoundUnit | null {
		const half = this.#words.halfAfter.at(this.#parts, index);
		return this.#plainUnit(index, 0) ?? (half === null ? null : this.#plainUnit(half.next, 0.5));
	}

	#plainUnit(index: number, more: number): FoundUnit | null {
		const found = this.#words.units.at(this.#parts, index);
		return found === null ? null : { unit: found.meaning, next: found.next, more };
	}

	#isBracketed(index: number): boolean {
		const before = this.#parts[index - 1];
		const part = this.#parts[index];
		return before !== undefined && part !== undefined && /^ ?\( ?$/.test(this.#text.slice(before.end, part.start)) && part.word.length > 2;
	}

	#inchMark(index: number): FoundUnit | null {
		const number = this.#parts[index - 1];
		const unit = unitOf('inch');
		if (number === undefined || !number.isNumber || unit === undefined) return null;
		const mark = INCH_MARK.exec(this.#text.slice(number.end, number.end + 3))?.[0];
		return mark === undefined ? null : { unit, next: index, more: 0, end: number.end + mark.length };
	}

	#border(index: number): Part['border'] | undefined {
		return this.#parts[index]?.border;
	}

	#place(index: number, { least, most, rounding, unit, next, end, topic, isSingle }: Measured): FoundQuantity {
		const before = this.#words.before.endingBefore(this.#parts, index);
		const after = this.#border(next) === 'none' ? this.#words.after.at(this.#parts, next) : null;
		return {
			dimension: unit.dimension,
			least,
			most,
			unit: unit.id,
			rounding,
			bound: after?.meaning ?? before?.meaning ?? null,
			topic: topic ?? null,
			isAsked: false,
			isSingle: isSingle ?? false,
			first: index,
			boundFirst: before?.first ?? index,
			next,
			start: this.#parts[index]?.start ?? 0,
			end: end ?? this.#parts[next - 1]?.end ?? 0,
		};
	}
}

const MINUTE = 60;
/** "Bluetooth y dos correas" names no version. */
const LEAST_SPELLED_VERSION = 4;
/** `"`, `''` and `″`, which folds to two primes. */
const INCH_MARK = /^(?:"|''|\u2032\u2032)/;

function isFiner(one: string, other: string): boolean {
	return (unitOf(one)?.factor ?? 0) < (unitOf(other)?.factor ?? 0);
}
