import { SPEECH_HOLDS_MS } from '../../shared/model/timeline.ts';
import { CurrentLine, LONGEST_LINE } from '../live/speech/CurrentLine.tsx';
import type { SessionTranslations } from '../state/translation/session-translations.ts';
import { useTranslations } from '../state/translation/use-session-translations.ts';
import type { Player } from './player.ts';
import { usePlayer } from './use-player.ts';

/** What the host was saying at the player's moment. */
export function SpeechLine({ player, translations }: { readonly player: Player; readonly translations: SessionTranslations | null }) {
	const speech = usePlayer(player, (snapshot) => snapshot.speech);
	const isOver = usePlayer(player, ({ position, speech: said }) => said === null || position === null || position - said.receivedAt > 2 * SPEECH_HOLDS_MS);
	const translation = useTranslations(translations, () => (speech === null ? null : (translations?.get(speech.id)?.text ?? null)));
	if (speech === null) return null;
	return (
		<CurrentLine author={speech.author.name} language={speech.language.tag} state={isOver ? 'over' : 'said'} translation={translation}>
			{speech.text.slice(0, LONGEST_LINE)}
		</CurrentLine>
	);
}
