import { describe, expect, it } from 'vitest';
import { createOpenQuestions } from '../../../../electron/desk/questions/open-questions.ts';
import type { QuestionAct, QuestionAnswer } from '../../../../shared/model/question.ts';
import { message } from '../../../renderer/sample.ts';

const SESSION = '01990000-0000-7000-8000-0000000000aa';

function asking(id: number, key: string, receivedAt: number) {
	return message(id, { receivedAt, isQuestion: true, question: { key, intent: null, topic: null } });
}

function answer(key: string, act: QuestionAct, at: number): QuestionAnswer {
	return { id: '01990000-0000-7000-8000-00000000000b', sessionId: SESSION, key, act, author: { name: 'Ana', role: 'lead' }, at };
}

describe('the number of open questions', () => {
	it('counts each question once, however often it was asked, and no other message', () => {
		const questions = createOpenQuestions();
		questions.addMessages([asking(1, 'swim', 10), message(2), asking(3, 'swim', 11), asking(4, 'price', 12)]);
		expect(questions.count()).toBe(2);
	});

	it('falls with an answer, rises when it is asked again, and when it is opened again', () => {
		const questions = createOpenQuestions();
		questions.addMessages([asking(1, 'swim', 10)]);
		questions.addAnswer(answer('swim', 'host', 20));
		expect(questions.count()).toBe(0);
		questions.addMessages([asking(2, 'swim', 15)]);
		expect(questions.count()).toBe(0);
		questions.addMessages([asking(3, 'swim', 25)]);
		expect(questions.count()).toBe(1);
		questions.addAnswer(answer('swim', 'staff', 30));
		questions.addAnswer(answer('swim', 'reopened', 31));
		expect(questions.count()).toBe(1);
	});

	it('falls when the platform takes away everything that asked it', () => {
		const questions = createOpenQuestions();
		questions.addMessages([asking(1, 'swim', 10), asking(2, 'swim', 11)]);
		const deleted = (messageId: number) => ({ messageId, sessionId: SESSION, at: 20, reason: 'message' as const });
		questions.addDeletions([deleted(1), deleted(7)]);
		expect(questions.count()).toBe(1);
		questions.addDeletions([deleted(2)]);
		expect(questions.count()).toBe(0);
	});
});
