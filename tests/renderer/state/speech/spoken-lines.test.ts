import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MessageBook } from '../../../../renderer/state/feed/message-book.ts';
import { SETTLING_MS, SpokenLines, STALE_MS } from '../../../../renderer/state/speech/spoken-lines.ts';
import type { CallInput, CallName, CallOutput } from '../../../../shared/contract/contract.ts';
import type { Message } from '../../../../shared/model/message.ts';
import { annotation, flag, message, page, SESSION } from '../../sample.ts';

const speech = (id: number, change: Partial<Message> = {}) => message(id, { kind: 'speech', role: 'host', ...change });
const against = (id: number, change: Partial<Message> = {}) => speech(id, { flags: [flag(id * 10, { rule: 'detect.fact.contradicts' })], ...change });

describe('what the host of a show says', () => {
	let book: MessageBook;
	let spoken: SpokenLines;
	let stored: readonly Message[];

	beforeEach(() => {
		vi.useFakeTimers();
		stored = [];
		book = new MessageBook();
		spoken = new SpokenLines(SESSION, book, {
			async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
				const { filter, limit } = input as CallInput<'feed.page'>;
				expect([name, filter?.kinds]).toEqual(['feed.page', ['speech']]);
				return page({ messages: stored.slice(-(limit ?? 0)) }) as CallOutput<Name>;
			},
		});
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	const hear = (text: string, sourceId = 'source', at = 1) => {
		spoken.apply({ seq: 0, type: 'partial', line: { sessionId: SESSION, sourceId, text, language: 'es', at } });
		spoken.commit();
	};
	const say = (...messages: readonly Message[]) => {
		spoken.apply({ seq: 0, type: 'messages', sessionId: SESSION, messages });
		spoken.commit();
	};
	const state = () => spoken.store.getState();
	const contradicting = () => spoken.contradictions.map(({ entry }) => entry.message.id);

	it('knows the last lines that were said before somebody looked', async () => {
		stored = [speech(1), speech(2), speech(3), speech(4)];
		expect(state().hasSpoken).toBe(false);
		await spoken.load();
		expect(state()).toMatchObject({ lastIds: [2, 3, 4], hasSpoken: true });
		say(speech(5), message(6));
		expect(state().lastIds).toEqual([3, 4, 5]);
		expect([1, 2, 3, 6].map((id) => book.get(id) !== undefined)).toEqual([false, false, true, false]);
		await spoken.load();
		spoken.close();
		expect(book.size).toBe(0);
	});

	it('keeps the words of a line that has ended until it comes back as a message', () => {
		hear('aguanta cincuenta');
		expect(state().growing?.text).toBe('aguanta cincuenta');
		hear('');
		expect(state().growing?.text).toBe('aguanta cincuenta');
		say(speech(1));
		expect(state().growing).toBeNull();
	});

	it('lets the next line grow although the one before was not stored yet', () => {
		hear('primera');
		hear('');
		hear('segunda');
		say(speech(1));
		expect(state().growing?.text).toBe('segunda');
	});

	it('drops a line that comes to nothing, and one whose recogniser went silent in the middle', () => {
		hear('eh');
		hear('');
		vi.advanceTimersByTime(SETTLING_MS);
		expect(state().growing).toBeNull();
		hear('y entonces');
		vi.advanceTimersByTime(STALE_MS - 1);
		hear('y entonces el');
		vi.advanceTimersByTime(STALE_MS - 1);
		expect(state().growing?.text).toBe('y entonces el');
		vi.advanceTimersByTime(1);
		expect(state().growing).toBeNull();
	});

	it('shows of two recognisers the one that heard something last, and nothing of another show', () => {
		hear('uno', 'a', 1);
		hear('dos', 'b', 2);
		expect(state().growing?.text).toBe('dos');
		hear('uno y medio', 'a', 3);
		expect(state().growing?.text).toBe('uno y medio');
		spoken.apply({ seq: 0, type: 'partial', line: { sessionId: 'another', sourceId: 'c', text: 'otra', language: null, at: 9 } });
		spoken.commit();
		expect(state().growing?.text).toBe('uno y medio');
	});

	it('lists what contradicts the product sheet until it is judged, oldest first, and again when that is undone', () => {
		say(against(1), speech(2), speech(3), speech(4), against(5), speech(6, { flags: [flag(60)] }));
		expect(contradicting()).toEqual([1, 5]);
		book.annotate(annotation(1, 1, { type: 'verdict', flagId: 10, verdict: 'confirmed' }));
		expect(contradicting()).toEqual([5]);
		book.annotate(annotation(2, 1, { type: 'undo', annotationId: annotation(1, 1, { type: 'note', text: 'x' }).id }));
		expect(contradicting()).toEqual([1, 5]);
	});

	it('says nothing against the host for words that were misheard and corrected', () => {
		say(against(1));
		say(speech(2, { speech: { words: [], supersedes: 1 } }));
		expect(contradicting()).toEqual([]);
	});
});
