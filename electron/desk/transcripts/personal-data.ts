import type { Flag } from '../../../shared/model/flag.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { Question } from '../../../shared/model/question.ts';
import { searchFold } from '../../../shared/model/search-fold.ts';
import type { Span } from '../../../shared/model/span.ts';

/**
 * Takes personal data out of what leaves the desk. Every letter and digit of it becomes a dot, one for each UTF-16 unit, so that all
 * spans go on cutting what they cut before; the signs between stay, so that a reader sees what stood there.
 */

export interface PersonalDataAround {
	/** Stretches of the message that people flagged. */
	readonly added: readonly Span[];
	/** The message it answers, where that is known, with what is personal in it. */
	readonly parent: { readonly text: string; readonly spans: readonly Span[] } | null;
}

/** The message without the personal data that the desk or a person flagged in it, or that it repeats from the one it answers. */
export function withoutPersonalData(message: Message, { added, parent }: PersonalDataAround): Message {
	const spans = personalSpans(message, added);
	const pieces = piecesOf(message.text, spans);
	const hides = hiding([...pieces, ...(parent === null ? [] : piecesOf(parent.text, parent.spans))]);
	const text = masked(message.text, spans);
	const { replyTo } = message;
	return {
		...message,
		text,
		question: withoutPersonalWords(message.question, pieces),
		flags: message.flags.map((flag) => withoutPieces(flag, message.text, text, hides)),
		replyTo: replyTo?.text === undefined ? replyTo : { ...replyTo, text: maskedReply(replyTo.text, parent, hides) },
	};
}

/** What staff wrote of a message in another language, without what is personal in it: translations and replies repeat numbers and addresses. */
export function wordsWithoutPersonalData(words: string, message: Pick<Message, 'text' | 'flags'>, added: readonly Span[]): string {
	return hiding(piecesOf(message.text, personalSpans(message, added)))(words).replace(LOOKS_PERSONAL, dotted);
}

/** Stretches of a message that are flagged as personal data. */
export function personalSpans({ flags }: Pick<Message, 'flags'>, added: readonly Span[]): readonly Span[] {
	return [...flags.filter(({ category }) => category === 'personal-data'), ...added];
}

/** @param spans may overlap */
export function masked(text: string, spans: readonly Span[]): string {
	let result = text;
	for (const { start, end } of spans) result = result.slice(0, start) + dotted(text.slice(start, end)) + result.slice(end);
	return result;
}

/** A dot for each unit of a letter, digit or mark. */
function dotted(text: string): string {
	return text.replace(/[\p{L}\p{N}\p{M}]/gu, (character) => DOT.repeat(character.length));
}

const DOT = '•';

type Hide = (text: string) => string;

function piecesOf(text: string, spans: readonly Span[]): readonly string[] {
	return spans.map(({ start, end }) => text.slice(start, end).trim()).filter((piece) => piece.length >= SHORTEST_PIECE);
}

/** Shorter ones would hide ordinary words. */
const SHORTEST_PIECE = 3;

/** Hides these pieces wherever they stand, the longest first. */
function hiding(pieces: readonly string[]): Hide {
	const longestFirst = [...new Set(pieces)].sort((one, other) => other.length - one.length);
	return (text) => longestFirst.reduce((hidden, piece) => hidden.replaceAll(piece, dotted), text);
}

/** A question that fits no intent is known by its words, folded and without their endings. */
function withoutPersonalWords(question: Question | null, pieces: readonly string[]): Question | null {
	if (question === null || question.intent !== null || pieces.length === 0) return question;
	const personal = searchFold(pieces.join(' '));
	const [language = '', ...words] = question.key.split(' ');
	return { ...question, key: [language, ...words.map((word) => (personal.includes(word) ? dotted(word) : word))].join(' ') };
}

function withoutPieces(flag: Flag, before: string, after: string, hides: Hide): Flag {
	const { matched, facts } = flag.explanation;
	const isCut = matched === before.slice(flag.start, flag.end);
	// What a detector says of personal data beside its kind, such as the domain of a mail address, is part of it.
	const hideFact = flag.category === 'personal-data' ? dotted : hides;
	return {
		...flag,
		explanation: {
			...flag.explanation,
			matched: isCut ? after.slice(flag.start, flag.end) : hides(matched),
			...(facts && { facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, name === 'kind' ? value : hideFact(value)])) }),
		},
	};
}

/** The platform repeats what is answered, perhaps shortened; what looks like a number to ring or an address goes even where nothing is known of it. */
function maskedReply(text: string, parent: PersonalDataAround['parent'], hides: Hide): string {
	const known = parent?.text === text ? masked(text, parent.spans) : hides(text);
	return known.replace(LOOKS_PERSONAL, dotted);
}

const LOOKS_PERSONAL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|\p{Nd}(?:[ \u00a0().\-–/]{0,2}\p{Nd}){6,}/gu;
