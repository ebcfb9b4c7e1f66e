import type { Span } from '../../../shared/model/span.ts';

/** A stretch of the original that is no language: it folds to one stand-in character, or to a space. */
export interface Blank extends Span {
	readonly standIn: string;
}

/** What a link folds to: a control character, which text itself never folds to. */
export const LINK_STAND_IN = '\u0001';
export const MENTION_STAND_IN = '\u0002';

/**
 * Text in the form rules are matched against, with the way back to the original.
 * NFKD, lower case, marks and tatweel gone, Arabic letters and ё unified, digits and quotes in ASCII, invisible characters gone,
 * ordinal signs a space, three or more of a letter in a row reduced to two.
 */
export interface FoldedText {
	readonly original: string;
	readonly text: string;
	/** Indices into `text` of letters left standing for a longer run ("holaaaa"): dropping them gives the plain word. */
	readonly elongations: readonly number[];
	/** The original stretch behind `text.slice(start, end)`, never cutting a grapheme. Wants `start < end`. */
	spanOf(start: number, end: number): Span;
}

/** Folds in time linear in the text. `blanks` are in order and do not overlap. */
export function fold(original: string, blanks: readonly Blank[] = []): FoldedText {
	if (blanks.length > 0) return foldSlowly(original, blanks);
	if (isPlainAscii(original)) return new PlainText(original);
	const folded = foldOneToOne(original);
	return folded === null ? foldSlowly(original, blanks) : new MappedText(original, folded, NONE, null);
}

/** ASCII without runs of a letter: folding only lowers the case, and every index is its own. */
function isPlainAscii(text: string): boolean {
	let previous = 0;
	let beforePrevious = 0;
	for (let index = 0; index < text.length; index += 1) {
		const unit = text.charCodeAt(index);
		if (unit >= 0x7f || (unit < 0x20 && unit !== 0x0a)) return false;
		const lower = unit | 0x20;
		if (lower === previous && lower === beforePrevious && lower >= 0x61 && lower <= 0x7a) return false;
		beforePrevious = previous;
		previous = lower;
	}
	return true;
}

class PlainText implements FoldedText {
	readonly original: string;
	readonly text: string;
	readonly elongations: readonly number[] = [];

	constructor(original: string) {
		this.original = original;
		this.text = original.toLowerCase();
	}

	spanOf(start: number, end: number): Span {
		return { start, end };
	}
}

/** The original range behind each unit of the folded text. */
interface UnitRanges {
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
}

class MappedText implements FoldedText {
	readonly original: string;
	readonly text: string;
	readonly elongations: readonly number[];
	readonly #ranges: UnitRanges | null;
	#graphemes: Intl.Segments | null = null;

	/** @param ranges null: every unit has its own place */
	constructor(original: string, text: string, elongations: readonly number[], ranges: UnitRanges | null) {
		this.original = original;
		this.text = text;
		this.elongations = elongations;
		this.#ranges = ranges;
	}

	spanOf(start: number, end: number): Span {
		if (this.#ranges === null) return { start: this.#snap(start, false), end: this.#snap(end, true) };
		const from = this.#ranges.starts[start] ?? 0;
		const to = this.#ranges.ends[end - 1] ?? this.original.length;
		return { start: this.#snap(from, false), end: this.#snap(to, true) };
	}

	/** Moves a border outwards to the next grapheme border; Unicode's own rules decide, so they are asked only beside unusual characters. */
	#snap(index: number, outwardsIsRight: boolean): number {
		if (isSimple(this.original.charCodeAt(index - 1)) && isSimple(this.original.charCodeAt(index))) return index;
		if (index <= 0 || index >= this.original.length) return index;
		this.#graphemes ??= GRAPHEMES.segment(this.original);
		const grapheme = this.#graphemes.containing(index);
		if (grapheme === undefined || grapheme.index === index) return index;
		return outwardsIsRight ? grapheme.index + grapheme.segment.length : grapheme.index;
	}
}

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Below the combining marks every character is its own grapheme, CR LF apart; NaN (outside the text) is simple too. */
function isSimple(unit: number): boolean {
	return !(unit >= 0x300) && unit !== 0x0d;
}

/** The growing folded text: code units with the original range behind each. */
class FoldedUnits {
	starts: Uint32Array;
	ends: Uint32Array;
	readonly elongations: number[] = [];
	length = 0;
	#units: Uint16Array;

	constructor(capacity: number) {
		this.#units = new Uint16Array(capacity);
		this.starts = new Uint32Array(capacity);
		this.ends = new Uint32Array(capacity);
	}

	push(unit: number, start: number, end: number): void {
		const { length } = this;
		if (isElongatable(unit) && length >= 2 && this.#units[length - 1] === unit && this.#units[length - 2] === unit) {
			if (this.elongations.at(-1) !== length - 1) this.elongations.push(length - 1);
			this.ends[length - 1] = end;
			return;
		}
		if (length === this.#units.length) this.#grow();
		this.#units[length] = unit;
		this.starts[length] = start;
		this.ends[length] = end;
		this.length = length + 1;
	}

	/** A mark belongs to the character before it. */
	extendLast(end: number): void {
		if (this.length > 0) this.ends[this.length - 1] = end;
	}

	text(): string {
		let text = '';
		for (let from = 0; from < this.length; from += 8192) {
			text += String.fromCharCode(...this.#units.subarray(from, Math.min(from + 8192, this.length)));
		}
		return text;
	}

	#grow(): void {
		const capacity = this.#units.length * 2 + 16;
		const units = new Uint16Array(capacity);
		units.set(this.#units);
		this.#units = units;
		const starts = new Uint32Array(capacity);
		starts.set(this.starts);
		this.starts = starts;
		const ends = new Uint32Array(capacity);
		ends.set(this.ends);
		this.ends = ends;
	}
}

function isElongatable(unit: number): boolean {
	return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x370 && unit < 0x2000) || (unit >= 0x3040 && unit < 0xd800);
}

/**
 * Most text beyond ASCII folds unit by unit too (é to e, Й to и, an emoji to itself), and then needs no map back.
 * Null where something vanishes, grows, or is drawn out.
 */
function foldOneToOne(original: string): string | null {
	if (original.length > SCRATCH.length) return null;
	let previous = 0;
	let beforePrevious = 0;
	for (let index = 0; index < original.length; index += 1) {
		const unit = original.charCodeAt(index);
		const folded = unit >= 0xd800 && unit <= 0xdfff ? pairedUnit(original, index) : (SIMPLE_FOLDS[unit] ?? UNKNOWN);
		if (folded <= LONGER || (folded === previous && folded === beforePrevious && isElongatable(folded))) return null;
		SCRATCH[index] = folded;
		beforePrevious = previous;
		previous = folded;
	}
	return String.fromCharCode(...SCRATCH.subarray(0, original.length));
}

const SCRATCH = new Uint16Array(1024);

/** Half of a character that folds to itself, as emoji do, or UNKNOWN. */
function pairedUnit(text: string, index: number): number {
	const isSecond = (text.charCodeAt(index) & 0xfc00) === 0xdc00;
	const codePoint = text.codePointAt(isSecond ? index - 1 : index) ?? 0;
	if (codePoint <= 0xffff || FOLDS.get(codePoint) !== String.fromCodePoint(codePoint)) return UNKNOWN;
	return text.charCodeAt(index);
}

const NONE: readonly number[] = [];

function foldSlowly(original: string, blanks: readonly Blank[]): FoldedText {
	const units = new FoldedUnits(original.length + 8);
	let blankIndex = 0;
	let index = 0;
	while (index < original.length) {
		const blank = blanks[blankIndex];
		if (blank !== undefined && index >= blank.start) {
			blankIndex += 1;
			if (blank.end > index) {
				units.push(blank.standIn.charCodeAt(0), index, blank.end);
				index = blank.end;
			}
			continue;
		}
		const unit = original.charCodeAt(index);
		if (unit < 0xd800 || unit > 0xdfff) {
			foldUnit(units, unit, index);
			index += 1;
			continue;
		}
		const codePoint = original.codePointAt(index) ?? unit;
		const end = index + (codePoint > 0xffff ? 2 : 1);
		foldCodePoint(units, codePoint, index, end);
		index = end;
	}
	return new MappedText(original, units.text(), units.elongations, units);
}

function foldUnit(units: FoldedUnits, unit: number, index: number): void {
	const known = SIMPLE_FOLDS[unit] ?? UNKNOWN;
	if (known > LONGER) units.push(known, index, index + 1);
	else if (known === UNKNOWN) {
		SIMPLE_FOLDS[unit] = simpleFoldOf(unit);
		foldUnit(units, unit, index);
	} else if (known === ATTACHED) units.extendLast(index + 1);
	else if (known === LONGER) foldCodePoint(units, unit, index, index + 1);
}

/** Folds of single units to single units, filled as they are met; the first values say what else to do. */
const SIMPLE_FOLDS = new Uint16Array(0x10000);
const UNKNOWN = 0;
const DROPPED = 1;
const ATTACHED = 2;
const LONGER = 3;

function simpleFoldOf(unit: number): number {
	const folded = foldOf(unit);
	if (folded === 'attached') return ATTACHED;
	if (folded.length === 0) return DROPPED;
	return folded.length === 1 ? folded.charCodeAt(0) : LONGER;
}

const FOLDS = new Map<number, Fold>();

function foldCodePoint(units: FoldedUnits, codePoint: number, start: number, end: number): void {
	let folded = FOLDS.get(codePoint);
	if (folded === undefined) {
		folded = foldOf(codePoint);
		FOLDS.set(codePoint, folded);
	}
	if (folded === 'attached') units.extendLast(end);
	else for (let index = 0; index < folded.length; index += 1) units.push(folded.charCodeAt(index), start, end);
}

/** A string, empty where the character vanishes, or `attached` where it also belongs to the character before it. */
type Fold = 'attached' | string;

const MARK = /^(?:\p{M}|\u0640|\u200c|\u200d|[\u{e0020}-\u{e007f}]|[\u{1f3fb}-\u{1f3ff}])$/u;
const INVISIBLE = /^[\p{Cf}\p{Cc}]$/u;
const DIGIT = /^\p{Nd}$/u;

function foldOf(codePoint: number): Fold {
	if (codePoint === 0x0a) return '\n';
	if (codePoint === 0x09 || codePoint === 0x0d || codePoint === 0x0b || codePoint === 0x0c || codePoint === 0x85) return ' ';
	if (codePoint >= 0xd800 && codePoint <= 0xdfff) return '\ufffd';
	const character = String.fromCodePoint(codePoint);
	if (MARK.test(character)) return 'attached';
	// "3ºB" is a door, not the word "3ob"; "nº 5" is "n 5".
	if (codePoint === 0xaa || codePoint === 0xba) return ' ';
	if (INVISIBLE.test(character)) return '';
	if (DIGIT.test(character)) return digitValue(codePoint);
	// Hangul would fall apart into its letters, which nobody types or writes rules in.
	if (codePoint >= 0xac00 && codePoint <= 0xd7a3) return character;
	const decomposed = character.normalize('NFKD').toLowerCase().normalize('NFKD');
	let folded = '';
	for (const part of decomposed) {
		if (MARK.test(part)) continue;
		folded += SPECIAL_FOLDS.get(part) ?? (/^\s$/.test(part) && part !== '\n' ? ' ' : part);
	}
	return folded;
}

/** Decimal digits stand in runs of ten in Unicode, each beginning at its zero. */
function digitValue(codePoint: number): string {
	let zero = codePoint;
	while (codePoint - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
	// The mathematical digits follow each other without a break, five tens from U+1D7CE.
	if (codePoint >= 0x1d7ce && codePoint <= 0x1d7ff) return String((codePoint - 0x1d7ce) % 10);
	return String(codePoint - zero);
}

/** What decomposition leaves apart though readers take it for the same. */
const SPECIAL_FOLDS: ReadonlyMap<string, string> = new Map([
	...pairs('ıłøđħŧʼ‘’‚‛`´ʻ“”„‟«»‹›「」『』', 'ilodht\'\'\'\'\'\'\'\'""""""""""""'),
	...pairs('‐‑‒–—―−', '-------'),
	...pairs('ٱىیېةہھەۀکڪ', 'اييي' + 'ههههه' + 'كك'),
	...pairs('؟،؛٪٫٬。、；：！？％۔', '?,;%.,.,;:!?%.'),
	['ς', 'σ'],
	['ß', 'ss'],
	['æ', 'ae'],
	['œ', 'oe'],
	['…', '...'],
]);

function pairs(from: string, to: string): [string, string][] {
	return Array.from(from, (character, index) => [character, to.charAt(index)]);
}
