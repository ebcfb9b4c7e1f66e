import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupFile, RestorePreview } from '../../../shared/model/keeping.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Progress } from '../../components/Progress.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { callDesk } from '../../state/desk.ts';

/** Asks before a backup takes the store's place, with what is lost by it. */
export function RestoreDialog({ backup, onClose }: { readonly backup: BackupFile; readonly onClose: () => void }) {
	const { t } = useTranslation(['keeping', 'components']);
	const { dateTime } = useFormatters();
	const faultWords = useFaultWords();
	const [preview, setPreview] = useState<RestorePreview | null>(null);
	const [error, setError] = useState<unknown>(null);
	const [isRestoring, setRestoring] = useState(false);
	const { name } = backup;

	useEffect(() => {
		callDesk('backup.preview', { name }).then(setPreview, setError);
	}, [name]);

	async function restore(): Promise<void> {
		setRestoring(true);
		setError(null);
		try {
			await callDesk('backup.restore', { name });
			showToast({ level: 'success', text: t('restore.done') });
			onClose();
		} catch (failure) {
			setError(failure);
			setRestoring(false);
		}
	}

	const isRunning = (preview?.runningShows ?? 0) > 0;
	return (
		<Dialog
			title={t('restore.title', { when: dateTime(backup.madeAt) })}
			isOpen
			role="alertdialog"
			{...(isRestoring ? {} : { onClose })}
			footer={
				<>
					<Button onPress={onClose} isDisabled={isRestoring}>
						{t('components:cancel')}
					</Button>
					<Button variant="danger" isPending={isRestoring} isDisabled={preview === null || isRunning} onPress={() => void restore()}>
						{t('restore.confirm')}
					</Button>
				</>
			}
		>
			<div className="keeping-lines">
				{preview === null && error === null && <Progress label={t('restore.loading')} />}
				{preview !== null && !isRestoring && <Losses preview={preview} />}
				{isRestoring && <Progress label={t('restore.working')} />}
				{error !== null && <FormError>{faultWords(error)}</FormError>}
			</div>
		</Dialog>
	);
}

function Losses({ preview }: { readonly preview: RestorePreview }) {
	const { t } = useTranslation('keeping');
	const { content } = preview.backup;
	const losesNothing = preview.lostSessions === 0 && preview.lostMessages === 0;
	return (
		<>
			{content !== null && (
				<p>{t('restore.holds', { sessions: t('sessions', { count: content.sessions }), messages: t('messages', { count: content.messages }) })}</p>
			)}
			{losesNothing ? (
				<p>{t('restore.lostNothing')}</p>
			) : (
				<p className="keeping-loss">
					{t('restore.lost', { sessions: t('sessions', { count: preview.lostSessions }), messages: t('messages', { count: preview.lostMessages }) })}
				</p>
			)}
			<p>{t('restore.acts')}</p>
			<p>{t('restore.kept')}</p>
			{preview.runningShows > 0 ? <FormError>{t('restore.running', { count: preview.runningShows })}</FormError> : <p>{t('restore.reopens')}</p>}
		</>
	);
}
