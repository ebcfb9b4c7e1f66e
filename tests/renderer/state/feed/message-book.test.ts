import { describe, expect, it } from 'vitest';
import { isUnreviewed, MessageBook, stateOf } from '../../../../renderer/state/feed/message-book.ts';
import { annotation, flag, message } from '../../sample.ts';

describe('the book of messages in memory', () => {
	it('forgets a message only when the last list that shows it lets go', () => {
		const book = new MessageBook();
		book.hold(message(1));
		book.hold(message(1));
		book.release(1);
		expect(book.get(1)).toBeDefined();
		book.release(1);
		expect(book.get(1)).toBeUndefined();
		expect(book.size).toBe(0);
	});

	it('enters an annotation once, in the order they were made, and replaces the entry so that it is drawn anew', () => {
		const book = new MessageBook();
		book.hold(message(1, { flags: [flag(5)] }));
		const before = book.get(1);
		const later = annotation(2, 1, { type: 'verdict', flagId: 5, verdict: 'dismissed' });
		const earlier = annotation(1, 1, { type: 'verdict', flagId: 5, verdict: 'confirmed' });
		expect(book.annotate(later)).toBe(true);
		expect(book.annotate(earlier)).toBe(true);
		expect(book.annotate(later)).toBe(false);
		const entry = book.get(1);
		expect(entry).not.toBe(before);
		expect(entry && stateOf(entry).flags[0]?.verdict?.verdict).toBe('dismissed');
		expect(entry && isUnreviewed(entry)).toBe(false);
	});

	it('keeps the text of a deleted message and says that it is gone', () => {
		const book = new MessageBook();
		book.hold(message(1));
		expect(book.markDeleted({ messageId: 1, sessionId: 's', at: 5, reason: 'message' })).toBe(true);
		expect(book.get(1)?.deletion?.at).toBe(5);
		expect(book.get(1)?.message.text).toBe('mensaje 1');
		expect(book.markDeleted({ messageId: 2, sessionId: 's', at: 5, reason: 'message' })).toBe(false);
	});

	it('finds what a reply answers while that is in memory, and within its own source only', () => {
		const book = new MessageBook();
		book.hold(message(1));
		const reply = message(2, { replyTo: { platformId: 'p-1' } });
		expect(book.parentOf(reply)?.id).toBe(1);
		expect(book.parentOf({ ...reply, sourceId: 'another' })).toBeNull();
		book.release(1);
		expect(book.parentOf(reply)).toBeNull();
	});
});
