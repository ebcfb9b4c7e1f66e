import { describe, expect, it } from 'vitest';
import { TwoLanes } from '../../../renderer/live/arrangement.ts';
import { FeedWindow } from '../../../renderer/state/feed/feed-window.ts';
import { MessageBook } from '../../../renderer/state/feed/message-book.ts';
import type { Message } from '../../../shared/model/message.ts';
import { gap, message, page } from '../sample.ts';

const speech = (id: number, change: Partial<Message> = {}) => message(id, { kind: 'speech', role: 'host', ...change });

function arranged(said: readonly Message[], chatDelayMs = 0) {
	const book = new MessageBook();
	const window = new FeedWindow(book);
	window.replace(page({ messages: said }));
	const lanes = new TwoLanes(book, chatDelayMs);
	lanes.arrange(window.rows);
	const shape = () =>
		Array.from({ length: lanes.count }, (_none, index) => {
			const sides = lanes.lanesAt(index);
			return [sides?.speech?.id ?? null, sides?.others.map(({ id }) => id) ?? []];
		});
	return { lanes, window, shape };
}

describe('speech and chat side by side', () => {
	it('puts beside each line of the host what was written until the next', () => {
		const { shape, lanes } = arranged([message(1), speech(2), message(3), message(4), speech(5), speech(6), message(7)]);
		expect(shape()).toEqual([
			[null, [1]],
			[2, [3, 4]],
			[5, []],
			[6, [7]],
		]);
		expect([1, 4, 5, 7, 99].map((id) => lanes.indexOf(id))).toEqual([0, 1, 2, 3, -1]);
	});

	it('adds what comes in to what is there, and begins anew when older rows come in above', () => {
		const { lanes, window, shape } = arranged([speech(10), message(11)]);
		const key = lanes.keyAt(0);
		window.append([message(12), speech(13)], true);
		lanes.arrange(window.rows);
		expect(shape()).toEqual([
			[10, [11, 12]],
			[13, []],
		]);
		expect(lanes.keyAt(0)).toBe(key);
		window.prepend(page({ messages: [speech(5), message(6)] }));
		lanes.arrange(window.rows);
		expect(shape()).toEqual([
			[5, [6]],
			[10, [11, 12]],
			[13, []],
		]);
		expect(lanes.keyAt(1)).toBe(key);
	});

	it('keeps a gap where it was, on the side of the chat', () => {
		const { lanes, window, shape } = arranged([speech(1), message(2), speech(4)]);
		window.putGap(gap(9, 2_500, 3_500));
		lanes.arrange(window.rows);
		expect(shape()).toEqual([
			[1, [2, 9]],
			[4, []],
		]);
	});

	it('stands lines whose times go backwards at their time', () => {
		expect(arranged([speech(1), speech(2), message(3, { receivedAt: 1_500 })]).shape()).toEqual([
			[1, [3]],
			[2, []],
		]);
	});

	it('moves the chat by its delay against the speech', () => {
		const said = [speech(1), message(2), speech(3), message(4)];
		expect(arranged(said, 2_000).shape()).toEqual([
			[null, [2]],
			[1, [4]],
			[3, []],
		]);
	});

	it('lets moved chat come in before lines of speech that are there, as it would stand if all had come at once', () => {
		for (const delay of [2_500, -2_500]) {
			const said = Array.from({ length: 30 }, (_none, index) => (index % 3 === 0 ? speech(index + 1) : message(index + 1)));
			const { lanes, window, shape } = arranged(said.slice(0, 5), delay);
			for (let index = 5; index < said.length; index += 4) {
				window.append(said.slice(index, index + 4), true);
				lanes.arrange(window.rows);
			}
			expect(shape()).toEqual(arranged(said, delay).shape());
			expect(said.every(({ id }) => lanes.rowsAt(lanes.indexOf(id)).some((row) => row.id === id))).toBe(true);
		}
	});

	it('does not draw a long stretch without speech as one', () => {
		const { lanes } = arranged(Array.from({ length: 40 }, (_none, index) => message(index + 1)));
		expect(lanes.count).toBeGreaterThan(4);
	});
});
