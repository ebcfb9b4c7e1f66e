import type { Span } from '../../../shared/model/span.ts';
import { blanksOf } from './blanks.ts';
import { type Address, findAddresses } from './entities/links.ts';
import { type FoldedText, fold } from './folding.ts';
import type { Examination, LanguageIdentifier } from './language/identify.ts';
import { RecentMap } from './recent-map.ts';
import type { Judgement } from './rules/judge.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** A text taken apart: all that does not depend on who wrote it, or to whom. */
export interface Reading {
	readonly addresses: readonly Address[];
	readonly folded: FoldedText;
	readonly tokens: Tokens;
	readonly language: Examination;
	/** What the rules made of it, by what else they asked. */
	readonly judgements: Map<string, Judgement>;
}

/** Reads texts, and remembers those of late: half of a chat repeats itself. */
export class Reader {
	readonly #languages: LanguageIdentifier;
	readonly #known = new RecentMap<string, Reading>(MOST_KNOWN);

	constructor(languages: LanguageIdentifier) {
		this.#languages = languages;
	}

	/** @param emotes pictures in the text: neither language nor words */
	read(text: string, emotes: readonly Span[]): Reading {
		if (emotes.length > 0 || text.length > LONGEST_KNOWN) return this.#readAnew(text, emotes);
		let reading = this.#known.get(text);
		if (reading === undefined) {
			reading = this.#readAnew(text, emotes);
			this.#known.set(text, reading);
		}
		return reading;
	}

	#readAnew(text: string, emotes: readonly Span[]): Reading {
		const addresses = findAddresses(text).filter((address) => !emotes.some((emote) => overlaps(emote, address)));
		const blanks = blanksOf(text, emotes, addresses);
		const folded = fold(text, blanks);
		const tokens = tokenize(folded);
		return { addresses, folded, tokens, language: this.#languages.examine({ text, blanks, tokens: tokens.tokens }), judgements: new Map() };
	}
}

/** About 3 KB each, so 20 MB in all. */
const MOST_KNOWN = 3_000;
const LONGEST_KNOWN = 160;

export function overlaps(one: Span, other: Span): boolean {
	return one.start < other.end && other.start < one.end;
}
