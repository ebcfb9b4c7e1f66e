import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { callDesk, onDeskEvent, onFrameCommitted, useGeneration } from '../desk.ts';
import type { SessionFeed } from '../feed/session-feed.ts';
import { useReading } from './reading.ts';
import { SessionTranslations } from './session-translations.ts';

/** The translations of what a feed shows, for as long as it is on the screen; null while messages are not translated. */
export function useSessionTranslations(feed: SessionFeed): SessionTranslations | null {
	const { to } = useReading();
	const generation = useGeneration();
	const translations = useMemo(() => (to === null ? null : new SessionTranslations(feed.sessionId, to, { call: callDesk }, feed.book)), [feed, to]);
	useEffect(() => {
		if (translations === null) return;
		const endEvents = onDeskEvent((event) => translations.apply(event));
		const endFrames = onFrameCommitted(() => translations.commit());
		return () => {
			endEvents();
			endFrames();
			translations.rest();
		};
	}, [translations]);
	// A desk that has started anew knows of no wish.
	useEffect(() => {
		if (generation > 0) translations?.renew();
	}, [translations, generation]);
	return translations;
}

/** Re-renders when what the selector returns changes. */
export function useTranslations<Part>(translations: SessionTranslations | null, select: (translations: SessionTranslations | null) => Part): Part {
	const subscribe = useCallback((listener: () => void) => translations?.store.subscribe(listener) ?? (() => undefined), [translations]);
	return useSyncExternalStore(subscribe, () => select(translations));
}

/** Grows with every change; read it where many translations are shown. */
export function translationsVersion(translations: SessionTranslations | null): number {
	return translations?.store.getState().version ?? 0;
}
