import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { Message } from '../../../shared/model/message.ts';
import { type Place, placeKey } from '../../../shared/model/place.ts';
import { askDesk, onDeskEvent, useGeneration } from '../../state/desk.ts';
import { namesOf, type PlaceName } from './place-names.ts';

/** Where the messages of the open session are heard. */
export interface SessionPlaces {
	readonly places: readonly Place[];
	readonly names: ReadonlyMap<string, PlaceName>;
	/** Null where the session has one place alone, so that nothing has to be told apart. */
	readonly nameOf: (message: Message) => PlaceName | null;
}

const NOWHERE: SessionPlaces = { places: [], names: new Map(), nameOf: () => null };

/** Of the session whose rows stand below. */
export const PlacesContext = createContext<SessionPlaces>(NOWHERE);

export function useSessionPlaces(): SessionPlaces {
	return useContext(PlacesContext);
}

/** Relays name platforms as they hear them: many new ones are asked for at once. */
const PAUSE_MS = 500;

/** The places of a session, and of a running one also those that come to be heard. */
export function usePlacesOf(sessionId: string): SessionPlaces {
	const generation = useGeneration();
	const [known, setKnown] = useState<{ readonly sessionId: string; readonly places: readonly Place[] } | null>(null);
	useEffect(() => {
		if (generation === 0) return;
		let isCurrent = true;
		let timer: ReturnType<typeof setTimeout> | null = null;
		const keys = new Set<string>();
		const ask = () => {
			timer = null;
			askDesk('feed.places', { sessionId }).then(
				(places) => {
					if (!isCurrent) return;
					for (const { key } of places) keys.add(key);
					setKnown({ sessionId, places });
				},
				// The feed of the same session fails with the same cause and says so.
				() => {},
			);
		};
		ask();
		const end = onDeskEvent((event) => {
			if (event.type !== 'messages' || event.sessionId !== sessionId) return;
			const fresh = event.messages.filter((message) => message.kind === 'chat' && !keys.has(placeKey(message)));
			for (const message of fresh) keys.add(placeKey(message));
			if (fresh.length > 0) timer ??= setTimeout(ask, PAUSE_MS);
		});
		return () => {
			isCurrent = false;
			end();
			if (timer !== null) clearTimeout(timer);
		};
	}, [sessionId, generation]);
	return useMemo(() => (known?.sessionId === sessionId ? placesFrom(known.places) : NOWHERE), [known, sessionId]);
}

function placesFrom(places: readonly Place[]): SessionPlaces {
	const names = namesOf(places);
	return { places, names, nameOf: (message) => (places.length < 2 || message.kind !== 'chat' ? null : (names.get(placeKey(message)) ?? null)) };
}
