import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/model/show.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';
import './sealing.css';

interface ReopenDialogProps {
	readonly session: Session;
	readonly onClose: () => void;
}

/** Takes the seal off, for a reason that stays with the session. */
export function ReopenDialog({ session, onClose }: ReopenDialogProps) {
	const { t } = useTranslation('seal');
	const faultWords = useFaultWords();
	const [reason, setReason] = useState('');
	const [error, setError] = useState<unknown>(null);
	const title = session.show.title || t('untitled');

	async function reopen(): Promise<void> {
		try {
			await callDesk('session.reopen', { sessionId: session.id, reason: reason.trim() });
			showToast({ level: 'success', text: t('reopen.done', { title }) });
			onClose();
		} catch (failure) {
			setError(failure);
		}
	}

	return (
		<Dialog
			title={t('reopen.title', { title })}
			isOpen
			onClose={onClose}
			footer={
				<Button variant="primary" isDisabled={reason.trim() === ''} onPress={() => void reopen()}>
					{t('reopen.confirm')}
				</Button>
			}
		>
			<p>{t('reopen.meaning')}</p>
			<TextArea label={t('reopen.reason')} value={reason} onChange={setReason} maxLength={500} />
			{error !== null && <FormError>{faultWords(error)}</FormError>}
		</Dialog>
	);
}
