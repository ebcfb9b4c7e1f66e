import { useTranslation } from 'react-i18next';
import { offsetText } from '../../shared/model/show-offset.ts';
import type { Timeline } from '../../shared/model/timeline.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { factsOf, stepAt } from './moment-words.ts';
import type { Player } from './player.ts';
import { useSecond } from './use-player.ts';

interface MomentReadoutProps {
	readonly player: Player;
	readonly shown: Timeline;
	/** The moment under the pointer; null: the player's own. */
	readonly hovered: number | null;
}

/** The numbers of one moment of the timeline; the slider says the same to those who hear the page. */
export function MomentReadout({ player, shown, hovered }: MomentReadoutProps) {
	const { t } = useTranslation('player');
	const formatters = useFormatters();
	const second = useSecond(player, shown.whole.from);
	const at = hovered ?? shown.whole.from + second * 1_000;
	const facts = factsOf(shown, stepAt(shown, at), t, formatters);
	return (
		<p className="moment-readout" aria-hidden="true" data-is-hovered={hovered !== null || undefined}>
			<span className="moment-time" dir="ltr">
				{offsetText(at - shown.whole.from)}
			</span>
			<span className="moment-step">{t('perStep', { step: formatters.duration(shown.stepMs) })}</span>
			{facts.length === 0 && <span>{t('nothing')}</span>}
			{facts.map(({ name, count }) => (
				<span key={name}>
					{name}
					{count !== null && <b>{formatters.number(count)}</b>}
				</span>
			))}
		</p>
	);
}
