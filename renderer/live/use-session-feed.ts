import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { askDesk, onDeskEvent, onFrameCommitted, useGeneration } from '../state/desk.ts';
import { type FeedSnapshot, type FeedView, SessionFeed } from '../state/feed/session-feed.ts';

/** The feed of one session for as long as it is on the screen, kept in step with the desk. */
export function useSessionFeed(sessionId: string, start: { readonly view: FeedView; readonly messageId: number | null }): SessionFeed {
	const { view, messageId } = start;
	const generation = useGeneration();
	const [feed, setFeed] = useState(() => new SessionFeed(sessionId, { call: askDesk }, start));
	if (feed.sessionId !== sessionId) setFeed(new SessionFeed(sessionId, { call: askDesk }, { view, messageId }));
	useEffect(() => {
		const endEvents = onDeskEvent((event) => feed.apply(event));
		const endFrames = onFrameCommitted(() => feed.commit());
		return () => {
			endEvents();
			endFrames();
		};
	}, [feed]);
	// A new generation means that events were missed for good; before the first one the desk has not answered yet.
	useEffect(() => {
		if (generation > 0) void feed.load(messageId);
	}, [feed, generation, messageId]);
	return feed;
}

/** Re-renders when what the selector returns changes. */
export function useFeed<Part>(feed: SessionFeed, selector: (snapshot: FeedSnapshot) => Part): Part {
	return useStore(feed.store, selector);
}
