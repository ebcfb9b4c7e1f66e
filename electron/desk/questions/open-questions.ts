import type { Deletion, Message } from '../../../shared/model/message.ts';
import type { QuestionAnswer } from '../../../shared/model/question.ts';

/** Counts a running session's questions that wait for an answer, so that the left column needs no query a second. */
export interface OpenQuestions {
	addMessages(messages: readonly Message[]): void;
	/** What the platform took away, nobody has to answer. */
	addDeletions(deletions: readonly Deletion[]): void;
	addAnswer(answer: QuestionAnswer): void;
	count(): number;
}

export function createOpenQuestions(): OpenQuestions {
	const keys = new Map<number, string>();
	/** By key, when each message asked. */
	const askings = new Map<string, Map<number, number>>();
	const answeredAt = new Map<string, number>();
	const open = new Set<string>();

	function settle(key: string): void {
		const answered = answeredAt.get(key) ?? Number.NEGATIVE_INFINITY;
		const isOpen = [...(askings.get(key)?.values() ?? [])].some((askedAt) => askedAt > answered);
		if (isOpen) open.add(key);
		else open.delete(key);
	}

	return {
		addMessages(messages) {
			for (const { id, question, receivedAt } of messages) {
				if (question === null) continue;
				const { key } = question;
				keys.set(id, key);
				const asked = askings.get(key) ?? new Map<number, number>();
				askings.set(key, asked.set(id, receivedAt));
				if (!open.has(key) && receivedAt > (answeredAt.get(key) ?? Number.NEGATIVE_INFINITY)) open.add(key);
			}
		},
		addDeletions(deletions) {
			for (const { messageId } of deletions) {
				const key = keys.get(messageId);
				if (key === undefined) continue;
				askings.get(key)?.delete(messageId);
				settle(key);
			}
		},
		addAnswer({ key, act, at }) {
			if (act === 'reopened') answeredAt.delete(key);
			else answeredAt.set(key, at);
			settle(key);
		},
		count: () => open.size,
	};
}
