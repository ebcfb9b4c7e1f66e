import { describe, expect, it } from 'vitest';
import { FeedWindow, MOST_ROWS } from '../../../../renderer/state/feed/feed-window.ts';
import { MessageBook } from '../../../../renderer/state/feed/message-book.ts';
import { gap, message, messages, page } from '../../sample.ts';

function openWindow() {
	const book = new MessageBook();
	return { book, window: new FeedWindow(book) };
}

const ids = (window: FeedWindow) => window.rows.map((row) => (row.type === 'message' ? row.id : `gap ${row.id}`));

describe('a feed window that is followed', () => {
	it('shows every message once and in order, however often it is told of it', () => {
		const { window } = openWindow();
		window.replace(page({ messages: messages(1, 3) }));
		window.append(messages(2, 5), true);
		window.append(messages(4, 6), true);
		expect(ids(window)).toEqual([1, 2, 3, 4, 5, 6]);
	});

	it('keeps memory bounded over a long show and forgets what scrolled away', () => {
		const { book, window } = openWindow();
		for (let first = 1; first <= 200_000; first += 100) window.append(messages(first, first + 99), true);
		expect(window.rows.length).toBeLessThanOrEqual(MOST_ROWS + 500);
		expect(book.size).toBe(window.rows.length);
		expect(window.lastMessageId).toBe(200_000);
		expect(window.hasOlder).toBe(true);
		expect(window.unseen).toBe(0);
	});
});

describe('a feed window somebody reads', () => {
	it('counts what arrives and takes nothing away before their eyes', () => {
		const { window } = openWindow();
		window.append(messages(1, MOST_ROWS), true);
		window.append(messages(MOST_ROWS + 1, MOST_ROWS + 50), false);
		expect(window.firstMessageId).toBe(1);
		expect(window.unseen).toBe(50);
		expect(window.hasNewer).toBe(true);
		expect(window.rows.length).toBe(MOST_ROWS);
	});

	it('goes on from where it let go of the live end, without a hole', () => {
		const { window } = openWindow();
		window.append(messages(1, MOST_ROWS), true);
		window.append(messages(MOST_ROWS + 1, MOST_ROWS + 50), false);
		window.extend(page({ messages: messages(MOST_ROWS + 1, MOST_ROWS + 50), hasNewer: false }));
		expect(window.hasNewer).toBe(false);
		expect(window.lastMessageId).toBe(MOST_ROWS + 50);
		expect(window.rows.length).toBe(MOST_ROWS);
		window.append(messages(MOST_ROWS + 51, MOST_ROWS + 51), true);
		expect(window.lastMessageId).toBe(MOST_ROWS + 51);
	});

	it('drops the newest rows again when older ones are fetched', () => {
		const { book, window } = openWindow();
		window.append(messages(10_001, 10_000 + MOST_ROWS), true);
		window.prepend(page({ messages: messages(9_801, 10_000), hasOlder: true }));
		expect(window.firstMessageId).toBe(9_801);
		expect(window.rows.length).toBe(MOST_ROWS);
		expect(window.hasNewer).toBe(true);
		expect(book.get(10_000 + MOST_ROWS)).toBeUndefined();
	});
});

describe('gaps in a feed window', () => {
	it('stand where they began, between the messages around them', () => {
		const { window } = openWindow();
		window.replace(page({ messages: messages(1, 4), gaps: [gap(7, 2_500, 2_900)] }));
		expect(ids(window)).toEqual([1, 2, 'gap 7', 3, 4]);
	});

	it('are drawn once though every page and event repeats them, and close where they opened', () => {
		const { window } = openWindow();
		window.replace(page({ messages: messages(10, 12), gaps: [gap(7, 12_500)], hasOlder: true }));
		window.append([message(13, { receivedAt: 20_000 })], true);
		window.putGap(gap(7, 12_500, 19_000));
		window.prepend(page({ messages: messages(8, 9), gaps: [gap(7, 12_500, 19_000)] }));
		expect(ids(window)).toEqual([8, 9, 10, 11, 12, 'gap 7', 13]);
		expect(window.gap(7)?.endedAt).toBe(19_000);
	});

	it('do not hide a message from being found', () => {
		const { window } = openWindow();
		window.replace(page({ messages: messages(1, 4), gaps: [gap(7, 2_500), gap(8, 3_500)] }));
		expect(window.indexOf(3)).toBe(3);
		expect(window.indexOf(5)).toBe(-1);
	});

	it('that began before the window wait for the page they belong to', () => {
		const { window } = openWindow();
		window.replace(page({ messages: messages(10, 12), gaps: [gap(7, 4_500)], hasOlder: true }));
		expect(ids(window)).toEqual([10, 11, 12]);
		window.prepend(page({ messages: messages(3, 9), gaps: [] }));
		expect(ids(window)).toEqual([3, 4, 'gap 7', 5, 6, 7, 8, 9, 10, 11, 12]);
	});
});
