import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { askDesk, onDeskEvent, onFrameCommitted, useGeneration } from '../../state/desk.ts';
import type { SessionFeed } from '../../state/feed/session-feed.ts';
import { SpokenLines, type SpokenSnapshot } from '../../state/speech/spoken-lines.ts';

/** What the host of a watched show says, kept in step with the desk; nothing is asked for while it is not watched. */
export function useSpokenLines(feed: SessionFeed, isWatched: boolean): SpokenLines {
	const generation = useGeneration();
	const [made, setMade] = useState(() => ({ feed, spoken: spokenIn(feed) }));
	if (made.feed !== feed) setMade({ feed, spoken: spokenIn(feed) });
	const { spoken } = made;
	useEffect(() => {
		if (!isWatched) return;
		const endEvents = onDeskEvent((event) => spoken.apply(event));
		const endFrames = onFrameCommitted(() => spoken.commit());
		return () => {
			endEvents();
			endFrames();
			spoken.close();
		};
	}, [spoken, isWatched]);
	useEffect(() => {
		// The feed of the same session fails with the same cause and says so.
		if (generation > 0 && isWatched) spoken.load().catch(() => {});
	}, [spoken, generation, isWatched]);
	return spoken;
}

/** Re-renders when what the selector returns changes. */
export function useSpoken<Part>(spoken: SpokenLines, selector: (snapshot: SpokenSnapshot) => Part): Part {
	return useStore(spoken.store, selector);
}

function spokenIn(feed: SessionFeed): SpokenLines {
	return new SpokenLines(feed.sessionId, feed.book, { call: askDesk });
}
