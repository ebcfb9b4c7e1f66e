import type { FoundFlag } from '../../../../shared/model/flag.ts';
import type { Span } from '../../../../shared/model/span.ts';
import { type ExceptionScope, reaches } from '../../../../shared/model/team-exception.ts';
import type { LinkBook } from '../entities/link-book.ts';
import { type FoldedText, fold } from '../folding.ts';
import { overlaps } from '../reading.ts';
import { type Token, type Tokens, tokenize } from '../tokens.ts';
import { allowsLinkTo } from './allowed-domains.ts';
import { SensitiveWords } from './sensitive-words.ts';
import type { TeamLists } from './team-lists.ts';

/** A text as far as excused phrases ask for it. */
interface PhraseText {
	readonly folded: FoldedText;
	readonly tokens: Tokens;
}

/** A team's lists in the form messages are held against; constant work per message and flag, however long they are. */
export class CompiledLists {
	readonly sensitive: SensitiveWords;
	readonly #links: LinkBook;
	readonly #exemptions: ReadonlyMap<string, readonly ExceptionScope[]>;
	readonly #phrases: ReadonlyMap<string, readonly ExceptionScope[]>;

	constructor({ exemptions, phrases, domains, sensitive }: TeamLists, links: LinkBook) {
		this.#exemptions = grouped(exemptions.map(({ person, scope }) => [person, scope]));
		this.#phrases = grouped(phrases.map(({ words, scope }) => [phraseKey(words), scope]));
		this.sensitive = new SensitiveWords(sensitive);
		const allows = allowsLinkTo(domains);
		this.#links = domains.length === 0 ? links : { ...links, standingOf: (address) => (allows(address) ? 'known' : links.standingOf(address)) };
	}

	/** The packs' knowledge of addresses, and the team's. */
	get links(): LinkBook {
		return this.#links;
	}

	/** Is there anything this person is not flagged for? */
	exempts(person: string | undefined): boolean {
		return person !== undefined && this.#exemptions.has(person);
	}

	/** Flags that nothing excuses. */
	standing(flags: readonly FoundFlag[], person: string | undefined, text: PhraseText): readonly FoundFlag[] {
		const exemption = person === undefined ? undefined : this.#exemptions.get(person);
		if (flags.length === 0 || (exemption === undefined && this.#phrases.size === 0)) return flags;
		return flags.filter((flag) => !exemption?.some((scope) => reaches(scope, flag)) && !this.#isExcused(flag, text));
	}

	/** Is the flag's stretch an excused phrase, or the clause it stands in? */
	#isExcused(flag: FoundFlag, text: PhraseText): boolean {
		if (this.#phrases.size === 0) return false;
		return [phraseKey(flag.explanation.matched), clauseKey(text, flag)].some((key) => this.#phrases.get(key)?.some((scope) => reaches(scope, flag)));
	}
}

/** The words of a phrase as the analysis sees them: case, marks, signs between words and spaces make no difference. Empty where there are none. */
export function phraseKey(words: string): string {
	return keyOf(tokenize(fold(words)).tokens);
}

/** The clauses a stretch lies in, from the first to the last. */
function clauseKey({ folded, tokens: { tokens } }: PhraseText, span: Span): string {
	const touched = (token: Token) => overlaps(folded.spanOf(token.start, token.end), span);
	let first = tokens.findIndex(touched);
	if (first === -1) return '';
	let last = tokens.findLastIndex(touched) + 1;
	while (first > 0 && tokens[first]?.border === 'none') first -= 1;
	while (last < tokens.length && tokens[last]?.border === 'none') last += 1;
	return keyOf(tokens.slice(first, last));
}

function keyOf(tokens: readonly Token[]): string {
	return tokens.map(({ word }) => word).join(' ');
}

function grouped(entries: readonly (readonly [string, ExceptionScope])[]): ReadonlyMap<string, readonly ExceptionScope[]> {
	const scopes = new Map<string, ExceptionScope[]>();
	for (const [key, scope] of entries) {
		if (key === '') continue;
		const known = scopes.get(key);
		if (known) known.push(scope);
		else scopes.set(key, [scope]);
	}
	return scopes;
}
