import { useMemo } from 'react';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { Session } from '../../shared/model/show.ts';
import { callDesk, useShows } from '../state/desk.ts';
import { useKept } from '../state/use-kept.ts';

export type SessionList =
	| { readonly phase: 'loading' }
	| { readonly phase: 'failed'; readonly error: unknown }
	/** Newest first; the counts of running ones are those of now. */
	| { readonly phase: 'loaded'; readonly sessions: readonly Session[] };

/** All sessions, kept up to date while the screen is open. */
export function useSessions(): { readonly list: SessionList; readonly reload: () => void } {
	const shows = useShows();
	const { kept, reload } = useKept(loadSessions, followSessions);
	const list = useMemo((): SessionList => {
		if (kept.phase !== 'loaded') return kept;
		return { phase: 'loaded', sessions: kept.value.map((session) => shows?.find((show) => show.session.id === session.id)?.session ?? session) };
	}, [kept, shows]);
	return { list, reload };
}

function loadSessions(): Promise<readonly Session[]> {
	return callDesk('session.list', {});
}

function followSessions(sessions: readonly Session[], event: DeskEvent): readonly Session[] {
	if (event.type !== 'session') return sessions;
	const { session: changed } = event;
	return [...sessions.filter((session) => session.id !== changed.id), changed].sort((a, b) => b.startedAt - a.startedAt);
}
