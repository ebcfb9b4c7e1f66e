import { severityRank } from '../../../shared/model/category.ts';
import type { SessionTrial, TrialChange, TriedFlag, TriedMessage } from '../../../shared/model/rule-pack.ts';
import { languagesFor } from '../analysis/rules/languages-for.ts';
import type { RuleBook } from '../analysis/rules/rule-book.ts';
import type { SessionLine } from '../store/session-lines-query.ts';
import { judgeByRules, sayingOf } from './rule-judgement.ts';

/** So many of either kind are handed over; a person reads no more, and the counts say the rest. */
const MOST_FOUND = 300;

export interface TrialQuestion {
	readonly before: RuleBook;
	/** Differs from `before` in one language at most. */
	readonly after: RuleBook;
	/** The language of the pack that is tried; `any` for all. */
	readonly language: string;
	/** The only rule to look at; null for all. */
	readonly rule: string | null;
	/** The session's, for messages whose language is uncertain. */
	readonly expected: readonly string[];
}

/** Adds up what rules would have done to a session, line by line. */
export class SessionTally {
	readonly #question: TrialQuestion;
	readonly #counts: Record<TrialChange, number> = { same: 0, new: 0, gone: 0, severity: 0 };
	readonly #changed: TriedMessage[] = [];
	readonly #same: TriedMessage[] = [];
	#messages = 0;
	#before = 0;
	#after = 0;

	constructor(question: TrialQuestion) {
		this.#question = question;
	}

	add(line: SessionLine): void {
		this.#messages += 1;
		const found = this.#judge(line);
		if (found === null) return;
		const { before, after } = found;
		if (before.length > 0) this.#before += 1;
		if (after.length > 0) this.#after += 1;
		const change = changeOf(before, after);
		this.#counts[change] += 1;
		const kept = change === 'same' ? this.#same : this.#changed;
		if (kept.length === MOST_FOUND) return;
		const { id, text, author, role, kind, language } = line;
		kept.push({ id, text, author, role, kind, language: language.tag, change, before, after });
	}

	result(): SessionTrial {
		const found = [...this.#changed, ...this.#same].slice(0, MOST_FOUND);
		return { messages: this.#messages, before: this.#before, after: this.#after, counts: { ...this.#counts }, found };
	}

	/** Null where neither finds anything. */
	#judge(line: SessionLine): { readonly before: readonly TriedFlag[]; readonly after: readonly TriedFlag[] } | null {
		const { before, after, language, rule, expected } = this.#question;
		const own = languagesFor(line.language, expected, [...new Set([...before.languages, ...after.languages])], line.text);
		const isConcerned = language === 'any' || own.includes(language);
		if (rule !== null && !isConcerned) return null;
		const languages = rule === null || language === 'any' ? own : [language];
		const saying = sayingOf(line);
		const wanted = (flags: readonly TriedFlag[]) => (rule === null ? flags : flags.filter((flag) => flag.rule === rule));
		const now = wanted(judgeByRules(before, saying, languages).flags);
		const then = isConcerned && after !== before ? wanted(judgeByRules(after, saying, languages).flags) : now;
		return now.length === 0 && then.length === 0 ? null : { before: now, after: then };
	}
}

function changeOf(before: readonly TriedFlag[], after: readonly TriedFlag[]): TrialChange {
	if (before.length === 0) return 'new';
	if (after.length === 0) return 'gone';
	return worst(before) === worst(after) ? 'same' : 'severity';
}

function worst(flags: readonly TriedFlag[]): number {
	return Math.max(...flags.map(({ severity }) => severityRank(severity)));
}
