import { useEffect, useMemo, useRef } from 'react';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { Session } from '../../shared/model/show.ts';
import { askDesk, callDesk, onDeskEvent, useShows } from '../state/desk.ts';
import { useKept } from '../state/use-kept.ts';

export type SessionList =
	| { readonly phase: 'loading' }
	| { readonly phase: 'failed'; readonly error: unknown }
	/** Newest first; the counts of running ones are those of now. */
	| { readonly phase: 'loaded'; readonly sessions: readonly Session[] };

/** All sessions, kept up to date while the screen is open. */
export function useSessions(): { readonly list: SessionList; readonly reload: () => void } {
	const shows = useShows();
	const { kept, reload, change } = useKept(loadSessions, followSessions);
	useJudgedSessions((session) => change((sessions) => followSessions(sessions, { seq: 0, type: 'session', session })));
	const list = useMemo((): SessionList => {
		if (kept.phase !== 'loaded') return kept;
		const running = new Map(shows?.map((show) => [show.session.id, show.session]));
		return { phase: 'loaded', sessions: kept.value.map((session) => nowOf(session, running.get(session.id))) };
	}, [kept, shows]);
	return { list, reload };
}

/** People judge several flags in a second: a session is asked for once they pause. */
const PAUSE_MS = 400;

/** Asks for the sessions that people annotate, one by one. */
function useJudgedSessions(onSession: (session: Session) => void): void {
	const told = useRef(onSession);
	told.current = onSession;
	useEffect(() => {
		const waiting = new Set<string>();
		let timer: ReturnType<typeof setTimeout> | null = null;
		const ask = () => {
			timer = null;
			for (const sessionId of waiting) {
				// A session that is gone meanwhile is told by an event of its own.
				askDesk('session.get', { sessionId }).then(
					(session) => told.current(session),
					() => undefined,
				);
			}
			waiting.clear();
		};
		const unsubscribe = onDeskEvent((event) => {
			if (event.type !== 'annotation') return;
			waiting.add(event.annotation.sessionId);
			timer ??= setTimeout(ask, PAUSE_MS);
		});
		return () => {
			unsubscribe();
			if (timer !== null) clearTimeout(timer);
		};
	}, []);
}

/** What a running show tells each second knows nothing of tags. */
function nowOf(session: Session, running: Session | undefined): Session {
	return running === undefined ? session : { ...running, tags: session.tags, archivedAt: session.archivedAt, seal: session.seal };
}

function loadSessions(): Promise<readonly Session[]> {
	return callDesk('session.list', {});
}

function followSessions(sessions: readonly Session[], event: DeskEvent): readonly Session[] {
	if (event.type === 'sessionErased') return sessions.filter((session) => session.id !== event.sessionId);
	if (event.type !== 'session') return sessions;
	const { session: changed } = event;
	return [...sessions.filter((session) => session.id !== changed.id), changed].sort((a, b) => b.startedAt - a.startedAt);
}
