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

/** At ×50 nearly every frame is another second: what is written out follows at a pace that can be read. */
const WRITTEN_EVERY_MS = 250;

/** The moment in whole seconds since `from`, at once while nothing is played. */
export function useSecond(player: Player, from: number): number {
	const [position, setPosition] = useState(() => player.position);
	useEffect(() => {
		let writtenAt = Number.NEGATIVE_INFINITY;
		const write = ({ isPlaying }: PlayerSnapshot) => {
			const now = performance.now();
			if (isPlaying && now - writtenAt < WRITTEN_EVERY_MS) return;
			writtenAt = now;
			setPosition(player.position);
		};
		write(player.store.getState());
		return player.store.subscribe(write);
	}, [player]);
	return Math.max(0, Math.floor((position - from) / 1_000));
}
