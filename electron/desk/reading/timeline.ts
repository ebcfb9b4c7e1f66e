import { undoneIds } from '../../../shared/model/annotation.ts';
import { type Severity, severityRank } from '../../../shared/model/category.ts';
import {
	type Counts,
	type Mark,
	type MarkKind,
	MOST_LANGUAGES,
	OTHER_LANGUAGES,
	SPEECH_HOLDS_MS,
	type Stretch,
	stepFor,
	type Timeline,
} from '../../../shared/model/timeline.ts';
import { annotationsOfTypes } from '../store/annotation-table.ts';
import { gapsTouching } from '../store/gap-table.ts';
import type { ReadableStore } from '../store/store.ts';
import {
	addedFlagsPerStep,
	correctedIn,
	deletionsPerStep,
	escalationsPerStep,
	type FlagCount,
	firstMessageAfter,
	flagsOnRange,
	flagsPerStep,
	type IdRange,
	markCounts,
	messagesIn,
	nearestGap,
	nearestMark,
	questionsPerStep,
	type StepCount,
	type Steps,
	sessionStretch,
	speechCount,
	speechTimes,
	timesOf,
} from '../store/timeline-query.ts';

/**
 * A session, or a window of it, counted in at most so many steps.
 * @param now the end of a session that still runs
 */
export function timelineOf(store: ReadableStore, session: number, mostSteps: number, asked: Stretch | undefined, now: number): Timeline {
	const whole = wholeOf(store, session, now);
	const { window, steps, count } = stepsOf(whole, asked ?? whole, mostSteps);
	const noted = notedMessages(store, session);
	const tally = (counted: readonly StepCount[]): Counts => filled(count, counted);
	const { ranges, ...said } = countSaid(store, session, steps, count);
	const flags = [...flagCounts(store, session, steps, ranges), ...addedFlagsPerStep(store, session, steps)];
	const flagsOf = (severity: Severity) => tally(flags.filter((counted) => counted.severity === severityRank(severity)));
	return {
		whole,
		window,
		stepMs: steps.stepMs,
		...said,
		flags: { high: flagsOf('high'), medium: flagsOf('medium'), low: flagsOf('low') },
		escalations: tally(escalationsPerStep(store, session, steps)),
		questions: tally(questionsPerStep(store, session, steps)),
		deletions: tally(deletionsPerStep(store, session, steps)),
		notes: tally(noted.filter(({ at }) => at >= window.from && at < window.to).map(({ at }) => ({ step: stepAt(steps, at), count: 1 }))),
		speaking: stretchesSpoken(speechTimes(store, session, window), window, steps.stepMs),
		gaps: gapsTouching(store, session, window.from, window.to).map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt ?? whole.to })),
		marks: { ...markCounts(store, session), note: noted.length },
		spoken: speechCount(store, session),
	};
}

/** The nearest mark of a kind from a message on or, where that is null, from a moment. */
export function markFrom(
	store: ReadableStore,
	session: number,
	{
		kind,
		direction,
		at,
		messageId,
	}: { readonly kind: MarkKind; readonly direction: 'next' | 'previous'; readonly at: number; readonly messageId: number | null },
): Mark | null {
	if (kind === 'gap') return nearestGap(store, session, direction, at);
	const from = messageId ?? placeAt(store, session, direction, at);
	if (kind !== 'note') return nearestMark(store, session, kind, direction, from);
	const noted = notedMessages(store, session);
	return (direction === 'next' ? noted.find((mark) => mark.messageId > from) : noted.findLast((mark) => mark.messageId < from)) ?? null;
}

/** A message id from which on everything is later than the moment, or before which everything is earlier. */
function placeAt(store: ReadableStore, session: number, direction: 'next' | 'previous', at: number): number {
	const first = firstMessageAfter(store, session, direction === 'next' ? at : at - 1);
	if (first === null) return Number.MAX_SAFE_INTEGER;
	return direction === 'next' ? first - 1 : first;
}

function wholeOf(store: ReadableStore, session: number, now: number): Stretch {
	const { from, last, endedAt } = sessionStretch(store, session);
	// The end is exclusive: what happened at the very last moment is within.
	return { from, to: Math.max(endedAt ?? now, last + 1, from + 1_000) };
}

/** Steps begin at whole steps from the session's start, so that they stay where they are while a window moves over them. */
function stepsOf(whole: Stretch, asked: Stretch, mostSteps: number): { readonly window: Stretch; readonly steps: Steps; readonly count: number } {
	const stepMs = stepFor(asked.to - asked.from, mostSteps);
	const first = Math.floor((asked.from - whole.from) / stepMs);
	const count = Math.max(1, Math.ceil((asked.to - whole.from) / stepMs) - first);
	const from = whole.from + first * stepMs;
	const window = { from, to: from + count * stepMs };
	return { window, steps: { ...window, stepMs }, count };
}

/** Step by step: each is a short stretch of the index, which is twice as quick as sorting all of them into groups. */
function countSaid(
	store: ReadableStore,
	session: number,
	steps: Steps,
	count: number,
): Pick<Timeline, 'languages' | 'speech'> & { readonly ranges: readonly StepRange[] } {
	const speech = new Array<number>(count).fill(0);
	const byLanguage = new Map<string, number[]>();
	const ranges: StepRange[] = [];
	const countsOf = (language: string): number[] => {
		const known = byLanguage.get(language) ?? new Array<number>(count).fill(0);
		byLanguage.set(language, known);
		return known;
	};
	for (let step = 0; step < count; step += 1) {
		const from = steps.from + step * steps.stepMs;
		const said = messagesIn(store, session, { from, to: from + steps.stepMs });
		for (const { kind, language, count: lines } of said) {
			if (kind === 'speech') add(speech, step, lines);
			else if (kind === 'chat') add(countsOf(language), step, lines);
		}
		if (said.length > 0) ranges.push({ step, firstId: Math.min(...said.map(({ firstId }) => firstId)), lastId: Math.max(...said.map(({ lastId }) => lastId)) });
	}
	for (const { at, found, language } of correctedIn(store, session, steps)) {
		add(countsOf(found), stepAt(steps, at), -1);
		add(countsOf(language), stepAt(steps, at), 1);
	}
	return { languages: commonest(byLanguage, count), speech, ranges };
}

/** Messages of one step. */
interface StepRange extends IdRange {
	readonly step: number;
}

/**
 * Where messages came in the order of time, as they do but for odd files, a step is a range of ids and its flags are counted in an
 * index alone: a fifth of the time it takes to look at each one's message.
 */
function flagCounts(store: ReadableStore, session: number, steps: Steps, ranges: readonly StepRange[]): readonly FlagCount[] {
	const isInOrder = ranges.every(({ firstId }, index) => firstId > (ranges[index - 1]?.lastId ?? 0));
	if (!isInOrder) return flagsPerStep(store, session, steps);
	return ranges.flatMap(({ step, ...range }) => flagsOnRange(store, session, range).map((counted) => ({ ...counted, step })));
}

function commonest(byLanguage: ReadonlyMap<string, readonly number[]>, count: number): Timeline['languages'] {
	const ordered = [...byLanguage]
		.map(([tag, counts]) => ({ tag, counts, total: counts.reduce((sum, one) => sum + one, 0) }))
		.filter(({ total }) => total > 0)
		.sort((a, b) => b.total - a.total);
	const shown = ordered.slice(0, ordered.length > MOST_LANGUAGES ? MOST_LANGUAGES - 1 : MOST_LANGUAGES).map(({ tag, counts }) => ({ tag, counts }));
	const rest = ordered.slice(shown.length);
	if (rest.length === 0) return shown;
	const counts = new Array<number>(count).fill(0);
	for (const other of rest) for (const [step, one] of other.counts.entries()) add(counts, step, one);
	return [...shown, { tag: OTHER_LANGUAGES, counts }];
}

/** Where lines follow each other within a breath, or within a step, they are one stretch. */
function stretchesSpoken(times: readonly number[], window: Stretch, stepMs: number): readonly Stretch[] {
	const mostSilence = Math.max(0, stepMs - SPEECH_HOLDS_MS);
	const stretches: { from: number; to: number }[] = [];
	for (const at of times) {
		const last = stretches.at(-1);
		if (last !== undefined && at - last.to <= mostSilence) last.to = at + SPEECH_HOLDS_MS;
		else stretches.push({ from: at, to: at + SPEECH_HOLDS_MS });
	}
	return stretches.filter(({ to }) => to > window.from);
}

function notedMessages(store: ReadableStore, session: number): readonly { readonly messageId: number; readonly at: number }[] {
	const annotations = annotationsOfTypes(store, session, ['note', 'label', 'undo']);
	const undone = undoneIds(annotations);
	const standing = annotations.filter(({ id, body }) => body.type !== 'undo' && !undone.has(id));
	return standing.length === 0 ? [] : timesOf(store, [...new Set(standing.map(({ messageId }) => messageId))]);
}

function filled(count: number, counted: readonly StepCount[]): Counts {
	const counts = new Array<number>(count).fill(0);
	for (const { step, count: added } of counted) add(counts, step, added);
	return counts;
}

function add(counts: number[], step: number, count: number): void {
	counts[step] = (counts[step] ?? 0) + count;
}

function stepAt(steps: Steps, at: number): number {
	return Math.floor((at - steps.from) / steps.stepMs);
}
