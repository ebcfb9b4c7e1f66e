import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../shared/model/search.ts';
import { Button } from '../components/Button.tsx';
import { Chip } from '../components/Chip.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { SearchIcon, WarningIcon } from '../components/icons.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFlagWords } from '../i18n/use-flag-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { hashOf } from '../state/route.ts';
import { excerptAround, matchSpans } from './match-spans.ts';
import type { SearchState } from './use-search.ts';

export interface SearchResultsProps {
	readonly search: SearchState;
	readonly onLoadMore: () => void;
	readonly onRetry: () => void;
}

/** The messages that were found, newest first; each is a link to its place in its session. */
export function SearchResults({ search, onLoadMore, onRetry }: SearchResultsProps) {
	const { t } = useTranslation('search');
	const faultWords = useFaultWords();
	if (search.phase === 'searching') return <EmptyState title={t('searching')} />;
	if (search.phase === 'failed') {
		return (
			<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('failed')} action={<Button onPress={onRetry}>{t('retry')}</Button>}>
				{faultWords(search.error)}
			</EmptyState>
		);
	}
	if (search.hits.length === 0) {
		return (
			<EmptyState icon={<SearchIcon size={24} />} title={t('noHits')}>
				{t('noHitsText')}
			</EmptyState>
		);
	}
	return (
		<section aria-label={t('hits')} aria-live="polite">
			<ol className="hit-list">
				{search.hits.map((hit) => (
					<Hit key={hit.message.id} hit={hit} query={search.text} />
				))}
			</ol>
			{search.hasMore && (
				<div className="hit-more">
					<Button onPress={onLoadMore} isDisabled={search.isLoadingMore}>
						{t('loadMore')}
					</Button>
				</div>
			)}
		</section>
	);
}

function Hit({ hit: { message, session }, query }: { readonly hit: SearchHit; readonly query: string }) {
	const { t } = useTranslation('search');
	const flagWords = useFlagWords();
	const { date, timeOfDay, languageName } = useFormatters();
	const excerpt = useMemo(() => excerptAround(message.text, matchSpans(message.text, query)), [message.text, query]);
	const { tag } = message.language;
	return (
		<li>
			<a className="hit" href={hashOf({ screen: 'sessions', sessionId: session.id, messageId: message.id })}>
				<span className="hit-head">
					<bdi className="hit-author">{message.author.name}</bdi>
					{message.role !== 'viewer' && <Chip tone="outline">{flagWords(`role.${message.role}`)}</Chip>}
					<span className="chip hit-language" data-language={tag.split('-')[0]} title={languageName(tag)}>
						{tag}
					</span>
					<span className="hit-place">
						<bdi>{session.title || t('untitled')}</bdi>
						<time dateTime={new Date(message.receivedAt).toISOString()}>
							{date(message.receivedAt)} {timeOfDay(message.receivedAt)}
						</time>
					</span>
				</span>
				<span className="hit-text" dir="auto" lang={tag === 'und' ? undefined : tag}>
					{excerpt.isClippedBefore && '…'}
					<Marked text={excerpt.text} spans={excerpt.spans} />
					{excerpt.isClippedAfter && '…'}
				</span>
			</a>
		</li>
	);
}

function Marked({ text, spans }: { readonly text: string; readonly spans: readonly { readonly start: number; readonly end: number }[] }) {
	return spans.length === 0 ? (
		text
	) : (
		<>
			{spans.map((span, index) => (
				<span key={span.start}>
					{text.slice(spans[index - 1]?.end ?? 0, span.start)}
					<mark>{text.slice(span.start, span.end)}</mark>
				</span>
			))}
			{text.slice(spans[spans.length - 1]?.end ?? 0)}
		</>
	);
}
