import { describe, expect, it } from 'vitest';
import { FrameQueue } from '../../../renderer/state/frame-queue.ts';

/** A clock whose frames come when the test says so, and on which each item takes the given time. */
function openQueue(itemMs: number) {
	let now = 0;
	const frames: (() => void)[] = [];
	const handled: number[] = [];
	let commits = 0;
	const queue = new FrameQueue<number>(
		{ now: () => now, next: (work) => frames.push(work) },
		(item) => {
			now += itemMs;
			handled.push(item);
		},
		() => {
			commits += 1;
		},
	);
	return { queue, handled, frames, nextFrame: () => frames.shift()?.(), commits: () => commits };
}

describe('the queue of what arrives', () => {
	it('hands on everything of a frame at once, in order, and commits once', () => {
		const { queue, handled, frames, nextFrame, commits } = openQueue(0);
		for (let item = 0; item < 500; item += 1) queue.push(item);
		expect(frames).toHaveLength(1);
		nextFrame();
		expect(handled).toEqual(Array.from({ length: 500 }, (_none, index) => index));
		expect(commits()).toBe(1);
		expect(frames).toHaveLength(0);
	});

	it('stops after half a frame and goes on in the next, losing nothing and keeping the order', () => {
		const { queue, handled, nextFrame, commits } = openQueue(1);
		for (let item = 0; item < 40; item += 1) queue.push(item);
		nextFrame();
		expect(handled.length).toBeLessThan(40);
		queue.push(40);
		while (handled.length < 41) nextFrame();
		expect(handled).toEqual(Array.from({ length: 41 }, (_none, index) => index));
		expect(commits()).toBeGreaterThan(1);
	});

	it('forgets what waits when everything is loaded anew', () => {
		const { queue, handled, nextFrame } = openQueue(0);
		queue.push(1);
		queue.clear();
		nextFrame();
		expect(handled).toEqual([]);
	});
});
