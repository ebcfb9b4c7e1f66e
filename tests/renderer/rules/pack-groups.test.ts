import { describe, expect, it } from 'vitest';
import { groupFor, groupsOf, NO_FILTER, rowsOf } from '../../../renderer/rules/pack-groups.ts';
import type { PackSummary, RuleSummary } from '../../../shared/model/rule-pack.ts';

function rule(id: string, part: Partial<RuleSummary> = {}): RuleSummary {
	return {
		id,
		category: 'health',
		severity: 'high',
		roles: null,
		kinds: null,
		citation: null,
		patterns: 1,
		examples: 0,
		state: 'shipped',
		teamPack: null,
		hasShippedChanged: false,
		fingerprint: 'r1',
		...part,
	};
}

function pack(name: string, rules: readonly RuleSummary[]): PackSummary {
	const language = name.replace('team/', '').split('/')[0] ?? 'any';
	return { name, language, family: 'accuracy', version: 1, rules, lists: [], saved: null, problems: [] };
}

const PACKS = [
	pack('es/health', [rule('es.health.cures', { state: 'replaced', teamPack: 'team/es/health', hasShippedChanged: true }), rule('es.health.slims')]),
	pack('fr/offers', [rule('fr.price.anchor', { category: 'price' })]),
	pack('team/es/health', [rule('es.health.cures', { state: 'replaced' }), rule('es.team.own', { state: 'team', category: 'scam' })]),
	pack('team/es/own', [rule('es.team.other', { state: 'team' })]),
];
const GROUPS = groupsOf(PACKS);

function shown(filter: Parameters<typeof rowsOf>[1]): readonly string[] {
	return rowsOf(GROUPS, filter).map((row) => (row.type === 'pack' ? row.group.name : row.rule.id));
}

describe('packs as a person opens them', () => {
	it('lay the team’s pack over the shipped one of its name, each rule once', () => {
		expect(GROUPS.map(({ name, teamName, rules }) => [name, teamName, rules.map(({ id }) => id)])).toEqual([
			['es/health', 'team/es/health', ['es.health.cures', 'es.health.slims', 'es.team.own']],
			['team/es/own', 'team/es/own', ['es.team.other']],
			['fr/offers', 'team/fr/offers', ['fr.price.anchor']],
		]);
	});

	it('are found by either name, and begun under a name of the team that is not there', () => {
		expect(groupFor(GROUPS, 'team/es/health')?.name).toBe('es/health');
		expect(groupFor(GROUPS, 'team/ru/new')).toMatchObject({ name: 'team/ru/new', language: 'ru', shipped: null, team: null });
		expect(groupFor(GROUPS, 'es/nothing')).toBeNull();
	});

	it('are narrowed by text, language, category and origin', () => {
		expect(shown({ ...NO_FILTER, text: 'CURES' })).toEqual(['es/health', 'es.health.cures']);
		expect(shown({ ...NO_FILTER, text: 'es/own' })).toEqual(['team/es/own', 'es.team.other']);
		expect(shown({ ...NO_FILTER, languages: ['fr'] })).toEqual(['fr/offers', 'fr.price.anchor']);
		expect(shown({ ...NO_FILTER, categories: ['scam'] })).toEqual(['es/health', 'es.team.own']);
		expect(shown({ ...NO_FILTER, origins: ['outdated'] })).toEqual(['es/health', 'es.health.cures']);
		expect(shown({ ...NO_FILTER, text: 'nothing at all' })).toEqual([]);
	});
});
