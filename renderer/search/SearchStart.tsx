import { useTranslation } from 'react-i18next';
import { PREDICATES, type Predicate } from '../../shared/model/search-predicates.ts';
import { clearRecentSearches, useRecentSearches } from './recent-searches.ts';
import { SavedSearches } from './SavedSearches.tsx';

interface SearchStartProps {
	readonly onSearch: (text: string) => void;
	/** The beginning of a search, to be gone on with. */
	readonly onInsert: (text: string) => void;
}

/** What stands on the screen before anything is searched for: what the team keeps, what this person looked for, what can be asked. */
export function SearchStart({ onSearch, onInsert }: SearchStartProps) {
	const { t } = useTranslation('search');
	return (
		<div className="search-start">
			<SavedSearches onSearch={onSearch} />
			<RecentSearches onSearch={onSearch} />
			<section aria-labelledby="search-help" className="search-help">
				<h2 id="search-help">{t('help.title')}</h2>
				<dl>
					<HelpLine example="reloj" onInsert={onInsert} meaning={t('help.word')} />
					<HelpLine example='"no funciona"' onInsert={onInsert} meaning={t('help.phrase')} />
					<HelpLine example="-gratis" onInsert={onInsert} meaning={t('help.not')} />
					{(Object.keys(PREDICATES) as Predicate[]).map((predicate) => (
						<HelpLine key={predicate} example={`${predicate}:`} onInsert={onInsert} meaning={t(`predicate.${predicate}`)} />
					))}
				</dl>
			</section>
		</div>
	);
}

function HelpLine({ example, meaning, onInsert }: { readonly example: string; readonly meaning: string; readonly onInsert: (text: string) => void }) {
	const { t } = useTranslation('search');
	return (
		<>
			<dt>
				<button type="button" className="search-example" aria-label={t('help.try', { example })} onClick={() => onInsert(example)}>
					<bdi>{example}</bdi>
				</button>
			</dt>
			<dd>{meaning}</dd>
		</>
	);
}

function RecentSearches({ onSearch }: Pick<SearchStartProps, 'onSearch'>) {
	const { t } = useTranslation('search');
	const searches = useRecentSearches();
	return (
		<section aria-labelledby="search-recent" className="search-list">
			<h2 id="search-recent">{t('recent.title')}</h2>
			{searches.length === 0 ? (
				<p className="search-list-empty">{t('recent.empty')}</p>
			) : (
				<>
					<ul>
						{searches.map((text) => (
							<li key={text}>
								<button type="button" className="search-list-item" onClick={() => onSearch(text)}>
									<bdi className="search-query">{text}</bdi>
								</button>
							</li>
						))}
					</ul>
					<button type="button" className="link-button" onClick={clearRecentSearches}>
						{t('recent.clear')}
					</button>
				</>
			)}
		</section>
	);
}
