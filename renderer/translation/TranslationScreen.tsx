import { useTranslation } from 'react-i18next';
import { hashOf, TRANSLATION_PAGES, type TranslationPage } from '../state/route.ts';
import { EnginesPage } from './engines/EnginesPage.tsx';
import { MemoryPage } from './memory/MemoryPage.tsx';
import { PacksPage } from './packs/PacksPage.tsx';
import { TermsPage } from './terms/TermsPage.tsx';
import './translation.css';

/** Who translates, with what on this machine, in which words, and what is known already. */
export function TranslationScreen({ page }: { readonly page: TranslationPage }) {
	const { t } = useTranslation('engines');
	return (
		<main className="translation-screen">
			<nav className="translation-tabs" aria-label={t('tabs.name')}>
				{TRANSLATION_PAGES.map((id) => (
					<a key={id} href={hashOf({ screen: 'translation', page: id })} aria-current={id === page ? 'page' : undefined}>
						{t(`tabs.${id}`)}
					</a>
				))}
			</nav>
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
