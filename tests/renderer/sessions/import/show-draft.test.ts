import { expect, test } from 'vitest';
import { importedShow, showDraftOf, withMarket } from '../../../../renderer/sessions/import/show-draft.ts';
import type { FileInspection } from '../../../../shared/model/transcript-import.ts';

const FOUND: FileInspection = {
	file: 'W1 live.json.gz',
	format: 'twitchdownloader',
	encoding: 'utf-8',
	isPacked: true,
	show: { title: '', host: 'Lucía', platform: 'twitch', market: '', languages: [] },
	messages: 2,
	known: 0,
	people: 1,
	events: 0,
	withoutText: 0,
	damagedTexts: 0,
	span: { from: 0, to: 3_600_000 },
	isDated: true,
	first: [],
	problems: [],
	problemCount: 0,
};
const NOON = new Date(2026, 4, 1, 12).getTime();

test('a show without a title is called like its file, and one with dates needs no other beginning', () => {
	const draft = showDraftOf(FOUND, NOON);
	expect(draft).toEqual({ title: 'W1 live', host: 'Lucía', market: null, languages: [], startedAt: '' });
	expect(importedShow(draft)).toEqual({ show: { title: 'W1 live', host: 'Lucía', languages: [] } });
});

test('a file without a date is proposed to have ended just now', () => {
	const draft = showDraftOf({ ...FOUND, isDated: false }, NOON);
	expect(draft.startedAt).toBe('2026-05-01T11:00');
	expect(importedShow(draft).startedAt).toBe(NOON - 3_600_000);
	expect(importedShow({ ...draft, startedAt: 'soon' })).not.toHaveProperty('startedAt');
});

test('a market brings its languages along, until a person has chosen others', () => {
	const spanish = withMarket(showDraftOf(FOUND, NOON), 'ES');
	expect(spanish.languages).toEqual(['es']);
	expect(withMarket(spanish, 'MA').languages).toEqual(['ar', 'fr']);
	expect(withMarket({ ...spanish, languages: ['ru'] }, 'MA').languages).toEqual(['ru']);
});
