import { personKey } from '../../../shared/model/review.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { insertSeen } from '../store/review-judgement-table.ts';
import type { WritableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { type Decided, type DecisionInput, decideItem } from './adjudicating.ts';
import { type JudgementInput, judgeItem, undoJudgement } from './judging.ts';
import { advanceRound, keepRound, type NewRound } from './rounds.ts';

interface Act {
	readonly profile: Profile;
	readonly at: number;
}

/** What the desk asks of the recorder about second review. Who may do what was asked before, but for whom a round asks. */
export interface ReviewRecorderCalls {
	/** Returns the round's id. */
	drawReview: (input: Omit<NewRound, 'uuid'>) => string;
	advanceReview: (input: Act & { readonly roundId: string; readonly to: 'adjudication' | 'closed' }) => null;
	judgeReview: (input: Act & { readonly judgement: JudgementInput }) => null;
	undoReview: (input: Act & { readonly roundId: string }) => { readonly itemId: string } | null;
	decideReview: (input: Act & { readonly decision: DecisionInput }) => Decided;
	noteReviewSeen: (input: { readonly name: string; readonly decisionIds: readonly string[]; readonly at: number }) => null;
}

/** @param newUuid makes a UUIDv7 of a moment */
export function createReviewRecorderCalls(store: () => WritableStore, newUuid: (at: number) => string): CallHandlers<ReviewRecorderCalls> {
	return {
		drawReview(round) {
			const uuid = newUuid(round.at);
			keepRound(store(), { ...round, uuid }, () => newUuid(round.at));
			return uuid;
		},
		advanceReview({ roundId, to, profile, at }) {
			advanceRound(store(), roundId, to, profile, at);
			return null;
		},
		judgeReview({ judgement, profile, at }) {
			judgeItem(store(), judgement, profile, at, newUuid(at));
			return null;
		},
		undoReview: ({ roundId, profile, at }) => undoJudgement(store(), roundId, profile, at, newUuid(at)),
		decideReview: ({ decision, profile, at }) => decideItem(store(), decision, profile, at, () => newUuid(at)),
		noteReviewSeen({ name, decisionIds, at }) {
			store().transaction(() => {
				for (const id of decisionIds) insertSeen(store(), id, personKey(name), at);
			});
			return null;
		},
	};
}
