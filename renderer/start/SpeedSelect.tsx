import { useTranslation } from 'react-i18next';
import { REPLAY_SPEEDS, type ReplaySpeed } from '../../shared/model/show.ts';
import { Segmented } from '../components/Segmented.tsx';
import { useFormatters } from '../i18n/use-formatters.ts';

export interface SpeedSelectProps {
	readonly value: ReplaySpeed;
	readonly onChange: (speed: ReplaySpeed) => void;
}

/** How fast a recorded show is played. */
export function SpeedSelect({ value, onChange }: SpeedSelectProps) {
	const { t } = useTranslation('start');
	const { number } = useFormatters();
	return (
		<Segmented
			label={t('show.speed')}
			segments={[
				...REPLAY_SPEEDS.map((factor) => ({ id: String(factor), name: t('show.speedTimes', { factor: number(factor) }) })),
				{ id: 'unlimited', name: t('show.speedUnlimited') },
			]}
			value={String(value)}
			onChange={(id) => onChange(id === 'unlimited' ? 'unlimited' : Number(id))}
		/>
	);
}
