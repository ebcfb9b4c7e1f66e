import { useTranslation } from 'react-i18next';
import type { Session } from '../../../shared/model/show.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Progress } from '../../components/Progress.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';
import { useSealWork } from './use-seal-work.ts';
import './sealing.css';

interface SealDialogProps {
	readonly session: Session;
	readonly onClose: () => void;
}

/** Closes a session to every change, after saying what that means. */
export function SealDialog({ session, onClose }: SealDialogProps) {
	const { t } = useTranslation('seal');
	const faultWords = useFaultWords();
	const { work, begin, cancel } = useSealWork<Session>();
	const title = session.show.title || t('untitled');

	async function seal(): Promise<void> {
		const sealed = await begin(crypto.randomUUID(), (operationId) => callDesk('session.seal', { sessionId: session.id, operationId }));
		if (sealed === null) return;
		showToast({ level: 'success', text: t('seal.done', { title, count: sealed.seal?.lines ?? 0 }) });
		onClose();
	}

	return (
		<Dialog
			title={t('seal.title', { title })}
			isOpen
			onClose={onClose}
			footer={
				<Button variant="primary" isDisabled={work.phase === 'working'} onPress={() => void seal()}>
					{t('seal.start')}
				</Button>
			}
		>
			<p>{t('seal.meaning')}</p>
			<p>{t('seal.reopening')}</p>
			{session.unreviewed > 0 && <p className="seal-warning">{t('seal.unreviewed', { count: session.unreviewed })}</p>}
			{work.phase === 'working' && <Progress label={t('seal.working')} share={work.share ?? undefined} onCancel={cancel} />}
			{work.phase === 'idle' && work.error !== null && <FormError>{faultWords(work.error)}</FormError>}
		</Dialog>
	);
}
