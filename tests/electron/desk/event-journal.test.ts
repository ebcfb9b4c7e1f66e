import { expect, test } from 'vitest';
import { createEventJournal } from '../../../electron/desk/event-journal.ts';
import type { DeskEvent, DeskEventBody } from '../../../shared/contract/contract.ts';
import type { Message } from '../../../shared/model/message.ts';

const progress = (done: number): DeskEventBody => ({ type: 'progress', operationId: 'o', done, total: 100 });

const MESSAGE: Message = {
	id: 1,
	sessionId: 's',
	sourceId: 'o',
	platformId: 'p',
	kind: 'chat',
	role: 'viewer',
	author: { id: 'u', name: 'Marta' },
	text: 'hola',
	sentAt: null,
	receivedAt: 1,
	clock: 'missing',
	emotes: [],
	replyTo: null,
	language: { tag: 'es', script: 'Latn', confidence: 1 },
	isQuestion: false,
	question: null,
	flags: [],
};

test('numbers events without holes and tells every listener in order', () => {
	const journal = createEventJournal(() => {});
	const seen: DeskEvent[] = [];
	journal.subscribe((event) => seen.push(event));
	journal.publish(progress(1));
	journal.publish(progress(2));
	expect(seen.map(({ seq }) => seq)).toEqual([1, 2]);
	expect(journal.seq).toBe(2);
});

test('a window that missed events gets exactly those, and null once some of them are forgotten', () => {
	const journal = createEventJournal(() => {}, { mostEvents: 10 });
	for (let done = 1; done <= 14; done += 1) journal.publish(progress(done));
	expect(journal.since(12)?.map(({ seq }) => seq)).toEqual([13, 14]);
	expect(journal.since(14)).toEqual([]);
	for (let done = 15; done <= 40; done += 1) journal.publish(progress(done));
	expect(journal.since(1)).toBeNull();
	expect(journal.since(39)?.map(({ seq }) => seq)).toEqual([40]);
});

test('a fast show does not make it hold every message', () => {
	const journal = createEventJournal(() => {}, { mostMessages: 100 });
	for (let batch = 0; batch < 20; batch += 1) journal.publish({ type: 'messages', sessionId: 's', messages: Array.from({ length: 50 }, () => MESSAGE) });
	expect(journal.since(19)).toHaveLength(1);
	expect(journal.since(18)).toHaveLength(2);
	expect(journal.since(16)).toBeNull();
});

test('a number from another run, ahead of ours, means loading afresh', () => {
	expect(createEventJournal(() => {}).since(7)).toBeNull();
});

test('one listener that throws neither stops the others nor the desk', () => {
	const faults: unknown[] = [];
	const journal = createEventJournal((error) => faults.push(error));
	const seen: number[] = [];
	journal.subscribe(() => {
		throw new Error('a broken window');
	});
	const unsubscribe = journal.subscribe((event) => seen.push(event.seq));
	journal.publish(progress(1));
	unsubscribe();
	journal.publish(progress(2));
	expect(seen).toEqual([1]);
	expect(faults).toHaveLength(2);
});
