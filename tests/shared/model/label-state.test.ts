import { expect, test } from 'vitest';
import { annotationState } from '../../../shared/model/annotation.ts';
import { matchesFilter } from '../../../shared/model/feed-filter.ts';
import { sameLabelName } from '../../../shared/model/label.ts';
import { annotation, message } from '../../renderer/sample.ts';

const LABEL = '01990000-0000-7000-8000-0000000000b1';
const given = annotation(1, 1, { type: 'label', label: LABEL, name: 'Repair', colour: 'teal', span: { start: 0, end: 7 } });
const undone = annotation(2, 1, { type: 'undo', annotationId: given.id });

test('a label stands until it is taken back, and stands again when that is taken back', () => {
	const labels = (...acts: Parameters<typeof annotationState>[1]) => annotationState(message(1), acts).labels.map(({ name, span }) => [name, span]);
	expect(labels(given)).toEqual([['Repair', { start: 0, end: 7 }]]);
	expect(labels(given, undone)).toEqual([]);
	expect(labels(given, undone, annotation(3, 1, { type: 'undo', annotationId: undone.id }))).toEqual([['Repair', { start: 0, end: 7 }]]);
});

test('the page narrows the feed by labels as the store does', () => {
	const fits = (acts: Parameters<typeof annotationState>[1], labels: string[]) => matchesFilter(message(1), acts, { labels }, (text) => text);
	expect(fits([given], [LABEL])).toBe(true);
	expect(fits([given, undone], [LABEL])).toBe(false);
	expect(fits([given], ['01990000-0000-7000-8000-0000000000b2'])).toBe(false);
	expect(fits([], [])).toBe(true);
});

test('names that a reader takes for the same are the same', () => {
	expect(sameLabelName(' Ремонт', 'РЕМОНТ ')).toBe(true);
	expect(sameLabelName('ask  the brand', 'Ask the brand')).toBe(true);
	expect(sameLabelName('Größe', 'Grosse')).toBe(false);
});
