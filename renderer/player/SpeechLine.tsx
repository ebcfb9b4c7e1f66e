import { useTranslation } from 'react-i18next';
import { SPEECH_HOLDS_MS } from '../../shared/model/timeline.ts';
import type { SessionTranslations } from '../state/translation/session-translations.ts';
import { useTranslations } from '../state/translation/use-session-translations.ts';
import type { Player } from './player.ts';
import { usePlayer } from './use-player.ts';

/** The host's last line, large enough to be read from where somebody sits back; it fades once it is over. */
export function SpeechLine({ player, translations }: { readonly player: Player; readonly translations: SessionTranslations | null }) {
	const { t } = useTranslation('player');
	const speech = usePlayer(player, (snapshot) => snapshot.speech);
	const isOver = usePlayer(player, ({ position, speech: said }) => said === null || position === null || position - said.receivedAt > 2 * SPEECH_HOLDS_MS);
	const translation = useTranslations(translations, () => (speech === null ? null : (translations?.get(speech.id)?.text ?? null)));
	if (speech === null) return null;
	return (
		<figure className="speech-line" data-is-over={isOver || undefined}>
			<figcaption>
				{t('hostSays')}
				{speech.author.name !== '' && <bdi>{speech.author.name}</bdi>}
			</figcaption>
			<blockquote dir="auto" lang={speech.language.tag === 'und' ? undefined : speech.language.tag}>
				{speech.text.slice(0, LONGEST)}
			</blockquote>
			{translation !== null && (
				<p className="speech-translation" dir="auto">
					{translation.slice(0, LONGEST)}
				</p>
			)}
		</figure>
	);
}

/** Two lines of it stand there; what is longer is read in the feed. */
const LONGEST = 300;
