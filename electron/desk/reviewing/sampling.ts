import { setImmediate as nextTurn } from 'node:timers/promises';
import { hashOf, rankOf } from '../../../shared/model/agreement/seeded.ts';
import { personKey, type SamplePlan, type SamplePreview } from '../../../shared/model/review.ts';
import type { SampledItem } from '../store/review-item-table.ts';
import { judgedFlags, unflaggedMessages } from '../store/review-sample-query.ts';
import { allSessions, sessionRowId } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { drawFlags, type FlagCandidate, LowestRanks, shareOut } from './draw-sample.ts';

export interface Sample {
	readonly items: readonly SampledItem[];
	readonly preview: SamplePreview;
}

/** Draws what a plan asks for. Other reads are answered between one session and the next. */
export async function sampleOf(store: ReadableStore, plan: SamplePlan, reviewers: readonly string[]): Promise<Sample> {
	const mayBeJudged = judgeable(reviewers);
	const flags: FlagCandidate[] = [];
	const unflagged = new LowestRanks<SampledItem>(plan.unflagged);
	const unflaggedSeed = hashOf(plan.seed, 'message');
	let unflaggedCandidates = 0;
	for (const session of sessionsOf(store, plan)) {
		for (const candidate of flagCandidates(store, session, plan)) if (mayBeJudged(candidate)) flags.push(candidate);
		if (plan.unflagged > 0) {
			for (const { message, language } of unflaggedMessages(store, session)) {
				if (!fits(plan.languages, language)) continue;
				unflaggedCandidates += 1;
				unflagged.add(rankOf(unflaggedSeed, message), message, messageItem(session, message, language));
			}
		}
		await nextTurn();
	}
	const { drawn, strata } = drawFlags(flags, plan);
	const missed = plan.unflagged === 0 ? [] : unflagged.items();
	const items: SampledItem[] = [...drawn, ...missed];
	return {
		items,
		preview: {
			candidates: flags.length,
			flags: drawn.length,
			unflaggedCandidates: plan.unflagged === 0 ? null : unflaggedCandidates,
			unflagged: missed.length,
			strata,
			...shareOut(items, reviewers),
		},
	};
}

function sessionsOf(store: ReadableStore, { sessionIds, from, to }: SamplePlan): number[] {
	const wanted = new Set(sessionIds);
	return allSessions(store)
		.filter(({ id, startedAt }) => (wanted.size === 0 || wanted.has(id)) && (from === null || startedAt >= from) && (to === null || startedAt < to))
		.flatMap(({ id }) => sessionRowId(store, id) ?? []);
}

function flagCandidates(store: ReadableStore, session: number, plan: SamplePlan): FlagCandidate[] {
	const people = plan.people.map(personKey);
	return judgedFlags(store, session).flatMap(({ flag, message, category, language, verdict, by, annotation }) => {
		const firstPerson = personKey(by);
		const isWanted = fits(plan.categories, category) && fits(plan.languages, language) && fits(plan.verdicts, verdict) && fits(people, firstPerson);
		if (!isWanted) return [];
		return [{ session, message, flag, category, language, firstVerdict: verdict, firstPerson, firstAnnotation: annotation, firstName: by }];
	});
}

/** Does any of the reviewers judge what is not their own? While nobody is chosen, everything counts. */
function judgeable(reviewers: readonly string[]): (item: SampledItem) => boolean {
	const keys = reviewers.map(personKey);
	return ({ firstPerson }) => keys.length === 0 || keys.some((key) => key !== firstPerson);
}

function fits<Value>(wanted: readonly Value[], value: Value): boolean {
	return wanted.length === 0 || wanted.includes(value);
}

function messageItem(session: number, message: number, language: string): SampledItem {
	return { session, message, flag: null, category: null, language, firstVerdict: null, firstPerson: null, firstAnnotation: null };
}
