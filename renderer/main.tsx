import './styles/tokens.css';
import './styles/base.css';
import './styles/screen.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { ErrorBoundary } from './app/ErrorBoundary.tsx';
import { startShortcuts } from './app/shortcuts.ts';
import { InterfaceLanguageProvider } from './i18n/InterfaceLanguageProvider.tsx';
import { startInterfaceLanguage } from './i18n/i18n.ts';
import { startDesk } from './state/desk.ts';
import { startNavigation } from './state/navigation.ts';
import { startTheme } from './state/theme.ts';
import { startReading } from './state/translation/reading.ts';

startTheme();
startReading();
// The desk first: it takes the token out of the address before the address is read as a place in the page.
startDesk();
startNavigation();
startShortcuts(document);
const i18n = await startInterfaceLanguage();
const place = document.getElementById('root');
if (place !== null) {
	createRoot(place).render(
		<InterfaceLanguageProvider i18n={i18n}>
			<ErrorBoundary>
				<App />
			</ErrorBoundary>
		</InterfaceLanguageProvider>,
	);
}
