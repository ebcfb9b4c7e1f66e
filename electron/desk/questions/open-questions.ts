import type { Message } from '../../../shared/model/message.ts';
import type { QuestionAnswer } from '../../../shared/model/question.ts';

/** Counts a running session's questions that wait for an answer, so that the left column needs no query a second. */
export interface OpenQuestions {
	addMessages(messages: readonly Message[]): void;
	addAnswer(answer: QuestionAnswer): void;
	count(): number;
}

export function createOpenQuestions(): OpenQuestions {
	const askedAt = new Map<string, number>();
	const open = new Set<string>();
	return {
		addMessages(messages) {
			for (const { question, receivedAt } of messages) {
				if (question === null) continue;
				askedAt.set(question.key, receivedAt);
				open.add(question.key);
			}
		},
		addAnswer({ key, act, at }) {
			if (act === 'reopened') open.add(key);
			else if ((askedAt.get(key) ?? 0) <= at) open.delete(key);
		},
		count: () => open.size,
	};
}
