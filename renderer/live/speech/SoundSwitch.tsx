import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/IconButton.tsx';
import { BellIcon } from '../../components/icons.tsx';
import { chooseSound, useHasSound } from './alarm.ts';

/** Whether a contradiction with the product sheet is also heard. */
export function SoundSwitch() {
	const { t } = useTranslation('speech');
	const hasSound = useHasSound((state) => state.hasSound);
	return <IconButton label={t('sound')} icon={<BellIcon />} isActive={hasSound} onPress={() => chooseSound(!hasSound)} />;
}
