import { useEffect, useRef } from 'react';
import { Button } from '../components/Button.tsx';
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

interface QueueListProps {
	readonly feed: SessionFeed;
	/** Null while messages are not translated. */
	readonly translations: SessionTranslations | null;
	readonly onSelect: (messageId: number) => void;
	/** Takes the filters away. */
	readonly onClear: () => void;
}

/** Findings nobody has judged, most severe first. It stands still: what is judged stays, what is new waits behind a button. */
export function QueueList({ feed, translations, onSelect, onClear }: QueueListProps) {
	const words = useRowWords();
	const { t } = words;
	useFeed(feed, (snapshot) => snapshot.version);
	const selectedId = useFeed(feed, (snapshot) => snapshot.selectedId);
	useTranslations(translations, translationsVersion);
	const list = useRef<HTMLDivElement>(null);
	const { queue } = feed;
	// It is short enough to be wanted as a whole.
	useEffect(() => {
		translations?.see(() => queue.ids.map((messageId) => ({ messageId, isVisible: true })));
	});
	const isDone = queue.ids.length > 0 && queue.openCount === 0;
	useEffect(() => {
		if (selectedId !== null) list.current?.querySelector(`[data-message-id="${selectedId}"]`)?.scrollIntoView({ block: 'nearest' });
	}, [selectedId]);

	if (queue.ids.length === 0 && !queue.isEmpty) {
		return (
			<EmptyState title={t('feed.nothingFits')} action={<Button onPress={onClear}>{t('filter.clear')}</Button>}>
				{t('queue.nothingFitsText')}
			</EmptyState>
		);
	}
	if (queue.isEmpty) {
		return (
			<EmptyState icon={<ConfirmIcon size={28} />} title={t('queue.emptyTitle')}>
				{t('queue.emptyText')}
			</EmptyState>
		);
	}
	return (
		<div className="feed queue">
			{(queue.waiting > 0 || (isDone && queue.hasMore)) && (
				<div className="queue-waiting">
					<Button size="small" onPress={() => void feed.loadQueue()}>
						{queue.waiting > 0 ? t('queue.waiting', { count: queue.waiting }) : t('queue.more')}
					</Button>
				</div>
			)}
			<div ref={list} className="feed-scroller">
				{/* biome-ignore lint/a11y/useKeyWithClickEvents: j, k and the arrow keys select, wherever the focus is */}
				<div
					role="feed"
					aria-label={t('queue.name')}
					onClick={(event) => {
						if (!(event.target instanceof Element)) return;
						const pointed = pointedMessage(event.target);
						if (pointed !== null) void feed.open(pointed);
						if (event.target.closest('button, a') !== null) return;
						if (document.getSelection()?.isCollapsed === false) return;
						const id = Number(event.target.closest('[data-message-id]')?.getAttribute('data-message-id'));
						if (id > 0) onSelect(id);
					}}
				>
					{queue.ids.map((id) => {
						const entry = feed.book.get(id);
						if (entry === undefined) return null;
						return (
							<div key={id} className="feed-row queue-row" data-message-id={id} data-is-judged={!queue.isOpen(id) || undefined}>
								<MessageRow
									entry={entry}
									parent={feed.book.parentOf(entry.message)}
									translation={translations?.get(id) ?? null}
									isSelected={id === selectedId}
									words={words}
								/>
							</div>
						);
					})}
					{isDone && <p className="queue-done">{t('queue.done')}</p>}
				</div>
			</div>
		</div>
	);
}
