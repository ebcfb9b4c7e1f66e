import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formatters } from '../../shared/model/formatters.ts';
import { directionOf } from '../i18n/interface-language.ts';
import { useFormatters, useInterfaceLanguage } from '../i18n/use-formatters.ts';
import { type SessionPlaces, useSessionPlaces } from './places/session-places.ts';

/** What a row and the chips in it need to speak the reader's language. */
export interface RowWords {
	readonly t: TFunction<['live', 'flags', 'translation', 'replies', 'labels', 'speech']>;
	readonly formatters: Formatters;
	/** Of the reader's language: that of a line's own words may be another. */
	readonly direction: 'ltr' | 'rtl';
	/** Where a message of the open session was heard, as far as that has to be said. */
	readonly placeOf: SessionPlaces['nameOf'];
}

/** Made once per list, not once per row: at 500 messages a second the hooks of each chip alone cost 4 % of the page's time. */
export function useRowWords(): RowWords {
	const { t } = useTranslation(['live', 'flags', 'translation', 'replies', 'labels', 'speech']);
	const formatters = useFormatters();
	const direction = directionOf(useInterfaceLanguage());
	const { nameOf: placeOf } = useSessionPlaces();
	return useMemo(() => ({ t, formatters, direction, placeOf }), [t, formatters, direction, placeOf]);
}
