import { useMemo } from 'react';
import { useInterfaceLanguage } from '../../i18n/use-formatters.ts';

/** Writes a coefficient with two digits behind the point, as the reader's language does. */
export function useDecimal(): (value: number) => string {
	const language = useInterfaceLanguage();
	return useMemo(() => {
		// Latin digits, as everywhere on the page.
		const format = new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-latn' : language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
		return (value) => format.format(value);
	}, [language]);
}
