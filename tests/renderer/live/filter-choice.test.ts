import { describe, expect, it } from 'vitest';
import { EVERYTHING, feedFilterOf } from '../../../renderer/live/filter-choice.ts';

describe('the filter bar', () => {
	it('asks for everything where nothing is chosen', () => {
		expect(feedFilterOf(EVERYTHING, ['es'])).toEqual({});
	});

	it('reads a word with @ as a part of the author’s name', () => {
		expect(feedFilterOf({ ...EVERYTHING, search: '  bajo @marta agua ' }, [])).toEqual({ author: 'marta', text: 'bajo agua' });
	});

	it('counts a language in Latin letters among those a person reads', () => {
		expect(feedFilterOf({ ...EVERYTHING, onlyMine: true }, ['ru', 'fr'])).toEqual({ languages: ['ru', 'ru-Latn', 'fr'] });
	});

	it('lets chosen languages outweigh one’s own', () => {
		expect(feedFilterOf({ ...EVERYTHING, onlyMine: true, languages: ['ar'] }, ['ru'])).toEqual({ languages: ['ar'] });
	});
});
