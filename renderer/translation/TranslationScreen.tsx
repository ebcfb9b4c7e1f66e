import { useTranslation } from 'react-i18next';
import { PageTabs } from '../components/PageTabs.tsx';
import { hashOf, TRANSLATION_PAGES, type TranslationPage } from '../state/route.ts';
import { EnginesPage } from './engines/EnginesPage.tsx';
import { MemoryPage } from './memory/MemoryPage.tsx';
import { PacksPage } from './packs/PacksPage.tsx';
import { TermsPage } from './terms/TermsPage.tsx';
import './translation.css';

/** Who translates, with what on this machine, in which words, and what is known already. */
export function TranslationScreen({ page }: { readonly page: TranslationPage }) {
	const { t } = useTranslation('engines');
	const pages = TRANSLATION_PAGES.map((id) => ({ id, name: t(`tabs.${id}`), href: hashOf({ screen: 'translation', page: id }) }));
	return (
		<main className="screen translation-screen">
			<PageTabs label={t('tabs.name')} pages={pages} current={page} />
			<Page page={page} />
		</main>
	);
}

function Page({ page }: { readonly page: TranslationPage }) {
	switch (page) {
		case 'engines':
			return <EnginesPage />;
		case 'packs':
			return <PacksPage />;
		case 'terms':
			return <TermsPage />;
		case 'memory':
			return <MemoryPage />;
	}
}
