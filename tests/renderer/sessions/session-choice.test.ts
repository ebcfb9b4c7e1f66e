import { describe, expect, it } from 'vitest';
import {
	choicesIn,
	chosenSessions,
	EVERY_SESSION,
	NEWEST_FIRST,
	orderBy,
	reviewedShare,
	type SessionFilter,
	type SessionOrder,
} from '../../../renderer/sessions/list/session-choice.ts';
import type { Session } from '../../../shared/model/show.ts';

const words = {
	compare: (a: string, b: string) => a.localeCompare(b),
	stateName: ({ ending }: Session) => ending ?? 'running',
	marketName: (market: string) => market,
};

function session(id: string, differing: Partial<Omit<Session, 'show'>> & { readonly show?: Partial<Session['show']> } = {}): Session {
	const { show, ...rest } = differing;
	return {
		id,
		show: { title: id, host: '', platform: 'demo', market: 'ES', languages: [], ...show },
		startedAt: new Date(2026, 4, 1, 12).getTime(),
		endedAt: new Date(2026, 4, 1, 13).getTime(),
		ending: 'stopped',
		messages: 10,
		flags: 0,
		unreviewed: 0,
		gaps: 0,
		languages: [],
		categories: [],
		tags: [],
		archivedAt: null,
		seal: null,
		...rest,
	};
}

function ids(sessions: readonly Session[], filter: Partial<SessionFilter>, order: SessionOrder = NEWEST_FIRST): readonly string[] {
	return chosenSessions(sessions, { ...EVERY_SESSION, ...filter }, order, words).map(({ id }) => id);
}

describe('which sessions are shown', () => {
	const shown = [
		session('a', { show: { title: 'Часы с ёлкой', host: 'Олег', market: 'RU' }, languages: [{ tag: 'ru-Latn', messages: 3 }], tags: ['Q2', 'watch'] }),
		session('b', { show: { title: 'Montre', host: 'Léa', market: 'FR' }, languages: [{ tag: 'fr', messages: 3 }], tags: ['watch'], flags: 4, unreviewed: 1 }),
		session('c', { archivedAt: 5 }),
		session('d', { startedAt: new Date(2026, 4, 3, 0, 0).getTime() }),
	];

	it('finds words of the title, the host and the tags, however they are written', () => {
		expect(ids(shown, { text: 'елкой' })).toEqual(['a']);
		expect(ids(shown, { text: 'LEA watch' })).toEqual(['b']);
		expect(ids(shown, { text: 'olav' })).toEqual([]);
	});

	it('takes any of the markets, hosts and languages, and all of the tags', () => {
		expect(ids(shown, { markets: ['RU', 'FR'] })).toEqual(['b', 'a']);
		expect(ids(shown, { hosts: ['Олег'] })).toEqual(['a']);
		expect(ids(shown, { languages: ['ru'] }), 'written in Latin letters it is Russian still').toEqual(['a']);
		expect(ids(shown, { tags: ['watch', 'Q2'] })).toEqual(['a']);
	});

	it('shows what was put aside alone, and never with the others', () => {
		expect(ids(shown, {})).not.toContain('c');
		expect(ids(shown, { showsArchived: true })).toEqual(['c']);
	});

	it('takes days as the reader has them, both included', () => {
		expect(ids(shown, { from: '2026-05-03' })).toEqual(['d']);
		expect(ids(shown, { to: '2026-05-02' })).toEqual(['b', 'a']);
		expect(ids(shown, { from: '2026-05-01', to: '2026-05-01' })).toEqual(['b', 'a']);
		expect(ids(shown, { onlyUnreviewed: true })).toEqual(['b']);
	});

	it('offers what is there, commonest first', () => {
		expect(choicesIn(shown)).toEqual({ markets: ['ES', 'FR', 'RU'], hosts: ['Léa', 'Олег'], languages: ['fr', 'ru'], tags: ['watch', 'Q2'] });
	});
});

describe('in what order', () => {
	const sessions = [
		session('none', { startedAt: 3, endedAt: 9 }),
		session('half', { startedAt: 2, endedAt: 20, flags: 4, unreviewed: 2, categories: [{ category: 'scam', flags: 4, reviewed: 2, added: 3 }] }),
		session('all', { startedAt: 1, endedAt: null, flags: 5, unreviewed: 0 }),
	];

	it('sorts by every column both ways', () => {
		expect(ids(sessions, {}, { column: 'flags', isDescending: true }), 'those that people added count').toEqual(['half', 'all', 'none']);
		expect(ids(sessions, {}, { column: 'flags', isDescending: false })).toEqual(['none', 'all', 'half']);
		expect(ids(sessions, {}, { column: 'length', isDescending: true })).toEqual(['half', 'none', 'all']);
		expect(ids(sessions, {}, { column: 'show', isDescending: false })).toEqual(['all', 'half', 'none']);
	});

	it('begins with what is to be reviewed, and has what needs no review last', () => {
		expect(sessions.map(reviewedShare)).toEqual([null, 0.5, 1]);
		expect(ids(sessions, {}, { column: 'reviewed', isDescending: false })).toEqual(['half', 'all', 'none']);
	});

	it('turns round when the same column is asked for again', () => {
		expect(orderBy('messages', NEWEST_FIRST)).toEqual({ column: 'messages', isDescending: true });
		expect(orderBy('show', NEWEST_FIRST)).toEqual({ column: 'show', isDescending: false });
		expect(orderBy('started', NEWEST_FIRST)).toEqual({ column: 'started', isDescending: false });
	});
});
