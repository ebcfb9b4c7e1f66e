import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../app/shortcuts.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters, useInterfaceLanguage } from '../i18n/use-formatters.ts';
import { useLanes } from '../player/use-lanes.ts';
import { useAskedCounts } from '../state/asked-counts.ts';
import { useProfile } from '../state/desk.ts';
import type { FeedRow } from '../state/feed/feed-window.ts';
import { stateOf } from '../state/feed/message-book.ts';
import { FEED_VIEWS, type FeedView, type SessionFeed } from '../state/feed/session-feed.ts';
import { navigate } from '../state/navigation.ts';
import { likelyLanguage, stepReading, useReading } from '../state/translation/reading.ts';
import type { SessionTranslations } from '../state/translation/session-translations.ts';
import { untranslatedReason } from '../state/translation/untranslated.ts';
import { useSessionTranslations, useTranslations } from '../state/translation/use-session-translations.ts';
import { AddFlagButton } from './AddFlagButton.tsx';
import { CheckList } from './CheckList.tsx';
import { FeedList } from './FeedList.tsx';
import { FilterBar } from './FilterBar.tsx';
import { EVERYTHING, type FilterChoice, feedFilterOf } from './filter-choice.ts';
import { Inspector } from './inspector/Inspector.tsx';
import { InspectorHint } from './inspector/InspectorHint.tsx';
import { useJudging } from './inspector/judging.ts';
import { LabelKeys } from './inspector/labels/LabelKeys.tsx';
import { PlacesContext, usePlacesOf } from './places/session-places.ts';
import { QueueList } from './QueueList.tsx';
import { SessionHeader } from './SessionHeader.tsx';
import { selectedText } from './selection-span.ts';
import { ContradictionNotice } from './speech/ContradictionNotice.tsx';
import { LaneOffset } from './speech/LaneOffset.tsx';
import { LiveSpeech } from './speech/LiveSpeech.tsx';
import { useContradictions } from './speech/use-contradictions.ts';
import { useSpoken, useSpokenLines } from './speech/use-spoken-lines.ts';
import { ReadingControl } from './translation/ReadingControl.tsx';
import { readingLanguageName } from './translation/translation-words.ts';
import { useSession } from './use-session.ts';
import { useFeed, useSessionFeed } from './use-session-feed.ts';
import './session-desk.css';

interface SessionDeskProps {
	readonly sessionId: string;
	/** Opens the feed at this message, e.g. one that was searched for. */
	readonly messageId?: number | null;
	/** Still being recorded: the feed follows its end. */
	readonly isLive: boolean;
	/** Drawn over the feed, of which it may say what is shown. */
	readonly stage?: (feed: SessionFeed, translations: SessionTranslations | null, chatDelayMs: number) => ReactNode;
	/** Speech and chat side by side, where all messages are shown. */
	readonly hasLanes?: boolean;
	/** Somebody watches the show as it happens: what the host says stands over the feed, and is called out where it contradicts the sheet. */
	readonly isWatched?: boolean;
}

/** One session, running or saved: its feed, its review queue and the inspector. */
export function SessionDesk({ sessionId, messageId = null, isLive, stage, hasLanes = false, isWatched = false }: SessionDeskProps) {
	const { t } = useTranslation(['live', 'translation', 'replies']);
	const faultWords = useFaultWords();
	const formatters = useFormatters();
	const interfaceLanguage = useInterfaceLanguage();
	const reading = useReading();
	const profile = useProfile();
	const feed = useSessionFeed(sessionId, { view: 'all', messageId });
	const translations = useSessionTranslations(feed);
	const spoken = useSpokenLines(feed, isWatched);
	const hasSpoken = useSpoken(spoken, (snapshot) => snapshot.hasSpoken);
	const { hasLanes: wantsLanes, chooseLanes } = useLanes();
	const contradictions = useContradictions(feed, spoken);
	const openChecks = useTranslations(translations, (known) => known?.openChecks ?? 0);
	const { session, show, chatDelayMs } = useSession(sessionId);
	const [isAligning, setIsAligning] = useState(false);
	const places = usePlacesOf(sessionId);
	useAskedCounts(sessionId);
	const view = useFeed(feed, (snapshot) => snapshot.view);
	const loading = useFeed(feed, (snapshot) => snapshot.loading);
	const error = useFeed(feed, (snapshot) => snapshot.error);
	// Only what this shell draws itself: it must not be drawn anew for every message.
	const isEmpty = useFeed(feed, () => feed.window.rows.length === 0);
	const selected = useFeed(feed, () => feed.selected);
	const [choice, setChoice] = useState<FilterChoice>(EVERYTHING);
	const search = useRef<HTMLInputElement>(null);

	const filter = useMemo(() => feedFilterOf(choice, profile?.languages ?? []), [choice, profile]);
	const isFirstFilter = useRef(true);
	useEffect(() => {
		if (isFirstFilter.current) isFirstFilter.current = false;
		else void feed.narrow(filter);
	}, [feed, filter]);

	const select = (id: number | null) => {
		if (id !== null) feed.stopFollowing();
		feed.select(id);
	};
	const goOn = (done: 'verdict' | 'translation') => {
		if (done === 'translation') {
			if (view === 'check') stepThroughChecks(1);
			return;
		}
		if (feed.store.getState().view !== 'review') return;
		const next = feed.queue.nextUnreviewed(feed.store.getState().selectedId);
		if (next !== null) select(next);
		else if (feed.queue.waiting > 0 || feed.queue.hasMore) void feed.loadQueue().then(() => select(feed.queue.nextUnreviewed(null)));
	};
	const judging = useJudging(feed, selected, session !== null && session.seal !== null, goOn);
	// A reason is asked for in the inspector, once its message is there.
	const [toDismiss, setToDismiss] = useState<{ readonly messageId: number; readonly flagId: number } | null>(null);
	const dismissContradiction = () => {
		if (contradictions.current === null) return;
		const { entry, judged } = contradictions.current;
		setToDismiss({ messageId: entry.message.id, flagId: judged.flag.id });
		void feed.open(entry.message.id);
	};
	useEffect(() => {
		if (toDismiss === null || selected?.message.id !== toDismiss.messageId) return;
		setToDismiss(null);
		judging.choose(toDismiss.flagId);
		judging.open('dismiss');
	}, [toDismiss, selected, judging]);
	const isLoudest = contradictions.current !== null && selected === null;
	const stepThroughChecks = (direction: 1 | -1) => {
		const { selectedId } = feed.store.getState();
		const rows = (translations?.toCheck ?? []).map((id): FeedRow => ({ type: 'message', id, order: id, at: 0 }));
		const next = neighbour(
			direction === 1 && selectedId === null ? rows.slice(0, 1) : rows,
			rows.findIndex(({ id }) => id === selectedId),
			direction,
		);
		if (next !== null) select(next);
	};
	// Without translations there is nothing to check.
	useEffect(() => {
		if (view === 'check' && translations === null) void feed.show('all');
	}, [feed, view, translations]);
	const correctTranslation = () => {
		if (selected === null) return;
		const reason = untranslatedReason(selected, likelyLanguage(reading, interfaceLanguage));
		if (reason === null) judging.open('translation');
		else if (reason !== 'system') {
			showToast({ level: 'info', text: t(`translation:nothing.${reason}`, { language: formatters.languageName(stateOf(selected).language.tag) }) });
			if (reason === 'und') judging.open('language');
		}
	};

	const step = (direction: 1 | -1) => {
		const { selectedId } = feed.store.getState();
		if (view === 'check') {
			stepThroughChecks(direction);
			return;
		}
		if (view === 'review') {
			const next = direction === 1 ? feed.queue.nextUnreviewed(selectedId) : feed.queue.previousUnreviewed(selectedId);
			if (next !== null) select(next);
			return;
		}
		const next = neighbour(feed.window.rows, selectedId === null ? -1 : feed.window.indexOf(selectedId), direction);
		if (next !== null) select(next);
	};
	const flagSelection = () => {
		const marked = selectedText(document.getSelection());
		if (marked !== null) select(marked.messageId);
		judging.open('flag', marked?.span ?? null);
		document.getSelection()?.removeAllRanges();
	};
	const hasSelection = selected !== null;
	useShortcuts([
		{ keys: 'j', label: view === 'review' ? t('keys.nextUnreviewed') : t('keys.next'), group: 'feed', run: () => step(1) },
		{ keys: 'k', label: view === 'review' ? t('keys.previousUnreviewed') : t('keys.previous'), group: 'feed', run: () => step(-1) },
		{ keys: 'ArrowDown', group: 'feed', run: () => step(1) },
		{ keys: 'ArrowUp', group: 'feed', run: () => step(-1) },
		{ keys: 'End', label: t('keys.end'), group: 'feed', run: () => void feed.follow() },
		{ keys: '/', label: t('keys.filter'), group: 'feed', run: () => search.current?.focus() },
		{ keys: 'g r', label: t('keys.toReview'), group: 'feed', run: () => void feed.show('review') },
		{ keys: 'g a', label: t('keys.all'), group: 'feed', run: () => void feed.show('all') },
		...(translations === null ? [] : [{ keys: 'g c', label: t('translation:keys.toCheck'), group: 'feed' as const, run: () => void feed.show('check') }]),
		{ keys: 'y', label: t('translation:keys.cycle'), group: 'feed', run: () => stepReading(interfaceLanguage) },
		{ keys: 'g p', label: t('keys.speech'), group: 'feed', run: () => void feed.show('speech') },
		{ keys: 'Escape', label: t('keys.close'), group: 'feed', run: () => (judging.form === 'none' ? select(null) : judging.close()) },
		{ keys: 'c', label: t('keys.confirm'), group: 'judging', run: () => (isLoudest ? contradictions : judging).judge('confirmed') },
		{ keys: 'd', label: t('keys.dismiss'), group: 'judging', run: () => (isLoudest ? dismissContradiction() : judging.open('dismiss')) },
		{ keys: 'e', label: t('keys.escalate'), group: 'judging', run: () => (isLoudest ? contradictions : judging).judge('escalated') },
		{ keys: 'r', label: t('replies:key'), group: 'judging', run: () => selected !== null && selected.message.kind !== 'system' && judging.open('reply') },
		{ keys: 'n', label: t('keys.note'), group: 'judging', run: () => hasSelection && judging.open('note') },
		{ keys: 'f', label: t('keys.flag'), group: 'judging', run: flagSelection },
		{ keys: 'm', group: 'judging', run: flagSelection },
		{ keys: 'l', label: t('keys.language'), group: 'judging', run: () => hasSelection && judging.open('language') },
		{ keys: 't', label: t('translation:keys.correct'), group: 'judging', run: correctTranslation },
		{ keys: 'u', label: t('keys.undo'), group: 'judging', run: () => judging.undo() },
	]);

	const isInLanes = (isWatched ? wantsLanes && hasSpoken : hasLanes) && view === 'all';
	const unreviewed = show === null ? (session?.unreviewed ?? 0) : show.unreviewed.high + show.unreviewed.medium + show.unreviewed.low;
	return (
		<PlacesContext value={places}>
			<div className="session-desk">
				<section
					className="session-main"
					data-reading={translations === null ? undefined : reading.display}
					aria-label={session?.show.title ?? t('session.name')}
				>
					<SessionHeader session={session} show={show} hasPlayer={stage !== undefined} />
					{stage?.(feed, translations, chatDelayMs)}
					{isWatched && (
						<>
							<ContradictionNotice contradictions={contradictions} hasKeys={isLoudest} onDismiss={dismissContradiction} onOpen={(id) => void feed.open(id)} />
							<LiveSpeech
								feed={feed}
								spoken={spoken}
								translations={translations}
								hasLanes={wantsLanes && view === 'all'}
								onLanes={chooseLanes}
								isAligning={isAligning}
								onAlign={setIsAligning}
								onOpen={(id) => void feed.open(id)}
							/>
							{isAligning && isInLanes && <LaneOffset sessionId={sessionId} chatDelayMs={chatDelayMs} selected={selected?.message ?? null} now={Date.now} />}
						</>
					)}
					<div className="session-bar">
						<Segmented<FeedView>
							label={t('view.name')}
							isLabelHidden
							segments={FEED_VIEWS.filter((id) => id !== 'check' || translations !== null).map((id) => ({
								id,
								name:
									id === 'review' ? (
										<CountedTab name={t('view.review')} count={unreviewed} />
									) : id === 'check' ? (
										<CountedTab name={t('translation:toCheck.view')} count={openChecks} />
									) : (
										t(`view.${id}`)
									),
							}))}
							value={view}
							onChange={(next) => void feed.show(next)}
						/>
						<FilterBar choice={choice} onChange={setChoice} searchRef={search} languages={show?.languages ?? {}} hasProfile={profile !== null}>
							<ReadingControl />
						</FilterBar>
					</div>
					{error !== null ? (
						<EmptyState
							tone="error"
							title={t('feed.failed')}
							action={
								error.code === 'session-not-found' ? (
									<Button onPress={() => navigate({ screen: 'sessions', sessionId: null, messageId: null })}>{t('session.back')}</Button>
								) : (
									<Button onPress={() => void feed.load()}>{t('feed.retry')}</Button>
								)
							}
						>
							{faultWords(error)}
						</EmptyState>
					) : view === 'review' ? (
						<QueueList feed={feed} translations={translations} onSelect={select} onClear={() => setChoice(EVERYTHING)} />
					) : view === 'check' && translations !== null ? (
						<CheckList feed={feed} translations={translations} onSelect={select} />
					) : isEmpty && loading === 'list' ? (
						<p className="session-loading" role="status">
							{t('feed.loading')}
						</p>
					) : isEmpty ? (
						<EmptyFeed isNarrowed={choice !== EVERYTHING || view === 'speech'} isLive={isLive} onClear={() => setChoice(EVERYTHING)} />
					) : (
						<FeedList feed={feed} translations={translations} onSelect={select} hasLanes={isInLanes} chatDelayMs={chatDelayMs} />
					)}
				</section>
				<p className="visually-hidden" aria-live="polite">
					{selected !== null && t('inspector.spoken', { author: selected.message.author.name, text: selected.message.text.slice(0, 300) })}
				</p>
				<p className="visually-hidden" aria-live="polite">
					{reading.to !== null &&
						t('translation:reading.said', {
							language: readingLanguageName(reading.to, formatters),
							display: t(`translation:reading.displays.${reading.display}`),
						})}
				</p>
				<LabelKeys feed={feed} messageId={selected?.message.id ?? null} isResting={judging.form !== 'none'} />
				<AddFlagButton onFlag={flagSelection} />
				{selected === null ? (
					<InspectorHint />
				) : (
					<Inspector feed={feed} entry={selected} translations={translations} judging={judging} onClose={() => select(null)} />
				)}
			</div>
		</PlacesContext>
	);
}

function CountedTab({ name, count }: { readonly name: string; readonly count: number }) {
	const { number } = useFormatters();
	return (
		<>
			{name}
			{count > 0 && <span className="count-badge">{number(count)}</span>}
		</>
	);
}

interface EmptyFeedProps {
	readonly isNarrowed: boolean;
	readonly isLive: boolean;
	readonly onClear: () => void;
}

function EmptyFeed({ isNarrowed, isLive, onClear }: EmptyFeedProps) {
	const { t } = useTranslation('live');
	if (isNarrowed) {
		return (
			<EmptyState title={t('feed.nothingFits')} action={<Button onPress={onClear}>{t('filter.clear')}</Button>}>
				{t('feed.nothingFitsText')}
			</EmptyState>
		);
	}
	return <EmptyState title={isLive ? t('feed.waiting') : t('feed.empty')}>{isLive ? t('feed.waitingText') : t('feed.emptyText')}</EmptyState>;
}

/** The message above or below; from nowhere, the newest. */
function neighbour(rows: readonly FeedRow[], from: number, direction: 1 | -1): number | null {
	let index = from === -1 ? rows.length - 1 : from + direction;
	while (index >= 0 && index < rows.length) {
		const row = rows[index];
		if (row?.type === 'message') return row.id;
		index += from === -1 ? -1 : direction;
	}
	return null;
}
