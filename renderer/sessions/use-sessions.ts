import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Session } from '../../shared/model/show.ts';
import { callDesk, onDeskEvent, useGeneration, useIsConnected, useShows } from '../state/desk.ts';

export type SessionList =
	| { readonly phase: 'loading' }
	| { readonly phase: 'failed'; readonly error: unknown }
	/** Newest first; the counts of running ones are those of now. */
	| { readonly phase: 'loaded'; readonly sessions: readonly Session[] };

/** All sessions, kept up to date while the screen is open. */
export function useSessions(): { readonly list: SessionList; readonly reload: () => void } {
	const generation = useGeneration();
	const isConnected = useIsConnected();
	const shows = useShows();
	const [list, setList] = useState<SessionList>({ phase: 'loading' });
	const [attempt, setAttempt] = useState(0);

	// A new generation or another attempt loads afresh.
	useEffect(() => {
		if (!isConnected) return;
		let isCurrent = true;
		callDesk('session.list', {}).then(
			(sessions) => isCurrent && setList({ phase: 'loaded', sessions }),
			(error: unknown) => isCurrent && setList({ phase: 'failed', error }),
		);
		return () => {
			isCurrent = false;
		};
	}, [isConnected, generation, attempt]);

	useEffect(
		() =>
			onDeskEvent((event) => {
				if (event.type !== 'session') return;
				setList((before) => (before.phase === 'loaded' ? { phase: 'loaded', sessions: withSession(before.sessions, event.session) } : before));
			}),
		[],
	);

	const reload = useCallback(() => {
		setList((before) => (before.phase === 'failed' ? { phase: 'loading' } : before));
		setAttempt((before) => before + 1);
	}, []);
	const current = useMemo((): SessionList => {
		if (list.phase !== 'loaded' || !shows) return list;
		return { phase: 'loaded', sessions: list.sessions.map((session) => shows.find((show) => show.session.id === session.id)?.session ?? session) };
	}, [list, shows]);
	return { list: current, reload };
}

function withSession(sessions: readonly Session[], changed: Session): readonly Session[] {
	return [...sessions.filter((session) => session.id !== changed.id), changed].sort((a, b) => b.startedAt - a.startedAt);
}
