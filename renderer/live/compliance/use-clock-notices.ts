import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../components/ToastRegion.tsx';
import { onDeskEvent, useDeskState } from '../../state/desk.ts';
import { navigate } from '../../state/navigation.ts';

/** Says once what the clocks of a running show have found. */
export function useClockNotices(): void {
	const { t } = useTranslation('compliance');
	useEffect(
		() =>
			onDeskEvent((event) => {
				if (event.type !== 'compliance') return;
				const { sessionId } = event.clocks;
				const title = useDeskState.getState().shows?.find(({ session }) => session.id === sessionId)?.session.show.title ?? '';
				for (const { kind, minutes, second } of event.fresh) {
					const finding = t(`found.${kind}`, { minutes });
					showToast({
						level: 'info',
						text: title === '' ? finding : t('notice', { title: `\u2068${title}\u2069`, finding }),
						action: { label: t('show'), onAction: () => navigate({ screen: 'sessions', sessionId, messageId: second.messageId }) },
					});
				}
			}),
		[t],
	);
}
