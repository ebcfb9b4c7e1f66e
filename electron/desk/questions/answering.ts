import { DeskError } from '../../../shared/contract/errors.ts';
import type { ApprovedAnswer, QuestionAct, QuestionAnswer } from '../../../shared/model/question.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { hasApprovedAnswer, insertApprovedAnswer } from '../store/approved-answer-table.ts';
import { insertQuestionAnswer, isAsked } from '../store/question-table.ts';
import { sessionRowId } from '../store/session-table.ts';
import type { WritableStore } from '../store/store.ts';

/** What people say of questions. Each act is one more row. */

export interface Act {
	readonly profile: Profile;
	readonly at: number;
	/** A fresh UUIDv7. */
	readonly id: string;
}

/** Refused with a DeskError: session-not-found, or invalid-input where nobody asked that in the session. */
export function answerQuestion(store: WritableStore, sessionId: string, key: string, act: QuestionAct, { profile, at, id }: Act): QuestionAnswer {
	return store.transaction(() => {
		const session = sessionRowId(store, sessionId);
		if (session === null) throw new DeskError('session-not-found', `There is no session ${sessionId} in this store.`, { sessionId });
		if (!isAsked(store, session, key)) throw new DeskError('invalid-input', 'Nobody has asked this in the session.', { field: 'key' });
		const answer: QuestionAnswer = { id, sessionId, key, act, author: { name: profile.name, role: profile.role }, at };
		insertQuestionAnswer(store, session, answer);
		return answer;
	});
}

export function approveAnswer(store: WritableStore, answer: ApprovedAnswer): ApprovedAnswer {
	insertApprovedAnswer(store, answer);
	return answer;
}

/** Refused with a DeskError invalid-input where there is none. */
export function withdrawAnswer(store: WritableStore, answer: Omit<ApprovedAnswer, 'text'>): void {
	store.transaction(() => {
		if (!hasApprovedAnswer(store, answer)) throw new DeskError('invalid-input', 'There is no such approved answer any more.', { field: 'key' });
		insertApprovedAnswer(store, { ...answer, text: null });
	});
}
