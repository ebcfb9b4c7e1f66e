import type { Annotation } from '../../../../shared/model/annotation.ts';
import { annotationState, undoneIds } from '../../../../shared/model/annotation.ts';
import type { Message } from '../../../../shared/model/message.ts';
import { searchFold } from '../../../../shared/model/search-fold.ts';
import { categoriesMeant, type Predicate, valueMeant } from '../../../../shared/model/search-predicates.ts';
import { type PredicateClause, parseSearch } from '../../../../shared/model/search-query.ts';
import { momentOf, readTime } from '../../../../shared/model/search-time.ts';

/** A message with everything a search can ask of it. */
export interface Candidate {
	readonly message: Message;
	readonly annotations: readonly Annotation[];
	readonly isDeleted: boolean;
	readonly isAnswered: boolean;
	readonly session: { readonly id: string; readonly title: string; readonly market: string };
}

/** What the search means, read off message by message without any index. */
export function fitsQuery(candidate: Candidate, text: string, now: number): boolean {
	const { clauses } = parseSearch(text);
	const predicates = clauses.flatMap((clause) => (clause.type === 'predicate' && meant(clause).length > 0 ? [clause] : []));
	const wordClauses = clauses
		.flatMap((clause) => (clause.type === 'word' || clause.type === 'phrase' ? [clause] : []))
		.filter((clause) => wordsOf(clause.text).length > 0);
	if (predicates.length + wordClauses.length === 0) return false;
	for (const clause of wordClauses) {
		if (hasWords(wordsOf(candidate.message.text), wordsOf(clause.text), clause.type === 'word') === clause.isNegated) return false;
	}
	for (const clause of predicates) {
		if (isOfFinding(clause.predicate) && !clause.isNegated) continue;
		if (holds(candidate, clause, now) === clause.isNegated) return false;
	}
	return findingsFit(candidate, predicates);
}

function holds(candidate: Candidate, clause: PredicateClause, now: number): boolean {
	const { message, annotations } = candidate;
	const state = annotationState(message, annotations);
	const values = meant(clause);
	const any = (test: (value: string) => boolean) => values.some(test);
	switch (clause.predicate) {
		case 'role':
			return any((value) => value === message.role);
		case 'kind':
			return any((value) => value === message.kind);
		case 'lang':
			return any((value) => `${state.language.tag.toLowerCase()}-`.startsWith(`${value}-`));
		case 'market':
			return any((value) => value === candidate.session.market);
		case 'platform':
			return any((value) => (message.origin?.platform ?? 'twitch').startsWith(value.toLowerCase()));
		case 'from':
			return any((value) => [message.author.name, message.author.id].some((name) => hasWords(wordsOf(name), wordsOf(value), true)));
		case 'by': {
			const undone = undoneIds(annotations);
			const staff = annotations.filter(({ id, body }) => body.type !== 'undo' && !undone.has(id)).map(({ author }) => author.name);
			return any((value) => staff.some((name) => hasWords(wordsOf(name), wordsOf(value), true)));
		}
		case 'in':
			return any((value) => wordsOf(value).every((word) => wordsOf(candidate.session.title).some((titleWord) => titleWord.startsWith(word))));
		case 'has':
			return any((value) => {
				if (value === 'link') return /bit\.ly/.test(message.text);
				if (value === 'flag') return state.flags.length + state.addedFlags.length > 0;
				if (value === 'note') return state.notes.length > 0;
				if (value === 'label') return state.labels.length > 0;
				return state.translations.length > 0;
			});
		case 'is':
			return any((value) => {
				if (value === 'question') return message.isQuestion;
				if (value === 'deleted') return candidate.isDeleted;
				return candidate.isAnswered || state.replies.length > 0;
			});
		case 'before':
			return message.receivedAt < Math.max(...moments(values, now));
		case 'after':
			return message.receivedAt >= Math.min(...moments(values, now));
		default:
			return findings(candidate).some((finding) => values.some((value) => isAbout(finding, clause.predicate, value)));
	}
}

interface Finding {
	readonly category: string;
	readonly severity: string;
	/** Null where nobody has to judge it. */
	readonly verdict: string | null;
}

function findings({ message, annotations }: Candidate): readonly Finding[] {
	const { flags, addedFlags } = annotationState(message, annotations);
	return [
		...flags.map(({ flag, verdict }) => ({ category: flag.category, severity: flag.severity, verdict: verdict?.verdict ?? 'none' })),
		...addedFlags.map(({ category, severity }) => ({ category, severity, verdict: null })),
	];
}

/** The first category, severity and verdict asked for are asked of one finding, and so are the second ones. */
function findingsFit(candidate: Candidate, predicates: readonly PredicateClause[]): boolean {
	const asked = (['category', 'severity', 'verdict'] as const).map((predicate) =>
		predicates.filter((clause) => clause.predicate === predicate && !clause.isNegated),
	);
	const rounds = Math.max(...asked.map(({ length }) => length));
	return Array.from({ length: rounds }, (_, round) => asked.flatMap((clauses) => clauses[round] ?? [])).every((together) =>
		findings(candidate).some((finding) => together.every((clause) => meant(clause).some((value) => isAbout(finding, clause.predicate, value)))),
	);
}

function isAbout(finding: Finding, predicate: Predicate, value: string): boolean {
	if (predicate === 'category') return categoriesMeant(value).includes(finding.category);
	return (predicate === 'severity' ? finding.severity : finding.verdict) === value;
}

function isOfFinding(predicate: Predicate): boolean {
	return predicate === 'category' || predicate === 'severity' || predicate === 'verdict';
}

function moments(values: readonly string[], now: number): readonly number[] {
	return values.flatMap((value) => {
		const time = readTime(value);
		return time === null ? [] : momentOf(time, now, 'UTC');
	});
}

function meant({ predicate, values }: PredicateClause): readonly string[] {
	return values.flatMap(({ text }) => valueMeant(predicate, text) ?? []);
}

function wordsOf(text: string): readonly string[] {
	return searchFold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** One after the other; with `mayGoOn` the last one may be only how a word begins. */
function hasWords(words: readonly string[], wanted: readonly string[], mayGoOn: boolean): boolean {
	return words.some((_, at) =>
		wanted.every((word, index) => {
			const there = words[at + index] ?? '';
			return mayGoOn && index === wanted.length - 1 ? there.startsWith(word) : there === word;
		}),
	);
}
