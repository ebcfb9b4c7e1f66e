import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../components/ToastRegion.tsx';
import { onDeskEvent } from '../state/desk.ts';

/** Says what the desk wants a person to know now. */
export function useNotices(): void {
	const { t } = useTranslation('app');
	useEffect(
		() =>
			onDeskEvent((event) => {
				if (event.type !== 'notice') return;
				const { source = '', detail = '', title = '' } = { source: event.detail.label ?? event.detail.source, ...event.detail };
				showToast({ level: event.level, text: t(`notice.${event.code}`, { source, detail, title }).trim() });
			}),
		[t],
	);
}
