import { ClocksLine, hasClocks } from '../live/compliance/Clocks.tsx';
import type { ClocksState } from '../live/compliance/use-clocks.ts';
import type { Player } from './player.ts';
import { usePlayedClocks } from './use-played-clocks.ts';

interface PlayedClocksProps {
	readonly player: Player;
	readonly sessionId: string;
	/** The host was heard, so there will be something to say: its room is kept. */
	readonly hasSpeech: boolean;
	/** Of all that is known of the session. */
	readonly end: number;
	readonly atEnd: ClocksState;
}

/** The clocks as they stood at the player's moment. */
export function PlayedClocks({ player, sessionId, hasSpeech, end, atEnd }: PlayedClocksProps) {
	const hasAny = atEnd.clocks !== null && hasClocks(atEnd.clocks);
	const known = usePlayedClocks(player, sessionId, hasAny ? end : null, atEnd);
	if (atEnd.clocks !== null && !hasAny) return null;
	return (
		<div className="player-clocks" data-is-kept={hasSpeech || undefined}>
			<ClocksLine known={known} now={known.clocks?.at ?? end} />
		</div>
	);
}
