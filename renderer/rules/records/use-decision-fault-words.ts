import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../../shared/contract/errors.ts';
import { PACK_PROBLEMS } from '../../../shared/model/rule-pack.ts';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useProblemWords } from '../problem-words.ts';

const DOMAIN_PROBLEMS = ['not-a-domain', 'shared'] as const;

/** Why a decision cannot be taken: what is wrong with the pattern or the domain, where that is it. */
export function useDecisionFaultWords(): (error: unknown) => string {
	const { t } = useTranslation('records');
	const faultWords = useFaultWords();
	const problemWords = useProblemWords();
	return useCallback(
		(error) => {
			const { code, detail } = faultOf(error);
			if (code === 'bad-domain') {
				const problem = DOMAIN_PROBLEMS.find((known) => known === detail.problem);
				if (problem !== undefined) return t(`problem.${problem}`);
			}
			if (code === 'bad-pattern') {
				const problem = PACK_PROBLEMS.find((known) => known === detail.problem);
				if (problem !== undefined) return problemWords({ code: problem, values: detail });
			}
			return faultWords(error);
		},
		[t, faultWords, problemWords],
	);
}
