import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftProblem, SourceDraft } from './source-draft.ts';
import { useKindName } from './use-kind-name.ts';

/** Says what is to be mended at a source. */
export function useProblemWords(): (draft: SourceDraft, problem: DraftProblem) => string {
	const { t } = useTranslation('start');
	const kindName = useKindName();
	return useCallback((draft, { code }) => t(`problem.${code}`, { platform: kindName(draft.kind) }), [t, kindName]);
}
