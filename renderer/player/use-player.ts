import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { callDesk } from '../state/desk.ts';
import type { SessionFeed } from '../state/feed/session-feed.ts';
import { browserPlayClock, Player, type PlayerSnapshot } from './player.ts';

/** The player of an open session, for as long as its feed is on the screen. */
export function useNewPlayer(feed: SessionFeed): Player {
	const [made, setMade] = useState(() => ({ feed, player: new Player({ call: callDesk }, feed, browserPlayClock()) }));
	if (made.feed !== feed) setMade({ feed, player: new Player({ call: callDesk }, feed, browserPlayClock()) });
	const { player } = made;
	useEffect(() => player.start(), [player]);
	return player;
}

/** Re-renders when what the selector returns changes: do not select `position` itself, which moves with every frame. */
export function usePlayer<Part>(player: Player, selector: (snapshot: PlayerSnapshot) => Part): Part {
	return useStore(player.store, selector);
}
