import type { PatternMatch } from './rules/matcher.ts';
import type { CueKind } from './rules/pack.ts';
import type { RulePayload } from './rules/rule-book.ts';
import type { Sentence, Token, Tokens } from './tokens.ts';

/** How far, in tokens, a denial or a "they say" reaches within its clause or sentence. */
const REACH = 8;

/** What the words around a match make of it. Positions are token indices. */
export interface Context {
	readonly isQuestion: boolean;
	/** Is the sentence around this token a question? */
	isAsked(position: number): boolean;
	/** Does something in the same clause deny or doubt the stretch? Of its own tokens only those in gaps (`skipped`) can. */
	isDenied(first: number, last: number, skipped: readonly number[]): boolean;
	/** Does a viewer mock it, in its sentence or one beside it: "anda ya"? */
	isScoffed(first: number): boolean;
	isHearsay(first: number): boolean;
	/** Does its sentence speak against it: "deja de llamarla idiota"? */
	isCondemned(first: number): boolean;
	isQuoted(first: number, last: number): boolean;
	clauseOf(position: number): number;
}

type CueMatch = PatternMatch<RulePayload>;

/**
 * Reads the cues among the matches of one language; linear in tokens and matches.
 * @param asksByOpening does "se puede nadar" without a mark ask? A viewer who writes it does; the host, and who speaks in the show, states it
 */
export function contextOf({ tokens, sentences }: Tokens, matches: readonly CueMatch[], asksByOpening: boolean): Context {
	const cues = new Cues(matches);
	const questions = sentences.map((sentence) => isQuestion(sentence, tokens, cues, asksByOpening));
	// Nine messages in ten match no rule: nobody asks for their clauses.
	const clauses = once(() => clausesOf(tokens, cues));
	const sentenceAt = once(() => sentencesOf(tokens, sentences));
	const isInClause = (one: number, other: number): boolean => clauses()[one] === clauses()[other];
	const isInSentence = (one: number, other: number): boolean => sentenceAt()[one] === sentenceAt()[other];
	const denied = once(() => reachOf(tokens.length, cues.ends('denial', 'doubt'), isInClause));
	const doubtedBehind = once(() => reachBefore(tokens.length, cues.starts('doubtAfter'), isJustBefore));
	const condemned = once(() => new Set(Array.from(cues.ends('condemnations'), (end) => sentenceAt()[end - 1])));
	const hearsay = once(() => reachOf(tokens.length, cues.ends('hearsay'), isInSentence));
	const hearsayBehind = once(() => reachBefore(tokens.length, cues.starts('hearsay').filter(endsSentence), isInSentence));
	// Who sells does not mock what they sell.
	const scoffed = once(() => new Set(asksByOpening ? cues.starts('scoff').flatMap((start) => besides(sentenceAt()[start] ?? 0)) : []));
	return {
		isQuestion: questions.includes(true),
		isAsked: (position) => questions[sentenceAt()[position] ?? 0] ?? false,
		isDenied: (first, last, skipped) =>
			(denied()[first] === 1 && !isSpelledOut(first, last, skipped)) || skipped.some(denies) || isDeniedBehind(first, last) || doubtedBehind()[last - 1] === 1,
		isScoffed: (first) => scoffed().has(sentenceAt()[first] ?? 0),
		isHearsay: (first) => hearsay()[first] === 1 || hearsayBehind()[first] === 1,
		isCondemned: (first) => condemned().has(sentenceAt()[first]),
		isQuoted: (first, last) => tokens[first]?.isQuoted === true && tokens[last - 1]?.isQuoted === true,
		clauseOf: (position) => clauses()[position] ?? 0,
	};

	/** "Las ofertas no se acaban". */
	function denies(position: number): boolean {
		return cues.startsAt('denial', position) || cues.startsAt('denialAfter', position);
	}

	/** "N'existe aucun": the pattern spells the second half of the denial, and the first stands right before it. */
	function isSpelledOut(first: number, last: number, skipped: readonly number[]): boolean {
		let half = first;
		while (half > first - 2 && !cues.endsAt('denial', half)) half -= 1;
		if (!cues.endsAt('denial', half)) return false;
		for (let end = half - 1; end > first - REACH && isInClause(end - 1, first); end -= 1)
			if (cues.endsAt('denial', end) || cues.endsAt('doubt', end)) return false;
		for (let position = first; position < last; position += 1) if (cues.startsAt('denialAfter', position) && !skipped.includes(position)) return true;
		return false;
	}

	function isJustBefore(position: number, cue: number): boolean {
		return isInSentence(position, cue) && (clauses()[cue] ?? 0) - (clauses()[position] ?? 0) <= 1;
	}

	function endsSentence(start: number): boolean {
		return cues.endOf('hearsay', start) === sentences[sentenceAt()[start] ?? 0]?.last;
	}

	/** "Ça guérit pas". */
	function isDeniedBehind(first: number, last: number): boolean {
		for (let position = last; position < last + 2 && clauses()[position] === clauses()[first]; position += 1) {
			if (cues.startsAt('denialAfter', position)) return true;
		}
		return false;
	}
}

function once<Value>(make: () => Value): () => Value {
	let made: Value | null = null;
	return () => {
		made ??= make();
		return made;
	};
}

/** The number of the sentence each token is in. */
function sentencesOf(tokens: readonly Token[], sentences: readonly Sentence[]): Uint32Array {
	const sentenceAt = new Uint32Array(tokens.length);
	for (const [index, { first, last }] of sentences.entries()) sentenceAt.fill(index, first, last);
	return sentenceAt;
}

/** For each token: does a cue end before it, near enough, with nothing between that stops it? */
function reachOf(length: number, ends: ReadonlySet<number>, reaches: (cue: number, position: number) => boolean): Uint8Array {
	const reached = new Uint8Array(length);
	for (const end of ends) {
		for (let position = end; position < Math.min(end + REACH, length) && reaches(end - 1, position); position += 1) reached[position] = 1;
	}
	return reached;
}

/** For each token: does a cue begin behind it, near enough, with nothing between that stops it? */
function reachBefore(length: number, starts: readonly number[], reaches: (position: number, cue: number) => boolean): Uint8Array {
	const reached = new Uint8Array(length);
	for (const start of starts) {
		for (let position = start - 1; position >= Math.max(0, start - REACH) && reaches(position, start); position -= 1) reached[position] = 1;
	}
	return reached;
}

function besides(sentence: number): readonly number[] {
	return [sentence - 1, sentence, sentence + 1];
}

/** The number of the clause each token is in. */
function clausesOf(tokens: readonly Token[], cues: Cues): Uint32Array {
	const clauses = new Uint32Array(tokens.length);
	let clause = 0;
	for (const [position, token] of tokens.entries()) {
		const isJoined = token.border === 'clause' && cues.startsAt('clauseJoins', position);
		if (position > 0 && !isJoined && (token.border !== 'none' || cues.startsAt('clauseBorders', position))) clause += 1;
		clauses[position] = clause;
	}
	return clauses;
}

function isQuestion(sentence: Sentence, tokens: readonly Token[], cues: Cues, asksByOpening: boolean): boolean {
	if (sentence.hasQuestionMark && !endsInTag(sentence, tokens, cues)) return true;
	if (cues.startsWithin('questions', sentence)) return true;
	if (cues.endsAt('questionEndings', sentence.last)) return true;
	return asksByOpening && openings(sentence, tokens, cues).some((position) => cues.startsAt('questionOpeners', position));
}

/** Does the question mark stand after a mere "eh?", a clause of its own? */
function endsInTag({ first, last }: Sentence, tokens: readonly Token[], cues: Cues): boolean {
	let start = last - 1;
	while (start > first && tokens[start]?.border === 'none') start -= 1;
	const isAfterSomething = start > 0;
	return isAfterSomething && cues.endOf('tags', start) === last;
}

/** Where a question may begin: first, or after a greeting, a mention, a short call ("lucia, ..."). */
function openings({ first, last }: Sentence, tokens: readonly Token[], cues: Cues): readonly number[] {
	const found = [first];
	let position = first;
	while (position < last) {
		const token = tokens[position];
		const greeted = cues.endOf('greetings', position);
		if (greeted !== null) position = greeted;
		else if (token?.kind === 'mention' || token?.kind === 'symbol') position += 1;
		else break;
		found.push(position);
	}
	for (let next = position; next <= Math.min(position + 3, last - 1); next += 1) {
		if (next > first && tokens[next]?.border === 'clause') found.push(next);
	}
	// "hola lucia cuanto dura": the name between greeting and question.
	if (position > first && position + 1 < last) found.push(position + 1);
	return found;
}

/** The cue matches by kind and place. */
class Cues {
	readonly #starts = new Map<string, Map<number, number>>();
	readonly #ends = new Map<string, Set<number>>();

	constructor(matches: readonly CueMatch[]) {
		const noDenial = tokensOf('noDenial', matches);
		const noQuestion = tokensOf('noQuestion', matches);
		for (const { payload, first, last } of matches) {
			if (payload.type !== 'cue') continue;
			if (isDenial(payload.cue) && noDenial.has(first)) continue;
			if (isAsking(payload.cue) && noQuestion.has(last - 1)) continue;
			const starts = this.#starts.get(payload.cue) ?? new Map<number, number>();
			this.#starts.set(payload.cue, starts.set(first, Math.max(last, starts.get(first) ?? 0)));
			const ends = this.#ends.get(payload.cue) ?? new Set<number>();
			this.#ends.set(payload.cue, ends.add(last));
		}
	}

	startsAt(cue: string, position: number): boolean {
		return this.#starts.get(cue)?.has(position) ?? false;
	}

	startsWithin(cue: string, { first, last }: Sentence): boolean {
		const starts = this.#starts.get(cue);
		if (starts === undefined) return false;
		for (let position = first; position < last; position += 1) if (starts.has(position)) return true;
		return false;
	}

	starts(cue: string): readonly number[] {
		return Array.from(this.#starts.get(cue)?.keys() ?? NOWHERE);
	}

	endsAt(cue: string, position: number): boolean {
		return this.#ends.get(cue)?.has(position) ?? false;
	}

	endOf(cue: string, position: number): number | null {
		return this.#starts.get(cue)?.get(position) ?? null;
	}

	ends(...cues: readonly string[]): ReadonlySet<number> {
		const [only] = cues;
		if (only !== undefined && cues.length === 1) return this.#ends.get(only) ?? NOWHERE;
		return new Set(cues.flatMap((cue) => [...(this.#ends.get(cue) ?? NOWHERE)]));
	}
}

const NOWHERE: ReadonlySet<number> = new Set();

function isDenial(cue: CueKind): boolean {
	return cue === 'denial' || cue === 'denialAfter';
}

function isAsking(cue: CueKind): boolean {
	return cue === 'questions' || cue === 'questionOpeners' || cue === 'questionEndings';
}

/** Tokens of what only looks like a denial ("no solo") or a question ("de verdad"). */
function tokensOf(cue: CueKind, matches: readonly CueMatch[]): ReadonlySet<number> {
	let tokens: Set<number> | null = null;
	for (const { payload, first, last } of matches) {
		if (payload.type !== 'cue' || payload.cue !== cue) continue;
		tokens ??= new Set();
		for (let position = first; position < last; position += 1) tokens.add(position);
	}
	return tokens ?? NOWHERE;
}
