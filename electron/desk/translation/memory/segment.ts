import type { Span } from '../../../../shared/model/span.ts';
import { blanksOf } from '../../analysis/blanks.ts';
import { findAddresses } from '../../analysis/entities/links.ts';
import { fold } from '../../analysis/folding.ts';
import { type Border, type Token, tokenize } from '../../analysis/tokens.ts';

/** What may differ between two texts that are translated alike: it is carried over as it stands. */
export type SlotKind = 'number' | 'name' | 'mention' | 'link';

export interface Slot extends Span {
	readonly kind: SlotKind;
	/** As written, `29,90` or `@ana`. */
	readonly text: string;
}

export interface SegmentWord extends Span {
	/** Folded; `{number}`, `{name}`, … for a slot. */
	readonly word: string;
	/** Other ways to read an oddly written word. */
	readonly readings: readonly string[];
	readonly border: Border;
	readonly slot: Slot | null;
}

/** A text as the memory compares it: its words without capitals, accents, punctuation and pictures. Spans are UTF-16 offsets into the text. */
export interface Segment {
	readonly text: string;
	readonly words: readonly SegmentWord[];
	/** Emoji and signs before its first and after its last word, as written. */
	readonly before: string;
	readonly after: string;
}

export interface SegmentOptions {
	readonly emotes?: readonly Span[];
	/** Names that stay as they are, as they are written: the host, the products. */
	readonly names?: readonly string[];
}

/** The signs that are said as words: a price without its currency is another text. */
const SPOKEN_SIGNS = new Set(['€', '$', '₽', '£', '¥', '₴', '%', '+', '&']);
/** How a slot is written in phrasebooks. */
export const WRITTEN_SLOT = /\{(?<kind>number|name|mention|link)\}/g;

export function readSegment(text: string, { emotes = [], names = [] }: SegmentOptions = {}): Segment {
	const addresses = findAddresses(text).filter((address) => !emotes.some((emote) => address.start < emote.end && emote.start < address.end));
	const written = writtenSlots(text);
	const blanks = blanksOf(text, [...emotes, ...written], addresses);
	const folded = fold(text, blanks);
	const words: SegmentWord[] = [];
	for (const token of tokenize(folded).tokens) {
		if (token.kind === 'symbol' && !SPOKEN_SIGNS.has(token.word)) continue;
		const span = folded.spanOf(token.start, token.end);
		const kind = slotOf(token);
		words.push({
			...span,
			word: kind === null ? token.word : `{${kind}}`,
			readings: token.readings.map(({ word }) => word),
			border: token.border,
			slot: kind === null ? null : { ...span, kind, text: text.slice(span.start, span.end) },
		});
	}
	const all = withNames(withWritten(words, written, text), names.map(wordsOf), text);
	return { text, words: all, before: signsIn(text.slice(0, all[0]?.start ?? 0)), after: signsIn(text.slice(all.at(-1)?.end ?? 0)) };
}

/** The same words in the same order, whatever is in the slots. */
export function keyOf(words: readonly string[]): string {
	return words.join(' ');
}

function slotOf({ kind }: Token): SlotKind | null {
	return kind === 'number' || kind === 'mention' || kind === 'link' ? kind : null;
}

function writtenSlots(text: string): readonly (Span & { readonly kind: SlotKind })[] {
	if (!text.includes('{')) return [];
	return Array.from(text.matchAll(WRITTEN_SLOT), (match) => ({ start: match.index, end: match.index + match[0].length, kind: match.groups?.kind as SlotKind }));
}

function wordsOf(name: string): readonly string[] {
	return tokenize(fold(name)).tokens.map(({ word }) => word);
}

/** A slot that is written out is blank to the tokenizer: it is put back where it stood. */
function withWritten(words: readonly SegmentWord[], written: readonly (Span & { readonly kind: SlotKind })[], text: string): readonly SegmentWord[] {
	if (written.length === 0) return words;
	const slots = written.map(
		(slot): SegmentWord => ({
			start: slot.start,
			end: slot.end,
			word: `{${slot.kind}}`,
			readings: [],
			border: 'none',
			slot: { ...slot, text: text.slice(slot.start, slot.end) },
		}),
	);
	return [...words, ...slots].sort((one, other) => one.start - other.start);
}

function withNames(words: readonly SegmentWord[], names: readonly (readonly string[])[], text: string): readonly SegmentWord[] {
	if (names.length === 0) return words;
	const found: SegmentWord[] = [];
	for (let index = 0; index < words.length; ) {
		const first = words[index];
		if (first === undefined) break;
		const length = longestName(words, index, names);
		const last = words[index + length - 1];
		if (length === 0 || last === undefined) {
			found.push(first);
			index += 1;
			continue;
		}
		const span = { start: first.start, end: last.end };
		found.push({ ...span, word: '{name}', readings: [], border: first.border, slot: { ...span, kind: 'name', text: text.slice(span.start, span.end) } });
		index += length;
	}
	return found;
}

function longestName(words: readonly SegmentWord[], index: number, names: readonly (readonly string[])[]): number {
	let longest = 0;
	for (const name of names) {
		if (name.length > longest && name.every((word, offset) => words[index + offset]?.word === word)) longest = name.length;
	}
	return longest;
}

/** Emoji and the like; letters, digits and punctuation are the translation's own. */
function signsIn(text: string): string {
	return (text.match(/\p{RGI_Emoji}/gv) ?? []).join('');
}
