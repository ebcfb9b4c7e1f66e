import type { TFunction } from 'i18next';
import type { Formatters } from '../../shared/model/formatters.ts';
import { OTHER_LANGUAGES, type Timeline } from '../../shared/model/timeline.ts';

/** What the timeline counts at a moment, in words: name and number, largest things first. */
export interface MomentFact {
	readonly name: string;
	/** Null where it is a state and not a number. */
	readonly count: number | null;
}

/** The step a moment falls into, or -1. */
export function stepAt(timeline: Timeline, at: number): number {
	const step = Math.floor((at - timeline.window.from) / timeline.stepMs);
	return at >= timeline.window.from && at < timeline.window.to ? step : -1;
}

/** Everything that is not nought in a step of the timeline. */
export function factsOf(timeline: Timeline, step: number, t: TFunction<'player'>, formatters: Formatters): readonly MomentFact[] {
	const { flags } = timeline;
	const at = (counts: readonly number[]) => counts[step] ?? 0;
	const from = timeline.window.from + step * timeline.stepMs;
	const to = from + timeline.stepMs;
	const touches = (stretches: Timeline['gaps']) => stretches.some((stretch) => stretch.from < to && stretch.to > from);
	const languages = timeline.languages.map(({ tag, counts }) => ({ name: languageName(tag, t, formatters), count: at(counts) }));
	const counted: readonly MomentFact[] = [
		{ name: t('messages'), count: languages.reduce((sum, { count }) => sum + count, 0) },
		...languages,
		{ name: t('flags.high'), count: at(flags.high) },
		{ name: t('flags.medium'), count: at(flags.medium) },
		{ name: t('flags.low'), count: at(flags.low) },
		{ name: t('count.escalation'), count: at(timeline.escalations) },
		{ name: t('count.question'), count: at(timeline.questions) },
		{ name: t('count.note'), count: at(timeline.notes) },
		{ name: t('deletions'), count: at(timeline.deletions) },
	];
	return [
		...counted.filter(({ count }) => count !== 0),
		...(touches(timeline.speaking) ? [{ name: t('speaking'), count: null }] : []),
		...(touches(timeline.gaps) ? [{ name: t('gap'), count: null }] : []),
	];
}

export function languageName(tag: string, t: TFunction<'player'>, formatters: Formatters): string {
	return tag === OTHER_LANGUAGES ? t('otherLanguages') : formatters.languageName(tag);
}

/** The facts as one sentence, for those who hear the page. */
export function spokenFacts(facts: readonly MomentFact[], t: TFunction<'player'>, formatters: Formatters): string {
	if (facts.length === 0) return t('nothing');
	return formatters.list(facts.map(({ name, count }) => (count === null ? name : t('pair', { name, count }))));
}
