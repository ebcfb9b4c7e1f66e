import { useEffect, useRef } from 'react';
import { matchesFilter } from '../../shared/model/feed-filter.ts';
import { searchFold } from '../../shared/model/search-fold.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { ConfirmIcon } from '../components/icons.tsx';
import type { SessionFeed } from '../state/feed/session-feed.ts';
import type { SessionTranslations } from '../state/translation/session-translations.ts';
import { translationsVersion, useTranslations } from '../state/translation/use-session-translations.ts';
import { MessageRow } from './MessageRow.tsx';
import { pointedMessage } from './pointed-message.ts';
import { useRowWords } from './row-words.ts';
import { useFeed } from './use-session-feed.ts';
import './queue-list.css';

interface CheckListProps {
	readonly feed: SessionFeed;
	readonly translations: SessionTranslations;
	readonly onSelect: (messageId: number) => void;
}

/** Translations that failed a check, in the order of the show. What is corrected stays in its place until the list is opened anew. */
export function CheckList({ feed, translations, onSelect }: CheckListProps) {
	const words = useRowWords();
	const { t } = words;
	useTranslations(translations, translationsVersion);
	useFeed(feed, (snapshot) => snapshot.version);
	const filter = useFeed(feed, (snapshot) => snapshot.filter);
	const selectedId = useFeed(feed, (snapshot) => snapshot.selectedId);
	const list = useRef<HTMLDivElement>(null);
	useEffect(() => translations.tidyChecks(), [translations]);
	const entries = translations.toCheck.flatMap((id) => {
		const entry = feed.book.get(id);
		return entry !== undefined && matchesFilter(entry.message, entry.annotations, filter, searchFold) ? [entry] : [];
	});
	useEffect(() => {
		translations.see(() => translations.toCheck.map((messageId) => ({ messageId, isVisible: true })));
	});
	useEffect(() => {
		if (selectedId !== null) list.current?.querySelector(`[data-message-id="${selectedId}"]`)?.scrollIntoView({ block: 'nearest' });
	}, [selectedId]);
	if (entries.length === 0) {
		return (
			<EmptyState icon={<ConfirmIcon size={28} />} title={t('translation:toCheck.emptyTitle')}>
				{t('translation:toCheck.emptyText')}
			</EmptyState>
		);
	}
	return (
		<div className="feed queue">
			<div ref={list} className="feed-scroller">
				{/* biome-ignore lint/a11y/useKeyWithClickEvents: j, k and the arrow keys select, wherever the focus is */}
				<div
					role="feed"
					aria-label={t('translation:toCheck.name')}
					onClick={({ target }) => {
						if (!(target instanceof Element)) return;
						const pointed = pointedMessage(target);
						if (pointed !== null) void feed.open(pointed);
						if (target.closest('button, a') !== null || document.getSelection()?.isCollapsed === false) return;
						const id = Number(target.closest('[data-message-id]')?.getAttribute('data-message-id'));
						if (id > 0) onSelect(id);
					}}
				>
					{entries.map((entry) => {
						const { id } = entry.message;
						return (
							<div key={id} className="feed-row queue-row" data-message-id={id} data-is-judged={!translations.isToCheck(id) || undefined}>
								<MessageRow
									entry={entry}
									parent={feed.book.parentOf(entry.message)}
									translation={translations.get(id)}
									isSelected={id === selectedId}
									words={words}
								/>
							</div>
						);
					})}
					{translations.openChecks === 0 && <p className="queue-done">{t('translation:toCheck.done')}</p>}
				</div>
			</div>
		</div>
	);
}
