import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskError, faultOf } from '../../shared/contract/errors.ts';

/** Says in the reader's language what failed and what to do next. */
export function useFaultWords(): (error: unknown) => string {
	const { t } = useTranslation('errors');
	return useCallback((error) => t(faultOf(error).code), [t]);
}

/** True where the person asked for the end: nothing has to be said. */
export function isCancelled(error: unknown): boolean {
	return (error instanceof DeskError && error.code === 'cancelled') || (error instanceof DOMException && error.name === 'AbortError');
}
