import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type DraftKind, PROPER_NAMES } from './source-kinds.ts';

/** What a kind of source is called. */
export function useKindName(): (kind: DraftKind) => string {
	const { t } = useTranslation('start');
	return useCallback((kind) => (kind in PROPER_NAMES ? PROPER_NAMES[kind as keyof typeof PROPER_NAMES] : t(`kind.${kind as UnnamedKind}`)), [t]);
}

type UnnamedKind = Exclude<DraftKind, keyof typeof PROPER_NAMES>;
