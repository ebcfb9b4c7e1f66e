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

	it('ties a spoken line to the later one that corrects it, whichever is held first, while both are in memory', () => {
		const book = new MessageBook();
		const line = message(1, { kind: 'speech' });
		const correction = message(2, { kind: 'speech', speech: { words: [], supersedes: 1 } });
		book.hold(line);
		book.hold(correction);
		expect(book.get(1)?.correctedBy).toBe(2);
		book.release(1);
		book.hold(line);
		expect(book.get(1)?.correctedBy).toBe(2);
		book.release(2);
		expect(book.get(1)?.correctedBy).toBeUndefined();
	});

	it('marks where a claim begins in the line before, and knows there too what was decided about it', () => {
		const book = new MessageBook();
		const explanation = { matched: 'cura la diabetes', factors: [], before: [{ messageId: 1, start: 10, end: 14 }] };
		book.hold(message(1, { kind: 'speech', text: 'este reloj cura' }));
		book.hold(message(2, { kind: 'speech', flags: [flag(5, { explanation })] }));
		const before = book.get(1);
		expect(before?.beginnings).toMatchObject([{ span: { start: 10, end: 14 }, messageId: 2, isDismissed: false }]);
		book.annotate(annotation(1, 2, { type: 'verdict', flagId: 5, verdict: 'dismissed' }));
		expect(book.get(1)).not.toBe(before);
		expect(book.get(1)?.beginnings).toMatchObject([{ messageId: 2, isDismissed: true }]);
		book.release(2);
		expect(book.get(1)?.beginnings).toBeUndefined();
	});
});
