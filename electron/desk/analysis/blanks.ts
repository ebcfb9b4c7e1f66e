import type { Span } from '../../../shared/model/span.ts';
import { type Blank, LINK_STAND_IN, MENTION_STAND_IN } from './folding.ts';

/** Links, mentions and emotes of a text: neither its language nor its words, unless they are spelled in words. In order, without overlaps. */
export function blanksOf(text: string, emotes: readonly Span[], addresses: readonly Span[]): readonly Blank[] {
	const blanks: Blank[] = emotes.map(({ start, end }) => ({ start, end, standIn: ' ' }));
	for (const { start, end } of addresses) if (!isSpelled(text, start, end)) blanks.push({ start, end, standIn: LINK_STAND_IN });
	if (text.includes('@')) {
		for (const { index, 0: name } of text.matchAll(MENTION)) blanks.push({ start: index, end: index + name.length, standIn: MENTION_STAND_IN });
	}
	if (blanks.length < 2) return blanks;
	blanks.sort((one, other) => one.start - other.start);
	let end = 0;
	return blanks.filter((blank) => {
		const isFree = blank.start >= end;
		if (isFree) end = blank.end;
		return isFree;
	});
}

/** "tienda punto com" */
function isSpelled(text: string, start: number, end: number): boolean {
	const space = text.indexOf(' ', start);
	return space >= 0 && space < end;
}

const MENTION = /(?<![\p{L}\p{N}._-])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,60}/gu;
