import { useTranslation } from 'react-i18next';
import { type Formatters, formattersFor } from '../../shared/model/formatters.ts';
import type { InterfaceLanguage } from '../../shared/model/language.ts';

/** The language the page is shown in. */
export function useInterfaceLanguage(): InterfaceLanguage {
	// Only `switchInterfaceLanguage` sets it.
	return useTranslation().i18n.language as InterfaceLanguage;
}

/** The formatters of the language the page is shown in; the same object until it changes. */
export function useFormatters(): Formatters {
	return formattersFor(useInterfaceLanguage());
}
