import type { AgreementReport } from '../../../shared/model/agreement/report.ts';
import type { PersonRecord } from '../../../shared/model/person-record.ts';
import {
	type Dispute,
	type DisputeLine,
	type FeedbackPage,
	type JudgingTask,
	personKey,
	type ReviewRound,
	type SamplePlan,
	type WaitingReview,
} from '../../../shared/model/review.ts';
import type { ReadableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { disputeLines, disputeOf } from './adjudicating.ts';
import { agreementReport } from './agreement-report.ts';
import { feedbackFor } from './feedback.ts';
import { judgingTask } from './judging.ts';
import { type PeopleQuery, personRecords } from './person-records.ts';
import { reviewRound, reviewRounds, storedRound, waitingFor } from './rounds.ts';
import { type Sample, sampleOf } from './sampling.ts';
import { staffSpelling } from './staff-spelling.ts';

/** What the desk asks of the reader about second review. Names are as people write them. */
export interface ReviewReaderCalls {
	/** Newest first. */
	reviewRounds: (input: Record<string, never>) => readonly ReviewRound[];
	reviewRound: (input: { readonly roundId: string }) => ReviewRound;
	reviewStaff: (input: Record<string, never>) => readonly string[];
	/** The plan's sample as it is at the moment, with what a person sees of it beforehand. */
	reviewSample: (input: { readonly plan: SamplePlan; readonly reviewers: readonly string[] }) => Sample;
	reviewTask: (input: { readonly roundId: string; readonly name: string; readonly skipped: boolean }) => JudgingTask;
	reviewAgreement: (input: { readonly roundId: string }) => AgreementReport;
	reviewDisputes: (input: { readonly roundId: string }) => readonly DisputeLine[];
	reviewDispute: (input: { readonly itemId: string }) => Dispute;
	reviewFeedback: (input: { readonly name: string }) => FeedbackPage;
	reviewWaiting: (input: { readonly name: string }) => WaitingReview;
	reviewPeople: (input: PeopleQuery) => readonly PersonRecord[];
}

export function createReviewReaderCalls(store: () => ReadableStore): CallHandlers<ReviewReaderCalls> {
	return {
		reviewRounds: () => reviewRounds(store()),
		reviewRound: ({ roundId }) => reviewRound(store(), storedRound(store(), roundId)),
		reviewStaff: () => [...staffSpelling(store()).values()],
		reviewSample: ({ plan, reviewers }) => sampleOf(store(), plan, reviewers),
		reviewTask: ({ roundId, name, skipped }) => judgingTask(store(), roundId, name, skipped),
		reviewAgreement: ({ roundId }) => agreementReport(store(), roundId),
		reviewDisputes: ({ roundId }) => disputeLines(store(), roundId),
		reviewDispute: ({ itemId }) => disputeOf(store(), itemId),
		reviewFeedback: ({ name }) => feedbackFor(store(), name),
		reviewWaiting: ({ name }) => waitingFor(store(), personKey(name)),
		reviewPeople: (query) => personRecords(store(), query),
	};
}
