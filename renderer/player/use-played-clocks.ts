import { useEffect, useState } from 'react';
import type { ComplianceClocks } from '../../shared/model/compliance.ts';
import type { ClocksState } from '../live/compliance/use-clocks.ts';
import { callDesk } from '../state/desk.ts';
import type { Player, PlayerSnapshot } from './player.ts';

/** While a show is played they are read this often: at ×50 every half minute of it. The desk goes on from the look before. */
const READ_EVERY_MS = 600;
/** At rest a moment this far from the one read shows the same. */
const SAME_MOMENT_MS = 1_000;

/** The clocks at the player's moment. @param end of the session; null where it has none to read. At the end they are `atEnd` */
export function usePlayedClocks(player: Player, sessionId: string, end: number | null, atEnd: ClocksState): ClocksState {
	const [read, setRead] = useState<{ readonly clocks: ComplianceClocks | null; readonly error: unknown } | null>(null);
	const [asked, setAsked] = useState(0);
	const { clocks: final } = atEnd;
	// `final` and `asked`: what was set or taken back since changes every moment.
	useEffect(() => {
		if (end === null) return;
		let isCurrent = true;
		let isAsking = false;
		let timer: ReturnType<typeof setTimeout> | null = null;
		let readAt: number | null = null;
		const look = () => {
			timer = null;
			const { position } = player.store.getState();
			if (!isCurrent || isAsking || position === null) return;
			if (position >= end) {
				readAt = null;
				setRead(null);
				return;
			}
			if (readAt !== null && Math.abs(position - readAt) < SAME_MOMENT_MS) return;
			readAt = position;
			isAsking = true;
			callDesk('compliance.clocks', { sessionId, at: Math.round(position) })
				.then(
					(clocks) => isCurrent && setRead({ clocks, error: null }),
					(error: unknown) => isCurrent && setRead({ clocks: null, error }),
				)
				.finally(() => {
					isAsking = false;
					lookSoon(player.store.getState());
				});
		};
		const lookSoon = ({ isPlaying }: PlayerSnapshot) => {
			timer ??= setTimeout(look, isPlaying ? READ_EVERY_MS : 0);
		};
		lookSoon(player.store.getState());
		const endFollowing = player.store.subscribe(lookSoon);
		return () => {
			isCurrent = false;
			endFollowing();
			if (timer !== null) clearTimeout(timer);
		};
	}, [player, sessionId, end, final, asked]);
	if (read === null) return atEnd;
	return { ...read, reload: () => setAsked((times) => times + 1), show: atEnd.show };
}
