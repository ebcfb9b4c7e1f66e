import { fold } from '../../analysis/folding.ts';
import { readSegment, type Segment, type Slot } from './segment.ts';

/**
 * Puts what a text has in its slots into a translation that was made for other values: "quedan 3" has "3 left", so "quedan 12" has "12 left".
 * @param made the slots of the text the translation was made for, in order
 * @param values the slots of the text at hand, in the same order
 * @returns null where the translation does not show, or shows twice, what is to be replaced
 */
export function fillSlots(translation: string, made: readonly Slot[], values: readonly Slot[]): string | null {
	if (made.length !== values.length) return null;
	if (made.length === 0) return translation;
	const places = readSegment(translation).words.flatMap(({ slot }) => (slot === null ? [] : [slot]));
	const replaced: { readonly start: number; readonly end: number; readonly text: string }[] = [];
	const used = new Set<Slot>();
	for (const [index, slot] of made.entries()) {
		const value = values[index];
		if (value === undefined || value.kind !== slot.kind) return null;
		const place = placeOf(slot, places, made, used, translation);
		if (place === null) return null;
		if (place.slot !== null) used.add(place.slot);
		replaced.push({ start: place.start, end: place.end, text: value.kind === 'number' ? digitsFor(translation, value.text) : value.text });
	}
	return replaced
		.sort((one, other) => other.start - one.start)
		.reduce((text, { start, end, text: value }) => text.slice(0, start) + value + text.slice(end), translation);
}

/** Arabic writes ٣٠ what every other language writes 30. */
function digitsFor(translation: string, number: string): string {
	return /\p{Script=Arabic}/u.test(translation) ? number : fold(number).text;
}

interface Place {
	readonly start: number;
	readonly end: number;
	readonly slot: Slot | null;
}

function placeOf(slot: Slot, places: readonly Slot[], made: readonly Slot[], used: ReadonlySet<Slot>, translation: string): Place | null {
	const same = places.filter((place) => !used.has(place) && place.kind === slot.kind && contentOf(place) === contentOf(slot));
	// Which of two equal numbers is meant cannot be known; as many places as slots may be taken in order.
	const equals = made.filter((other) => other.kind === slot.kind && contentOf(other) === contentOf(slot)).length;
	const total = places.filter((place) => place.kind === slot.kind && contentOf(place) === contentOf(slot)).length;
	const [first] = same;
	if (first !== undefined && total === equals) return { start: first.start, end: first.end, slot: first };
	if (slot.kind !== 'name') return null;
	// A name of the text may stand in the translation as an ordinary word.
	const at = fold(translation).text.indexOf(contentOf(slot));
	return at < 0 || translation.length !== fold(translation).text.length ? null : { start: at, end: at + contentOf(slot).length, slot: null };
}

/** Numbers by their digits, whatever the decimal sign; slots that are written out by their kind alone. */
function contentOf({ kind, text }: Slot): string {
	if (text.startsWith('{')) return kind;
	return kind === 'number'
		? fold(text)
				.text.replace(/[ ,.](?=\d{3}(?!\d))/g, '')
				.replace(',', '.')
		: fold(text).text;
}

/** All slots of a segment, in order. */
export function slotsOf({ words }: Pick<Segment, 'words'>): readonly Slot[] {
	return words.flatMap(({ slot }) => (slot === null ? [] : [slot]));
}

/** Do both hold the same values? */
export function isSameFilling(one: readonly Slot[], other: readonly Slot[]): boolean {
	return one.length === other.length && one.every((slot, index) => other[index] !== undefined && contentOf(slot) === contentOf(other[index]));
}
