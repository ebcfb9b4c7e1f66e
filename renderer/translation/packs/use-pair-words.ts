import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { type PackPair, tagOf } from './pack-groups.ts';

/** Says a pair in the reader's language: "Spanish to English". */
export function usePairWords(): (pair: PackPair) => string {
	const { t } = useTranslation('engines');
	const { languageName } = useFormatters();
	return useCallback(({ from, to }) => t('packs.pair', { from: languageName(tagOf(from)), to: languageName(tagOf(to)) }), [t, languageName]);
}
