import { describe, expect, it } from 'vitest';
import { inFormerOrder, orderedQuestions } from '../../../renderer/questions/question-order.ts';
import type { QuestionGroup } from '../../../shared/model/question.ts';
import { group } from './sample-group.ts';

const NOW = 100_000;
const groups: readonly QuestionGroup[] = [
	group('many', { askings: 9, firstAt: 90_000, lastAt: 95_000 }),
	group('old', { askings: 2, firstAt: 20_000, lastAt: 30_000 }),
	group('answered', { askings: 20, firstAt: 1_000, lastAt: 99_000, open: null }),
	group('again', { askings: 12, firstAt: 2_000, lastAt: 98_000, open: { askings: 1, since: 98_000 } }),
];
const keys = (shown: readonly QuestionGroup[]) => shown.map(({ key }) => key);

describe('the order of questions', () => {
	it('is by how many wait times how long, and what is answered last', () => {
		expect(keys(orderedQuestions(groups, 'all', 'urgent', NOW))).toEqual(['old', 'many', 'again', 'answered']);
	});

	it.each([
		['asked', ['answered', 'again', 'many', 'old']],
		['waiting', ['old', 'many', 'again', 'answered']],
		['newest', ['answered', 'again', 'many', 'old']],
	] as const)('is what a person chose: %s', (sort, order) => {
		expect(keys(orderedQuestions(groups, 'all', sort, NOW))).toEqual(order);
	});

	it('shows what waits, also where it was answered and asked again, apart from what is answered', () => {
		expect(keys(orderedQuestions(groups, 'open', 'asked', NOW))).toEqual(['again', 'many', 'old']);
		expect(keys(orderedQuestions(groups, 'answered', 'asked', NOW))).toEqual(['answered']);
	});

	it('stands still while somebody points at it: what is new comes last', () => {
		const before = ['old', 'gone', 'many'];
		expect(keys(inFormerOrder(orderedQuestions(groups, 'open', 'newest', NOW), before))).toEqual(['old', 'many', 'again']);
	});
});
