import type { TFunction } from 'i18next';
import { isolated } from '../../shared/model/explanation.ts';
import { PREDICATES, type Predicate } from '../../shared/model/search-predicates.ts';
import type { SearchTrouble } from '../../shared/model/search-query.ts';

/** What is not understood and what would be, in a sentence. */
export function problemWords(trouble: SearchTrouble, t: TFunction<'search'>): string {
	switch (trouble.code) {
		case 'unknown-predicate': {
			const name = isolated(trouble.name);
			return trouble.nearest === null ? t('problem.unknown-predicate', { name }) : t('problem.nearest', { name, nearest: isolated(trouble.nearest) });
		}
		case 'no-value':
			return t('problem.no-value', { predicate: isolated(`${trouble.predicate}:`), choices: choicesOf(trouble.predicate, t) });
		case 'unknown-value':
			return t('problem.unknown-value', {
				predicate: isolated(`${trouble.predicate}:`),
				value: isolated(trouble.value),
				choices: choicesOf(trouble.predicate, t),
			});
		case 'not-a-time':
			return t('problem.not-a-time', { value: isolated(trouble.value), choices: choicesOf(trouble.predicate, t) });
		case 'no-letters':
			return t('problem.no-letters');
	}
}

const TIMES = ['2026-11-20', '"2026-11-20 14:30"', '14:30', '-7d', 'yesterday'];

function choicesOf(predicate: Predicate, t: TFunction<'search'>): string {
	const definition = PREDICATES[predicate];
	switch (definition.kind) {
		case 'choice':
			return isolated(definition.values.join(', '));
		case 'time':
			return isolated(TIMES.join(', '));
		default:
			return t(`choices.${definition.kind}`);
	}
}
