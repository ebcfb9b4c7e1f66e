import type { Emote } from '../../../../shared/model/message.ts';

const PLACE = /^(\d{1,6})-(\d{1,6})$/;

/**
 * Reads the `emotes` tag, `25:0-4,12-16/1902:6-10`. Twitch counts code points, both ends inclusive; spans count UTF-16 units.
 * What is malformed or lies outside the text is left out.
 */
export function twitchEmotes(tag: string, text: string): readonly Emote[] {
	if (tag === '') return [];
	const offsets = codePointOffsets(text);
	const places = tag.split('/').flatMap((emote) => emote.slice(emote.indexOf(':') + 1).split(','));
	return places
		.flatMap((place) => {
			const [, first, last] = PLACE.exec(place) ?? [];
			const start = offsets[Number(first)];
			const end = offsets[Number(last) + 1];
			return start === undefined || end === undefined || end <= start ? [] : [{ start, end, name: text.slice(start, end) }];
		})
		.sort((a, b) => a.start - b.start);
}

/** Where each code point begins, in UTF-16 units, and where the last one ends. */
function codePointOffsets(text: string): readonly number[] {
	const offsets = [0];
	let offset = 0;
	for (const character of text) {
		offset += character.length;
		offsets.push(offset);
	}
	return offsets;
}
