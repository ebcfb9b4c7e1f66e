import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackProblem } from '../../shared/model/rule-pack.ts';

/** Says in the reader's language what is wrong with a pack. */
export function useProblemWords(): (problem: Pick<PackProblem, 'code' | 'values'>) => string {
	const { t } = useTranslation('rules');
	return useCallback(
		(problem) => {
			const { expected } = problem.values;
			const kind = problem.code === 'wrong-kind' && isKind(expected) ? t(`kind.${expected}`) : (expected ?? '');
			return t(`problem.${problem.code}`, { ...EMPTY, ...problem.values, expected: kind });
		},
		[t],
	);
}

const KINDS = ['text', 'number', 'yes-no', 'list', 'group'] as const;

function isKind(kind: string | undefined): kind is (typeof KINDS)[number] {
	return KINDS.some((known) => known === kind);
}

/** Everything a sentence may name. */
const EMPTY = { detail: '', name: '', allowed: '', id: '', pack: '', line: '', sign: '', written: '', most: '', text: '' };
