import { describe, expect, it } from 'vitest';
import { hashOf, type Route, routeOf } from '../../../renderer/state/route.ts';

const ROUTES: readonly (readonly [string, Route])[] = [
	['#/live', { screen: 'live', sessionId: null }],
	['#/live/abc', { screen: 'live', sessionId: 'abc' }],
	['#/sessions', { screen: 'sessions', sessionId: null, messageId: null }],
	['#/sessions/abc', { screen: 'sessions', sessionId: 'abc', messageId: null }],
	['#/sessions/abc/42', { screen: 'sessions', sessionId: 'abc', messageId: 42 }],
	['#/search', { screen: 'search', query: '' }],
	['#/search/from%3Aana%20%22a%2Fb%22', { screen: 'search', query: 'from:ana "a/b"' }],
	['#/rules', { screen: 'rules', pack: null, rule: null }],
	['#/rules/es%2Fhealth', { screen: 'rules', pack: 'es/health', rule: null }],
	['#/rules/team%2Fes%2Fhealth/es.health.cures', { screen: 'rules', pack: 'team/es/health', rule: 'es.health.cures' }],
	['#/products', { screen: 'products', sheetId: null }],
	['#/products/new', { screen: 'products', sheetId: 'new' }],
	['#/products/abc', { screen: 'products', sheetId: 'abc' }],
	['#/questions', { screen: 'questions', sessionId: null }],
	['#/questions/abc', { screen: 'questions', sessionId: 'abc' }],
	['#/review', { screen: 'review', page: 'rounds', roundId: null }],
	['#/review/rounds/abc', { screen: 'review', page: 'rounds', roundId: 'abc' }],
	['#/review/judge/abc', { screen: 'review', page: 'judge', roundId: 'abc' }],
	['#/review/feedback', { screen: 'review', page: 'feedback', roundId: null }],
	['#/translation/engines', { screen: 'translation', page: 'engines' }],
	['#/translation/memory', { screen: 'translation', page: 'memory' }],
	['#/settings', { screen: 'settings', page: 'desk' }],
];

describe('the address of a place in the page', () => {
	it.each(ROUTES)('%s leads there and back', (hash, route) => {
		expect(routeOf(hash)).toEqual(route);
		expect(hashOf(route)).toBe(hash);
	});

	it.each(['', '#', '#/nowhere/x', '#token=abc', '#/live/%E0%A4%A', '#/sessions//7'])('%j leads to a screen, whatever it says', (hash) => {
		expect(['live', 'sessions']).toContain(routeOf(hash).screen);
	});

	it('takes no message number that is none', () => {
		expect(routeOf('#/sessions/abc/0x10')).toEqual({ screen: 'sessions', sessionId: 'abc', messageId: null });
	});
});
