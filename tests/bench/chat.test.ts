import { expect, test } from 'vitest';
import { benchChat } from './chat.ts';

test('the same seed gives the same chat, another seed another one', () => {
	expect(benchChat(300, 5)).toEqual(benchChat(300, 5));
	expect(benchChat(300, 5).map(({ text }) => text)).not.toEqual(benchChat(300, 6).map(({ text }) => text));
});

test('a longer chat begins with the shorter one', () => {
	expect(benchChat(500, 5).slice(0, 100)).toEqual(benchChat(100, 5));
});

test('no id comes twice, in one chat or over seeds, so that nothing is taken for a repetition', () => {
	const ids = [...benchChat(2_000, 1), ...benchChat(2_000, 2)].map(({ id }) => id);
	expect(new Set(ids).size).toBe(4_000);
});

test('it repeats itself as real chat does, and half of it is new', () => {
	const texts = benchChat(4_000, 1).map(({ text }) => text);
	const distinct = new Set(texts).size;
	expect(distinct).toBeGreaterThan(1_600);
	expect(distinct).toBeLessThan(3_200);
});
