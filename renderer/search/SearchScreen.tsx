import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_COUNTED } from '../../shared/model/search.ts';
import { parseSearch, problemsOf, type SearchProblem } from '../../shared/model/search-query.ts';
import { useShortcuts } from '../app/shortcuts.ts';
import { Button } from '../components/Button.tsx';
import { ArrowUpIcon } from '../components/icons.tsx';
import { Switch } from '../components/Switch.tsx';
import { navigate, redirect } from '../state/navigation.ts';
import { withProfile } from '../state/profile-prompt.ts';
import { useReading } from '../state/translation/reading.ts';
import { replaced } from './completion.ts';
import { problemWords } from './problem-words.ts';
import { rememberSearch } from './recent-searches.ts';
import { SaveSearchDialog } from './SaveSearchDialog.tsx';
import { SearchField } from './SearchField.tsx';
import { hitsInOrder, SearchResults } from './SearchResults.tsx';
import { SearchStart } from './SearchStart.tsx';
import { type Search, useSearch } from './use-search.ts';
import './search.css';

/** What was said and written, in all sessions, in the words of `shared/model/search-query.ts`. */
export function SearchScreen({ query }: { readonly query: string }) {
	const { t } = useTranslation('search');
	const [typed, setTyped] = useState(query);
	const [focusRequests, setFocusRequests] = useState(query === '' ? 1 : 0);
	const [isGrouped, setIsGrouped] = useState(false);
	const [isSaving, setIsSaving] = useState(false);
	const { to } = useReading();
	const search = useSearch(typed, to);
	const [caret, setCaret] = useState<number | null>(null);
	const problems = useMemo(() => problemsOf(parseSearch(typed)), [typed]);
	// What is being written is not wrong yet.
	const shownProblems = problems.filter(({ span }) => caret === null || caret < span.start || caret > span.end);
	const content = useRef<HTMLDivElement>(null);
	const { selectedId } = useHitKeys(search, isGrouped, typed, () => setFocusRequests((before) => before + 1));

	// The way back, and a link that was followed.
	useEffect(() => setTyped(query), [query]);
	const type = (text: string) => {
		setTyped(text);
		redirect({ screen: 'search', query: text });
	};
	// A step to come back to, unlike each letter typed.
	const searchFor = (text: string) => {
		rememberSearch(text);
		navigate({ screen: 'search', query: text });
	};
	const { state, newer } = search;
	const found = state?.phase === 'found' ? state : null;
	const hasHits = found !== null && found.hits.length > 0;
	useEffect(() => {
		if (!hasHits) return;
		const timer = setTimeout(() => rememberSearch(typed), REMEMBERED_AFTER_MS);
		return () => clearTimeout(timer);
	}, [typed, hasHits]);
	return (
		<main className="screen">
			<header className="screen-header search-header">
				<h1>{t('title')}</h1>
				<SearchField
					value={typed}
					onChange={type}
					onDone={() => rememberSearch(typed)}
					problems={shownProblems}
					focusRequests={focusRequests}
					onCaretMove={setCaret}
				/>
				{typed.trim() !== '' && <Button onPress={() => withProfile(() => setIsSaving(true))}>{t('save.action')}</Button>}
			</header>
			{shownProblems.length > 0 && <Problems problems={shownProblems} typed={typed} onMend={type} />}
			{typed.trim() !== '' && found !== null && (hasHits || found.waiting !== null || newer !== null) && (
				<div className="search-summary">
					<p role="status">{found.count.isMore ? t('moreThan', { most: MOST_COUNTED }) : t('count', { count: found.count.messages })}</p>
					{found.waiting !== null && <p className="search-waiting">{t('waiting', { count: found.waiting })}</p>}
					{newer !== null && (
						<Button
							size="small"
							icon={<ArrowUpIcon />}
							onPress={() => {
								content.current?.scrollTo({ top: 0 });
								search.refresh();
							}}
						>
							{newer.isMore ? t('manyNewer', { most: MOST_COUNTED }) : t('newer', { count: newer.messages })}
						</Button>
					)}
					<span className="search-grouping">
						<Switch label={t('group')} isSelected={isGrouped} onChange={setIsGrouped}>
							{t('group')}
						</Switch>
					</span>
				</div>
			)}
			<div className="search-content" ref={content}>
				{typed.trim() === '' ? (
					<SearchStart
						onSearch={searchFor}
						onInsert={(text) => {
							type(text);
							setFocusRequests((before) => before + 1);
						}}
					/>
				) : (
					<SearchResults search={search} isGrouped={isGrouped} selectedId={selectedId} onSearch={searchFor} />
				)}
			</div>
			{isSaving && <SaveSearchDialog query={typed.trim()} saved={null} onClose={() => setIsSaving(false)} />}
		</main>
	);
}

/** Somebody who looks at what was found this long has meant it. */
const REMEMBERED_AFTER_MS = 3_000;

/** j and k go through the hits, Enter opens one, / goes back to the field. */
function useHitKeys(search: Search, isGrouped: boolean, typed: string, goToField: () => void): { readonly selectedId: number | null } {
	const { t } = useTranslation('search');
	const [selectedId, setSelectedId] = useState<number | null>(null);
	// Another search begins at its first hit.
	useEffect(() => setSelectedId(null), [typed]);
	const hits = search.state?.phase === 'found' ? hitsInOrder(search.state.hits, isGrouped) : [];
	const index = hits.findIndex(({ message }) => message.id === selectedId);
	const select = (wanted: number) => {
		const hit = hits[Math.max(0, Math.min(hits.length - 1, wanted))];
		if (hit) setSelectedId(hit.message.id);
	};
	const selected = hits[index];
	useShortcuts([
		{ keys: '/', label: t('keys.field'), group: 'feed', run: goToField },
		...(hits.length === 0
			? []
			: [
					{ keys: 'j', label: t('keys.next'), group: 'feed' as const, run: () => select(index + 1) },
					{ keys: 'k', label: t('keys.previous'), group: 'feed' as const, run: () => select(index - 1) },
				]),
		...(selected === undefined
			? []
			: [
					{
						keys: 'o',
						label: t('keys.open'),
						group: 'feed' as const,
						run: () => open(selected.session.id, selected.message.id),
					},
					{ keys: 'Enter', group: 'feed' as const, run: () => open(selected.session.id, selected.message.id) },
				]),
	]);
	return { selectedId: selected === undefined ? null : selectedId };
}

function open(sessionId: string, messageId: number): void {
	navigate({ screen: 'sessions', sessionId, messageId });
}

interface ProblemsProps {
	readonly problems: readonly SearchProblem[];
	readonly typed: string;
	readonly onMend: (text: string) => void;
}

/** What of the query is not understood, and what would be. */
function Problems({ problems, typed, onMend }: ProblemsProps) {
	const { t } = useTranslation('search');
	return (
		<section className="search-problems" aria-label={t('problem.title')}>
			<h2>{t('problem.title')}</h2>
			<ul aria-live="polite">
				{problems.map(({ span, trouble }) => (
					<li key={span.start}>
						{problemWords(trouble, t)}
						{trouble.code === 'unknown-predicate' && trouble.nearest !== null && (
							<button
								type="button"
								className="link-button"
								onClick={() => {
									const start = typed.charAt(span.start) === '-' ? span.start + 1 : span.start;
									onMend(replaced(typed, { start, end: start + trouble.name.length }, trouble.nearest ?? '').text);
								}}
							>
								{t('problem.use', { nearest: `\u2068${trouble.nearest}:\u2069` })}
							</button>
						)}
					</li>
				))}
			</ul>
		</section>
	);
}
