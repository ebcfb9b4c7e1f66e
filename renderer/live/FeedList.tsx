import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { ArrowDownIcon } from '../components/icons.tsx';
import type { FeedRow } from '../state/feed/feed-window.ts';
import type { SessionFeed } from '../state/feed/session-feed.ts';
import type { LineInSight, SessionTranslations } from '../state/translation/session-translations.ts';
import { translationsVersion, useTranslations } from '../state/translation/use-session-translations.ts';
import { type Arrangement, inOneLane, TwoLanes } from './arrangement.ts';
import { GapRow } from './GapRow.tsx';
import { MessageRow } from './MessageRow.tsx';
import { pointedMessage } from './pointed-message.ts';
import { type RowWords, useRowWords } from './row-words.ts';
import { useFeed } from './use-session-feed.ts';
import './feed-list.css';

/** How near an edge of what is loaded the next page is fetched. */
const PREFETCH_PX = 1_200;
/** Nearer to the end than this counts as being there. */
const END_THRESHOLD_PX = 40;

/** As long as rows move under somebody who went to a moment. */
const ARRIVING_MS = 2_000;

/** Rows around the visible ones whose translations are there when somebody scrolls to them. */
const TRANSLATED_MARGIN = 20;

interface FeedListProps {
	readonly feed: SessionFeed;
	/** Null while messages are not translated. */
	readonly translations: SessionTranslations | null;
	readonly onSelect: (messageId: number) => void;
	/** Speech and chat side by side. */
	readonly hasLanes?: boolean;
	/** By how much the chat is moved against the speech. */
	readonly chatDelayMs?: number;
}

/**
 * The feed as a virtual list. It follows the live end until somebody reads: a pointer over it, a scroll upwards or a selected
 * message holds it still, and what arrives is counted on a button instead.
 */
export function FeedList({ feed, translations, onSelect, hasLanes = false, chatDelayMs = 0 }: FeedListProps) {
	const words = useRowWords();
	const { t } = words;
	useFeed(feed, (snapshot) => snapshot.version);
	const selectedId = useFeed(feed, (snapshot) => snapshot.selectedId);
	const isFollowing = useFeed(feed, (snapshot) => snapshot.isFollowing);
	const translated = useTranslations(translations, translationsVersion);
	const scroller = useRef<HTMLDivElement>(null);
	const { rows } = feed.window;
	const lanes = useMemo(() => (hasLanes ? new TwoLanes(feed.book, chatDelayMs) : null), [hasLanes, chatDelayMs, feed]);
	lanes?.arrange(rows);
	const arrangement = lanes ?? inOneLane(rows, (messageId) => feed.window.indexOf(messageId));
	const arranged = useRef(arrangement);
	arranged.current = arrangement;

	const virtualizer = useVirtualizer({
		count: arrangement.count,
		getScrollElement: () => scroller.current,
		estimateSize: () => 28,
		getItemKey: useCallback((index: number) => arranged.current.keyAt(index), []),
		overscan: 8,
		anchorTo: 'end',
		followOnAppend: isFollowing,
		// Whoever reads is held by the row they read, also at the end.
		scrollEndThreshold: isFollowing ? END_THRESHOLD_PX : -1,
		useFlushSync: false,
	});
	forgetSizesOfGoneItems(virtualizer.itemSizeCache, arrangement);
	// A translation that comes in makes its row taller: the row under the pointer stays where it is, and what stands above it moves up.
	const pointed = useRef<{ readonly id: number; readonly top: number } | null>(null);
	useLayoutEffect(() => {
		const element = scroller.current;
		if (pointed.current === null || element === null || isFollowing) return;
		const top = rowTop(element, pointed.current.id);
		if (top === null) {
			// Many rows grew at once, and carried it out of what is drawn: brought back, it is set right at the next look.
			const index = arrangement.indexOf(pointed.current.id);
			if (index !== -1) virtualizer.scrollToIndex(index, { align: 'center' });
			return;
		}
		const drift = top - pointed.current.top;
		if (Math.abs(drift) >= 1) element.scrollTop += drift;
	});
	useEffect(() => {
		translations?.see(() => linesInSight(arranged.current, virtualizer.range, selectedId));
	});

	const isPointerOver = useRef(false);
	const rowCount = rows.length;
	// Following is kept by hand as well: a row that turns out taller than guessed must not leave the end out of sight, nor rows that go to
	// other lanes, nor what stands over the list and comes in later.
	const height = virtualizer.scrollRect?.height;
	useEffect(() => {
		if (isFollowing && rowCount > 0) virtualizer.scrollToEnd();
	}, [isFollowing, rowCount, translated, lanes, height, virtualizer]);

	// Lanes that come or go put every row elsewhere: whoever reads stays with the message they chose, else with the one they read at the top.
	const topId = useRef<number | null>(null);
	const staying = useRef({ hasLanes, id: selectedId, until: 0 });
	if (staying.current.hasLanes !== hasLanes) staying.current = { hasLanes, id: selectedId ?? topId.current, until: performance.now() + ARRIVING_MS };
	// A page opened at a message, and a message chosen by key, are brought into view.
	const isLoaded = useFeed(feed, (snapshot) => snapshot.loading !== 'list');
	useEffect(() => {
		pointed.current = null;
		if (selectedId === null || !isLoaded) return;
		const index = arranged.current.indexOf(selectedId);
		// A row somebody clicked stays under their pointer.
		if (index === -1 || scroller.current?.querySelector(`[data-message-id="${selectedId}"]:hover`)) return;
		const isNear = virtualizer.range !== null && index >= virtualizer.range.startIndex && index <= virtualizer.range.endIndex;
		virtualizer.scrollToIndex(index, { align: isNear ? 'auto' : 'center' });
		// What was read at the top before somebody chose a message is where they were, not where they are.
		staying.current = { ...staying.current, id: selectedId, until: isNear ? 0 : performance.now() + ARRIVING_MS };
	}, [isLoaded, selectedId, virtualizer]);

	// Whoever went to a moment sees the last line that had been said by then: also once the rows around it are measured, more are here, and
	// they stand in other lanes.
	const place = useFeed(feed, (snapshot) => snapshot.place);
	const nowId = place === null ? null : feed.window.lastBefore(place.before);
	const arriving = useRef({ place, until: 0 });
	const isHeldAtEnd = useRef(false);
	if (arriving.current.place !== place) {
		arriving.current = { place, until: performance.now() + ARRIVING_MS };
		// Whoever has gone elsewhere by other means does not come back when the pointer leaves.
		isHeldAtEnd.current = false;
	}
	useEffect(() => {
		if (nowId === null || performance.now() > arriving.current.until) return;
		pointed.current = null;
		const index = arrangement.indexOf(nowId);
		if (index !== -1) virtualizer.scrollToIndex(index, { align: 'center' });
	});
	useEffect(() => {
		const { id, until } = staying.current;
		if (id === null || isFollowing || performance.now() > until) return;
		pointed.current = null;
		const index = arrangement.indexOf(id);
		if (index !== -1) virtualizer.scrollToIndex(index, { align: id === selectedId ? 'center' : 'start' });
	});
	useEffect(() => {
		if (performance.now() > staying.current.until) topId.current = firstInSight(arranged.current, virtualizer.range?.startIndex ?? 0);
	});
	const stay = () => {
		arriving.current = { place, until: 0 };
		staying.current = { ...staying.current, until: 0 };
	};

	const onScroll = () => {
		const element = scroller.current;
		if (element === null) return;
		const fromEnd = element.scrollHeight - element.scrollTop - element.clientHeight;
		if (element.scrollTop < PREFETCH_PX) void feed.loadOlder();
		if (fromEnd < PREFETCH_PX) void feed.loadNewer();
		if (fromEnd < END_THRESHOLD_PX && !feed.window.hasNewer && !isPointerOver.current && selectedId === null) void feed.follow();
	};
	const release = () => {
		isPointerOver.current = false;
		pointed.current = null;
		const element = scroller.current;
		if (element === null || selectedId !== null || feed.window.hasNewer) return;
		// The pointer held the list at its end: what came meanwhile was added below, so the reader is as far from it as that is tall.
		if (isHeldAtEnd.current) void feed.follow();
	};
	const hold = () => {
		if (isPointerOver.current) return;
		isPointerOver.current = true;
		isHeldAtEnd.current = feed.store.getState().isFollowing;
		feed.stopFollowing();
	};

	return (
		// The button lies over the list: on the way to it the pointer does not leave, or the button would be gone before it is pressed.
		<div
			className="feed"
			onPointerLeave={(event) => {
				if (event.pointerType === 'mouse') release();
			}}
		>
			<div
				ref={scroller}
				className="feed-scroller"
				onScroll={onScroll}
				onPointerDown={stay}
				onWheel={(event) => {
					stay();
					pointed.current = null;
					if (event.deltaY < 0) {
						isHeldAtEnd.current = false;
						feed.stopFollowing();
					}
				}}
				onTouchMove={() => {
					stay();
					feed.stopFollowing();
				}}
				onPointerEnter={(event) => {
					if (event.pointerType === 'mouse') hold();
				}}
				onPointerMove={({ target, currentTarget, pointerType }) => {
					const id = pointerType === 'mouse' && target instanceof Element ? messageIdAt(target) : null;
					const top = id === null ? null : rowTop(currentTarget, id);
					pointed.current = id === null || top === null ? null : { id, top };
				}}
			>
				{/* biome-ignore lint/a11y/useKeyWithClickEvents: j, k and the arrow keys select, wherever the focus is */}
				<div
					role="feed"
					aria-label={t('feed.name')}
					className="feed-rows"
					style={{ blockSize: virtualizer.getTotalSize() }}
					onClick={(event) => selectClicked(event, onSelect, (messageId) => void feed.open(messageId))}
				>
					{virtualizer.getVirtualItems().map((item) => {
						const sides = arrangement.lanesAt(item.index);
						const drawn = (row: FeedRow) => (
							<FeedRowView key={`${row.type}${row.id}`} row={row} feed={feed} translations={translations} selectedId={selectedId} nowId={nowId} words={words} />
						);
						return (
							<div
								key={item.key}
								ref={virtualizer.measureElement}
								data-index={item.index}
								className={sides === null ? 'feed-item' : 'feed-item feed-lanes'}
								style={{ transform: `translateY(${item.start}px)` }}
							>
								{sides === null ? (
									arrangement.rowsAt(item.index).map(drawn)
								) : (
									<>
										<div className="feed-lane">{sides.speech !== null && drawn(sides.speech)}</div>
										<div className="feed-lane">{sides.others.map(drawn)}</div>
									</>
								)}
							</div>
						);
					})}
				</div>
			</div>
			{!isFollowing && (feed.window.unseen > 0 || feed.window.hasNewer) && (
				<button
					type="button"
					className="feed-new"
					onClick={() => {
						isPointerOver.current = false;
						void feed.follow();
					}}
				>
					{feed.window.unseen > 0 ? t('feed.new', { count: feed.window.unseen }) : t('feed.toEnd')}
					<ArrowDownIcon size={14} />
				</button>
			)}
		</div>
	);
}

interface FeedRowViewProps {
	readonly row: FeedRow;
	readonly feed: SessionFeed;
	readonly translations: SessionTranslations | null;
	readonly selectedId: number | null;
	/** The last line before the moment somebody went to. */
	readonly nowId: number | null;
	readonly words: RowWords;
}

function FeedRowView({ row, feed, translations, selectedId, nowId, words }: FeedRowViewProps) {
	if (row.type === 'gap') {
		const gap = feed.window.gap(row.id);
		return <div className="feed-row">{gap !== undefined && <GapRow gap={gap} words={words} />}</div>;
	}
	const entry = feed.book.get(row.id);
	return (
		<div className="feed-row" data-message-id={row.id} data-is-now={row.id === nowId || undefined}>
			{entry !== undefined && (
				<MessageRow
					entry={entry}
					parent={feed.book.parentOf(entry.message)}
					translation={translations?.get(row.id) ?? null}
					isSelected={row.id === selectedId}
					words={words}
				/>
			)}
		</div>
	);
}

function selectClicked(event: MouseEvent, onSelect: (messageId: number) => void, onPoint: (messageId: number) => void): void {
	if (!(event.target instanceof Element)) return;
	const pointed = pointedMessage(event.target);
	if (pointed !== null) onPoint(pointed);
	if (event.target.closest('button, a') !== null) return;
	// Selecting text ends with a click too.
	if (document.getSelection()?.isCollapsed === false) return;
	const id = messageIdAt(event.target);
	if (id !== null) onSelect(id);
}

/** On the screen; null where the row is not drawn. */
function rowTop(scroller: Element, messageId: number): number | null {
	return scroller.querySelector(`[data-message-id="${messageId}"]`)?.getBoundingClientRect().top ?? null;
}

function messageIdAt(element: Element): number | null {
	const id = Number(element.closest('[data-message-id]')?.getAttribute('data-message-id'));
	return Number.isInteger(id) && id > 0 ? id : null;
}

/** The first message from this item on. */
function firstInSight(arrangement: Arrangement, startIndex: number): number | null {
	for (let index = startIndex; index < arrangement.count; index += 1) {
		const message = arrangement.rowsAt(index).find(({ type }) => type === 'message');
		if (message !== undefined) return message.id;
	}
	return null;
}

/** The messages a person sees, those around them, and the chosen one. */
function linesInSight(
	arrangement: Arrangement,
	range: { readonly startIndex: number; readonly endIndex: number } | null,
	selectedId: number | null,
): readonly LineInSight[] {
	const { startIndex, endIndex } = range ?? { startIndex: 0, endIndex: -1 };
	const lines: LineInSight[] = [];
	for (let index = Math.max(0, startIndex - TRANSLATED_MARGIN); index <= Math.min(arrangement.count - 1, endIndex + TRANSLATED_MARGIN); index += 1) {
		const isVisible = index >= startIndex && index <= endIndex;
		for (const { type, id } of arrangement.rowsAt(index)) if (type === 'message') lines.push({ messageId: id, isVisible });
	}
	const isListed = selectedId === null || lines.some(({ messageId }) => messageId === selectedId);
	return isListed ? lines : [...lines, { messageId: selectedId, isVisible: true }];
}

/** The virtualizer remembers the height of every item it ever drew; a show of hours would make that a leak. */
function forgetSizesOfGoneItems(sizes: Map<string | number | bigint, number>, arrangement: Arrangement): void {
	if (sizes.size < arrangement.count + 4_000) return;
	const present = new Set<string | number | bigint>(Array.from({ length: arrangement.count }, (_none, index) => arrangement.keyAt(index)));
	for (const key of sizes.keys()) if (!present.has(key)) sizes.delete(key);
}
