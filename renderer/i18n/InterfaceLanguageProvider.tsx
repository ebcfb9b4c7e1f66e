import type { i18n } from 'i18next';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { useInterfaceLanguage } from './use-formatters.ts';

/** Gives the page its words, and the controls their language and direction. Wraps everything. */
export function InterfaceLanguageProvider({ i18n, children }: { readonly i18n: i18n; readonly children: ReactNode }) {
	return (
		<I18nextProvider i18n={i18n}>
			<ControlLanguage>{children}</ControlLanguage>
		</I18nextProvider>
	);
}

function ControlLanguage({ children }: { readonly children: ReactNode }) {
	return <I18nProvider locale={useInterfaceLanguage()}>{children}</I18nProvider>;
}
