import type { Severity } from '../../../../shared/model/category.ts';
import type { Factor, FoundFlag } from '../../../../shared/model/flag.ts';
import { TEAM_SENSITIVE_RULE } from '../../../../shared/model/team-exception.ts';
import type { Saying } from '../rules/judge.ts';
import { Matcher } from '../rules/matcher.ts';
import { listsIn, PatternError, type PatternNode, parsePattern } from '../rules/pattern.ts';
import { stemmerOf } from '../rules/stemmer.ts';
import type { TeamLists } from './team-lists.ts';

/** Stored flags name what judged them. */
export const TEAM_PACK = 'team/sensitive@1';

/**
 * A pattern of the team's own, read.
 * @throws PatternError also where it names a word list: those belong to packs
 */
export function readTeamPattern(source: string): PatternNode {
	const node = parsePattern(source);
	const [list] = listsIn(node);
	if (list !== undefined) throw new PatternError('pattern-no-list', `there is no list {${list}} here`, { name: list });
	return node;
}

interface Entry {
	readonly severity: Severity;
	readonly note: string;
}

const ANY = 'any';

/** What the team watches for. A question or a denial with such words is about them all the same. */
export class SensitiveWords {
	readonly #matchers = new Map<string, Matcher<Entry>>();

	/** What an older version accepted and this one cannot read is left out: the list must not keep the desk from starting. */
	constructor(entries: TeamLists['sensitive']) {
		for (const { pattern, severity, language, note } of entries) {
			const node = readable(pattern);
			if (node !== null) this.#matcherOf(language ?? ANY).addNode(node, { severity, note });
		}
	}

	/** @param languages whose patterns apply, besides those of any language */
	find(saying: Saying, languages: readonly string[]): readonly FoundFlag[] {
		if (this.#matchers.size === 0) return NONE;
		return [ANY, ...languages].flatMap((language) => this.#findWith(saying, this.#matchers.get(language)));
	}

	#findWith({ folded, tokens, kind, role }: Saying, matcher: Matcher<Entry> | undefined): readonly FoundFlag[] {
		if (matcher === undefined) return NONE;
		return matcher.find(tokens.tokens).map(({ payload: { severity, note }, first, last, isDisguised }): FoundFlag => {
			const start = tokens.tokens[first]?.start ?? 0;
			const span = folded.spanOf(start, tokens.tokens[last - 1]?.end ?? start + 1);
			const factors: Factor[] = [];
			if (role === 'host') factors.push('said-by-host');
			if (kind === 'speech') factors.push('said-aloud');
			if (isDisguised) factors.push('disguised');
			return {
				...span,
				category: 'sensitive',
				severity,
				rule: TEAM_SENSITIVE_RULE,
				pack: TEAM_PACK,
				explanation: { matched: folded.original.slice(span.start, span.end), factors, ...(note === '' ? {} : { facts: { note } }) },
			};
		});
	}

	#matcherOf(language: string): Matcher<Entry> {
		let matcher = this.#matchers.get(language);
		if (matcher === undefined) {
			matcher = new Matcher(new Map(), stemmerOf(language));
			this.#matchers.set(language, matcher);
		}
		return matcher;
	}
}

const NONE: readonly FoundFlag[] = [];

function readable(pattern: string): PatternNode | null {
	try {
		return readTeamPattern(pattern);
	} catch (error) {
		if (error instanceof PatternError) return null;
		throw error;
	}
}
