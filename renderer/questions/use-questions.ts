import { useCallback, useEffect } from 'react';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { QuestionGroup } from '../../shared/model/question.ts';
import { callDesk, onDeskEvent } from '../state/desk.ts';
import { type Kept, useKept } from '../state/use-kept.ts';

export interface Questions {
	readonly groups: readonly QuestionGroup[];
	readonly hasMore: boolean;
}

/** A chat that runs fast asks many times a second; nobody reads faster than this. */
const REFRESH_MS = 1_000;

/** A session's questions, kept up to date while they are shown. */
export function useQuestions(sessionId: string): { readonly questions: Kept<Questions>; readonly reload: () => void } {
	const load = useCallback(() => callDesk('question.groups', { sessionId }), [sessionId]);
	const { kept, reload } = useKept<Questions>(load, unchanged);
	useEffect(() => {
		let timer: number | null = null;
		const end = onDeskEvent((event) => {
			if (isAnswer(event, sessionId)) reload();
			else if (isAsking(event, sessionId)) {
				timer ??= window.setTimeout(() => {
					timer = null;
					reload();
				}, REFRESH_MS);
			}
		});
		return () => {
			end();
			if (timer !== null) window.clearTimeout(timer);
		};
	}, [sessionId, reload]);
	return { questions: kept, reload };
}

function unchanged<Value>(value: Value): Value {
	return value;
}

function isAnswer(event: DeskEvent, sessionId: string): boolean {
	return event.type === 'question' && event.answer.sessionId === sessionId;
}

/** Does an event change what was asked: a new asking, one the platform took away, a corrected language, what the host said? */
export function isAsking(event: DeskEvent, sessionId: string): boolean {
	switch (event.type) {
		case 'messages':
			return event.sessionId === sessionId && event.messages.some(({ question, kind, role }) => question !== null || kind === 'speech' || role === 'host');
		case 'deletions':
			return event.sessionId === sessionId;
		case 'annotation':
			return event.annotation.sessionId === sessionId && (event.annotation.body.type === 'language' || event.annotation.body.type === 'undo');
		default:
			return false;
	}
}
