import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../components/ToastRegion.tsx';
import { onSoundEnd } from './sound-givers.ts';
import { useSoundWords } from './use-sound-words.ts';

/** Says why sound ended that nobody stopped, on whatever screen the person is. */
export function useSoundNotices(): void {
	const { t } = useTranslation('sound');
	const { giverName, failure } = useSoundWords();
	useEffect(
		() =>
			onSoundEnd((end) => {
				switch (end.reason) {
					case 'show':
						showToast({ level: 'info', text: t('ended.show') });
						break;
					case 'giver':
						showToast({ level: 'warning', text: end.from === 'microphone' ? t('ended.microphone', { label: giverName(end.label) }) : t('ended.shared') });
						break;
					case 'taken':
						showToast({ level: 'warning', text: t('ended.taken', { label: giverName(end.label) }) });
						break;
					case 'failed':
						showToast({ level: 'error', text: failure(end.error) });
				}
			}),
		[t, giverName, failure],
	);
}
