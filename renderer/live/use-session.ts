import { useEffect, useState } from 'react';
import type { LiveShow, Session } from '../../shared/model/show.ts';
import { askDesk, onDeskEvent, useGeneration, useShow } from '../state/desk.ts';

/** A session, while it runs what is known of its show, and how its lanes are aligned. The first two are null until the desk has answered. */
export function useSession(sessionId: string): { readonly session: Session | null; readonly show: LiveShow | null; readonly chatDelayMs: number } {
	const show = useShow(sessionId);
	const generation = useGeneration();
	const [saved, setSaved] = useState<Session | null>(null);
	useEffect(() => {
		let isCurrent = true;
		if (generation > 0) {
			askDesk('session.get', { sessionId }).then(
				(session) => {
					if (isCurrent) setSaved(session);
				},
				// The feed of the same session fails with the same cause and says so.
				() => {},
			);
		}
		const end = onDeskEvent((event) => {
			if (event.type === 'session' && event.session.id === sessionId) setSaved(event.session);
		});
		return () => {
			isCurrent = false;
			end();
		};
	}, [sessionId, generation]);
	const kept = saved?.id === sessionId ? saved : null;
	return { session: show?.session ?? kept, show, chatDelayMs: kept?.chatDelayMs ?? 0 };
}
