import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlagWords } from '../../shared/model/explanation.ts';

/** The words `explainFlag` needs, and the names of categories, severities, verdicts, reasons, roles and kinds. */
export function useFlagWords(): FlagWords {
	const { t } = useTranslation('flags');
	return useCallback((key, values) => t(key, values ?? {}), [t]);
}
