import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { HitCount, LooserSearch, SearchHit, SearchPage } from '../../shared/model/search.ts';
import { callDesk, onDeskEvent, useIsConnected } from '../state/desk.ts';

export type SearchState =
	| { readonly phase: 'searching' }
	| { readonly phase: 'failed'; readonly error: unknown }
	| {
			readonly phase: 'found';
			/** What was searched for: more may be typed already. */
			readonly text: string;
			/** Newest first. */
			readonly hits: readonly SearchHit[];
			readonly hasMore: boolean;
			readonly isLoadingMore: boolean;
			readonly count: HitCount;
			readonly waiting: number | null;
			/** Where nothing was found: what would be without a part of the query. */
			readonly looser: readonly LooserSearch[];
	  };

export interface Search {
	/** Null while there is nothing to search for. */
	readonly state: SearchState | null;
	/** Hits that came since; the list does not move for them. */
	readonly newer: HitCount | null;
	readonly loadMore: () => Promise<void>;
	/** Searches again, as after a failure or for what is newer. */
	readonly refresh: () => void;
}

/** A pause in typing: fewer searches, and none a person has to wait for. */
const PAUSE_MS = 200;
const PAGE_SIZE = 50;
/** A fast show is asked about this often. */
const NEWER_PAUSE_MS = 2_000;
/** What an older index knew is made anew at some 40,000 messages a second. */
const WAITING_PAUSE_MS = 3_000;

const TIME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * Searches the messages of all sessions while a person types.
 * @param translateTo what translations are wanted in; null: none
 */
export function useSearch(typed: string, translateTo: string | null): Search {
	const text = typed.trim();
	const isConnected = useIsConnected();
	const [state, setState] = useState<SearchState | null>(null);
	const [newer, setNewer] = useState<HitCount | null>(null);
	const [attempt, setAttempt] = useState(0);
	const refresh = useCallback(() => setAttempt((before) => before + 1), []);

	// Another attempt searches again.
	useEffect(() => {
		setNewer(null);
		if (text === '') {
			setState(null);
			return;
		}
		if (!isConnected) return;
		let isCurrent = true;
		setState((before) => (before?.phase === 'found' ? before : { phase: 'searching' }));
		const timer = setTimeout(
			() => {
				searched(text, translateTo).then(
					(found) => isCurrent && setState(found),
					(error: unknown) => isCurrent && setState({ phase: 'failed', error }),
				);
			},
			attempt === 0 ? PAUSE_MS : 0,
		);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [text, translateTo, attempt, isConnected]);

	const found = state?.phase === 'found' ? state : null;
	const isWaiting = found?.waiting !== null && found?.waiting !== undefined;
	useEffect(() => {
		if (!isWaiting) return;
		const timer = setInterval(refresh, WAITING_PAUSE_MS);
		return () => clearInterval(timer);
	}, [isWaiting, refresh]);

	useEffect(() => onDeskEvent((event) => setState((before) => (before?.phase === 'found' ? followed(before, event) : before))), []);

	const newest = found?.hits[0]?.message.id ?? 0;
	useNewer(found?.text ?? null, newest, setNewer);

	async function loadMore(): Promise<void> {
		if (found === null || found.isLoadingMore) return;
		const last = found.hits.at(-1);
		if (!last) return;
		const asked = { ...found, isLoadingMore: true };
		setState(asked);
		try {
			const page = await ask(found.text, translateTo, last.message.id);
			setState((now) =>
				now?.phase === 'found' && now.text === found.text ? { ...now, hits: [...now.hits, ...page.hits], hasMore: page.hasMore, isLoadingMore: false } : now,
			);
		} catch (error) {
			setState((now) => (now?.phase === 'found' && now.text === found.text ? { phase: 'failed', error } : now));
		}
	}

	return { state, newer, loadMore, refresh };
}

function ask(text: string, translateTo: string | null, before?: number): Promise<SearchPage> {
	return callDesk('session.search', {
		text,
		timeZone: TIME_ZONE,
		limit: PAGE_SIZE,
		...(translateTo === null ? {} : { translateTo }),
		...(before === undefined ? {} : { before }),
	});
}

async function searched(text: string, translateTo: string | null): Promise<SearchState> {
	const page = await ask(text, translateTo);
	const looser = page.hits.length === 0 ? await callDesk('search.loosen', { text, timeZone: TIME_ZONE }) : [];
	return { phase: 'found', text, ...page, isLoadingMore: false, looser };
}

/** What people and platforms do to a hit shows at once. */
function followed(state: SearchState & { readonly phase: 'found' }, event: DeskEvent): SearchState {
	if (event.type === 'annotation') {
		const { annotation } = event;
		return withHit(state, annotation.messageId, (hit) =>
			hit.annotations.some(({ id }) => id === annotation.id) ? hit : { ...hit, annotations: [...hit.annotations, annotation] },
		);
	}
	if (event.type === 'deletions') {
		return event.deletions.reduce<SearchState & { readonly phase: 'found' }>(
			(now, deletion) => withHit(now, deletion.messageId, (hit) => ({ ...hit, deletion })),
			state,
		);
	}
	return state;
}

function withHit(
	state: SearchState & { readonly phase: 'found' },
	messageId: number,
	change: (hit: SearchHit) => SearchHit,
): SearchState & { readonly phase: 'found' } {
	if (!state.hits.some(({ message }) => message.id === messageId)) return state;
	return { ...state, hits: state.hits.map((hit) => (hit.message.id === messageId ? change(hit) : hit)) };
}

/** While shows run, asks now and then what has come since. */
function useNewer(text: string | null, newest: number, tell: (count: HitCount | null) => void): void {
	const telling = useRef(tell);
	telling.current = tell;
	useEffect(() => {
		if (text === null) return;
		let timer: ReturnType<typeof setTimeout> | null = null;
		let isCurrent = true;
		const look = () => {
			timer = null;
			callDesk('search.newer', { text, timeZone: TIME_ZONE, after: newest }).then(
				(count) => isCurrent && telling.current(count.messages === 0 ? null : count),
				// The next message asks again.
				() => undefined,
			);
		};
		const stop = onDeskEvent((event) => {
			if (event.type === 'messages') timer ??= setTimeout(look, NEWER_PAUSE_MS);
		});
		return () => {
			isCurrent = false;
			stop();
			if (timer !== null) clearTimeout(timer);
		};
	}, [text, newest]);
}
