import { useTranslation } from 'react-i18next';
import { MOST_COUNTED, type SearchHit } from '../../shared/model/search.ts';
import { parseSearch, type SearchQuery } from '../../shared/model/search-query.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { SearchIcon, WarningIcon } from '../components/icons.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useRowWords } from '../live/row-words.ts';
import { Hit } from './Hit.tsx';
import type { Search, SearchState } from './use-search.ts';

interface SearchResultsProps {
	readonly search: Search;
	readonly isGrouped: boolean;
	/** Message id of the hit the keys stand on. */
	readonly selectedId: number | null;
	readonly onSearch: (text: string) => void;
}

/** The messages that were found, newest first, each in its place; or why there are none. */
export function SearchResults({ search, isGrouped, selectedId, onSearch }: SearchResultsProps) {
	const { t } = useTranslation('search');
	const faultWords = useFaultWords();
	const { state } = search;
	if (state === null || state.phase === 'searching') return <EmptyState title={t('searching')} />;
	if (state.phase === 'failed') {
		return (
			<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('failed')} action={<Button onPress={search.refresh}>{t('retry')}</Button>}>
				{faultWords(state.error)}
			</EmptyState>
		);
	}
	if (state.hits.length === 0) return <NoHits state={state} onSearch={onSearch} />;
	const query = parseSearch(state.text);
	return (
		<section aria-label={t('hits')}>
			{isGrouped ? (
				<GroupedHits hits={state.hits} query={query} selectedId={selectedId} />
			) : (
				<HitList hits={state.hits} query={query} selectedId={selectedId} />
			)}
			{state.hasMore && (
				<div className="hit-more">
					<Button onPress={() => void search.loadMore()} isDisabled={state.isLoadingMore}>
						{t('loadMore')}
					</Button>
				</div>
			)}
		</section>
	);
}

function NoHits({ state, onSearch }: { readonly state: SearchState & { readonly phase: 'found' }; readonly onSearch: (text: string) => void }) {
	const { t } = useTranslation('search');
	return (
		<EmptyState
			icon={<SearchIcon size={24} />}
			title={t('noHits')}
			action={
				state.looser.length > 0 && (
					<div className="search-looser">
						<p>{t('loosen')}</p>
						<ul>
							{state.looser.map(({ text, without, count }) => (
								<li key={text}>
									<Button onPress={() => onSearch(text)}>
										<bdi>{t('without', { part: `\u2068${without}\u2069` })}</bdi>
									</Button>
									<span>{count.isMore ? t('moreThan', { most: MOST_COUNTED }) : t('count', { count: count.messages })}</span>
								</li>
							))}
						</ul>
					</div>
				)
			}
		>
			{t('noHitsText')}
		</EmptyState>
	);
}

interface HitListProps {
	readonly hits: readonly SearchHit[];
	readonly query: SearchQuery;
	readonly selectedId: number | null;
	/** The heading above says the session. */
	readonly isOfOneSession?: boolean;
}

function HitList({ hits, query, selectedId, isOfOneSession = false }: HitListProps) {
	const words = useRowWords();
	return (
		<ol className="hit-list">
			{hits.map((hit) => (
				<Hit key={hit.message.id} hit={hit} query={query} isSelected={hit.message.id === selectedId} isOfOneSession={isOfOneSession} words={words} />
			))}
		</ol>
	);
}

/** Session by session, the one with the newest hit first. */
function GroupedHits({ hits, query, selectedId }: HitListProps) {
	const { t } = useTranslation('search');
	const { formatters } = useRowWords();
	return [...Map.groupBy(hits, ({ session }) => session.id).values()].map((group) => {
		const [first] = group;
		if (!first) return null;
		const { id, title, startedAt } = first.session;
		return (
			<section key={id} className="hit-group" aria-labelledby={`hits-${id}`}>
				<h2 id={`hits-${id}`} className="hit-group-title">
					<bdi>{title || t('untitled')}</bdi>
					<span>{formatters.dateTime(startedAt)}</span>
					<span>{t('count', { count: group.length })}</span>
				</h2>
				<HitList hits={group} query={query} selectedId={selectedId} isOfOneSession />
			</section>
		);
	});
}

/** The hits in the order in which they are shown. */
export function hitsInOrder(hits: readonly SearchHit[], isGrouped: boolean): readonly SearchHit[] {
	return isGrouped ? [...Map.groupBy(hits, ({ session }) => session.id).values()].flat() : hits;
}
