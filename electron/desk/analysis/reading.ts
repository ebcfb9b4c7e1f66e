import type { Span } from '../../../shared/model/span.ts';
import type { Analysis } from './analysis.ts';
import { blanksOf } from './blanks.ts';
import { type Gist, gistOf } from './conduct/spam.ts';
import { type Address, findAddresses } from './entities/links.ts';
import { type FoldedText, fold } from './folding.ts';
import type { Examination, LanguageIdentifier } from './language/identify.ts';
import { RecentMap } from './recent-map.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** A text taken apart: all that does not depend on who wrote it, or to whom. */
export interface Reading {
	readonly addresses: readonly Address[];
	readonly folded: FoldedText;
	readonly tokens: Tokens;
	readonly language: Examination;
	readonly gist: Gist;
	/** What was found in it, by what else that depends on: show, role, language. */
	readonly findings: Map<string, TextFindings>;
}

export type TextFindings = Pick<Analysis, 'flags' | 'isQuestion' | 'question' | 'statedTopics'>;

/** Reads texts, and remembers those of late: half of a chat repeats itself. */
export class Reader {
	readonly #languages: LanguageIdentifier;
	/** A line is worth keeping from its second time on: to keep all cost as much in garbage as it spared. */
	readonly #known = new RecentMap<string, Reading | 'seen once'>(MOST_KNOWN);

	constructor(languages: LanguageIdentifier) {
		this.#languages = languages;
	}

	/** @param emotes pictures in the text: neither language nor words */
	read(text: string, emotes: readonly Span[]): Reading {
		if (emotes.length > 0 || text.length > LONGEST_KNOWN) return this.#readAnew(text, emotes);
		const known = this.#known.get(text);
		if (typeof known === 'object') return known;
		const reading = this.#readAnew(text, emotes);
		this.#known.set(text, known === undefined ? 'seen once' : reading);
		return reading;
	}

	#readAnew(text: string, emotes: readonly Span[]): Reading {
		const addresses = findAddresses(text).filter((address) => !emotes.some((emote) => overlaps(emote, address)));
		const blanks = blanksOf(text, emotes, addresses);
		const folded = fold(text, blanks);
		const tokens = tokenize(folded);
		const language = this.#languages.examine({ text, blanks, tokens: tokens.tokens });
		return { addresses, folded, tokens, language, gist: gistOf(tokens.tokens), findings: new Map() };
	}
}

/** A reading takes about 3 KB, but few lines of a chat come again. */
const MOST_KNOWN = 5_000;
const LONGEST_KNOWN = 160;

export function overlaps(one: Span, other: Span): boolean {
	return one.start < other.end && other.start < one.end;
}
