import { useCallback } from 'react';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { ApprovedAnswer, SheetAnswer } from '../../shared/model/question.ts';
import { callDesk } from '../state/desk.ts';
import { useKept } from '../state/use-kept.ts';

/** All that can be answered in a session, with what failed in loading it. */
export interface Answers {
	readonly approved: readonly ApprovedAnswer[];
	/** Of the session's product sheets, by topic. */
	readonly ofSheets: readonly SheetAnswer[];
	/** That the session's claims are checked against. */
	readonly products: readonly string[];
	/** Null where all are here or on their way. */
	readonly error: unknown;
}

export function useAnswers(sessionId: string): Answers {
	const approved = useKept(loadApproved, followApproved).kept;
	const ofSheets = useKept(
		useCallback(() => callDesk('question.facts', { sessionId }), [sessionId]),
		unchanged,
	).kept;
	const sheets = useKept(
		useCallback(() => callDesk('show.sheets', { sessionId }), [sessionId]),
		unchanged,
	).kept;
	const failed = [approved, ofSheets, sheets].find(({ phase }) => phase === 'failed');
	return {
		approved: approved.phase === 'loaded' ? approved.value : NONE,
		ofSheets: ofSheets.phase === 'loaded' ? ofSheets.value : NONE,
		products: sheets.phase === 'loaded' ? sheets.value.map(({ product }) => product) : NONE,
		error: failed?.phase === 'failed' ? failed.error : null,
	};
}

const NONE: readonly never[] = [];

function loadApproved(): Promise<readonly ApprovedAnswer[]> {
	return callDesk('answer.list', {});
}

function followApproved(answers: readonly ApprovedAnswer[], event: DeskEvent): readonly ApprovedAnswer[] {
	return event.type === 'answers' ? event.answers : answers;
}

function unchanged<Value>(value: Value): Value {
	return value;
}
