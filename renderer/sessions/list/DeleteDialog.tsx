import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/model/show.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { TextField } from '../../components/TextField.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';
import { flagsOf } from './session-choice.ts';

interface DeleteDialogProps {
	readonly session: Session;
	readonly onClose: () => void;
}

/** Says what is lost before it is; what was sealed as evidence goes only for somebody who types its name. */
export function DeleteDialog({ session, onClose }: DeleteDialogProps) {
	const { t } = useTranslation('sessionList');
	const faultWords = useFaultWords();
	const { dateTime } = useFormatters();
	const [typed, setTyped] = useState('');
	const [isWorking, setIsWorking] = useState(false);
	const [error, setError] = useState<unknown>(null);
	const title = session.show.title || t('untitled');
	const isSealed = session.seal !== null;
	const isSure = !isSealed || typed.trim() === title.trim();

	async function erase(): Promise<void> {
		setIsWorking(true);
		try {
			await callDesk('session.delete', { sessionId: session.id, acceptsSealed: isSealed });
			showToast({ level: 'success', text: t('delete.done', { title }) });
			onClose();
		} catch (failure) {
			setError(failure);
			setIsWorking(false);
		}
	}

	return (
		<Dialog
			title={t('delete.title', { title })}
			isOpen
			onClose={onClose}
			role="alertdialog"
			footer={
				<>
					<Button onPress={onClose}>{t('cancel')}</Button>
					<Button variant="danger" isDisabled={!isSure || isWorking} onPress={() => void erase()}>
						{t(isWorking ? 'delete.working' : 'delete.confirm')}
					</Button>
				</>
			}
		>
			<p>{t('delete.intro', { date: dateTime(session.startedAt) })}</p>
			<ul className="delete-losses">
				<li>{t('delete.messages', { count: session.messages })}</li>
				<li>{t('delete.flags', { count: flagsOf(session) })}</li>
				<li>{t('delete.work')}</li>
			</ul>
			<p>{t('delete.forGood')}</p>
			{isSealed && (
				<>
					<p className="delete-sealed">{t('delete.sealed')}</p>
					<TextField label={t('delete.typeTitle', { title })} value={typed} onChange={setTyped} />
				</>
			)}
			{error !== null && <FormError>{faultWords(error)}</FormError>}
		</Dialog>
	);
}
