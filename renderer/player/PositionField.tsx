import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offsetText } from '../../shared/model/show-offset.ts';
import type { Stretch } from '../../shared/model/timeline.ts';
import { showToast } from '../components/ToastRegion.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';
import { readMoment } from './offset.ts';
import type { Player } from './player.ts';
import { useSecond } from './use-player.ts';

/** Where the player is: the offset into the show, which can be typed over, its length, and the time of day. */
export function PositionField({ player, whole }: { readonly player: Player; readonly whole: Stretch }) {
	const { t } = useTranslation('player');
	const formatters = useFormatters();
	const second = useSecond(player, whole.from);
	const [typed, setTyped] = useState<string | null>(null);
	const go = () => {
		if (typed === null) return;
		const at = readMoment(typed, whole);
		setTyped(null);
		if (at === null) showToast({ level: 'warning', text: t('badTime') });
		else void player.seek(at);
	};
	return (
		<div className="player-position">
			<input
				className="player-offset"
				dir="ltr"
				inputMode="numeric"
				autoComplete="off"
				aria-label={t('position')}
				title={t('position')}
				value={typed ?? offsetText(second * 1_000)}
				onFocus={(event) => event.currentTarget.select()}
				onChange={(event) => setTyped(event.currentTarget.value)}
				onBlur={() => setTyped(null)}
				onKeyDown={(event) => {
					if (event.key === 'Enter') {
						go();
						event.currentTarget.blur();
					} else if (event.key === 'Escape') {
						setTyped(null);
						event.currentTarget.blur();
					}
				}}
			/>
			<span className="player-length">{t('length', { length: offsetText(whole.to - whole.from) })}</span>
			<time className="player-clock" title={t('clock')} dateTime={new Date(whole.from + second * 1_000).toISOString()}>
				{formatters.timeOfDay(whole.from + second * 1_000)}
			</time>
		</div>
	);
}
