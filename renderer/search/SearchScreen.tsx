import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../components/IconButton.tsx';
import { CloseIcon, SearchIcon } from '../components/icons.tsx';
import { TextField } from '../components/TextField.tsx';
import { redirect } from '../state/navigation.ts';
import { SearchResults } from './SearchResults.tsx';
import { useSearch } from './use-search.ts';
import './search.css';

/** What was said and written, in all sessions. */
export function SearchScreen({ query }: { readonly query: string }) {
	const { t } = useTranslation('search');
	const [typed, setTyped] = useState(query);
	useEffect(() => setTyped(query), [query]);
	const { search, loadMore, retry } = useSearch(typed);
	const type = (text: string) => {
		setTyped(text);
		redirect({ screen: 'search', query: text });
	};
	return (
		<main className="search-screen">
			<header className="search-header">
				<h1>{t('title')}</h1>
				<div className="search-field">
					<TextField
						label={t('field')}
						isLabelHidden
						type="search"
						placeholder={t('placeholder')}
						icon={<SearchIcon />}
						value={typed}
						onChange={type}
						maxLength={200}
					/>
					{typed !== '' && <IconButton label={t('clear')} icon={<CloseIcon />} onPress={() => type('')} />}
				</div>
			</header>
			<div className="search-content">{search && <SearchResults search={search} onLoadMore={() => void loadMore()} onRetry={retry} />}</div>
		</main>
	);
}
