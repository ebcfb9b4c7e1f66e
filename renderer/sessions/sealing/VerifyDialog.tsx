import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SealReport } from '../../../shared/model/seal.ts';
import type { Session } from '../../../shared/model/show.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Progress } from '../../components/Progress.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { callDesk } from '../../state/desk.ts';
import { SealReportView } from './SealReportView.tsx';
import { useSealWork } from './use-seal-work.ts';

interface VerifyDialogProps {
	readonly session: Session;
	readonly onClose: () => void;
}

/** Holds a session to its seal and says what came of it. */
export function VerifyDialog({ session, onClose }: VerifyDialogProps) {
	const { t } = useTranslation('seal');
	const faultWords = useFaultWords();
	const { work, begin, cancel } = useSealWork<SealReport>();
	const verify = () => void begin(crypto.randomUUID(), (operationId) => callDesk('session.verify', { sessionId: session.id, operationId }));

	// Once, when it opens: that is what it was opened for.
	useEffect(verify, []);

	return (
		<Dialog
			title={t('verify.title', { title: session.show.title || t('untitled') })}
			isOpen
			onClose={onClose}
			footer={
				<Button isDisabled={work.phase === 'working'} onPress={verify}>
					{t('verify.again')}
				</Button>
			}
		>
			{work.phase === 'working' && <Progress label={t('verify.working')} share={work.share ?? undefined} onCancel={cancel} />}
			{work.phase === 'idle' && (work.error === null ? <p role="status">{t('verify.stopped')}</p> : <FormError>{faultWords(work.error)}</FormError>)}
			{work.phase === 'done' && <SealReportView report={work.result} />}
		</Dialog>
	);
}
