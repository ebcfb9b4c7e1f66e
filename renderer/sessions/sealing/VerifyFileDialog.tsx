import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SealReport } from '../../../shared/model/seal.ts';
import { Button } from '../../components/Button.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FileDrop } from '../../components/FileDrop.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Progress } from '../../components/Progress.tsx';
import { isCancelled, useFaultWords } from '../../i18n/use-fault-words.ts';
import { SealReportView } from './SealReportView.tsx';
import type { SealWork } from './use-seal-work.ts';
import { verifyFile } from './verify-file.ts';
import './sealing.css';

/** Holds a transcript that came from somewhere to the seal it carries. */
export function VerifyFileDialog({ onClose }: { readonly onClose: () => void }) {
	const { t } = useTranslation('seal');
	const faultWords = useFaultWords();
	const [work, setWork] = useState<SealWork<SealReport>>({ phase: 'idle', error: null });
	const running = useRef<AbortController | null>(null);
	useEffect(() => () => running.current?.abort(), []);

	async function verify(file: File): Promise<void> {
		const controller = new AbortController();
		running.current = controller;
		setWork({ phase: 'working', share: 0 });
		try {
			const result = await verifyFile(file, (share) => setWork({ phase: 'working', share }), controller.signal);
			setWork({ phase: 'done', result });
		} catch (error) {
			setWork({ phase: 'idle', error: isCancelled(error) ? null : error });
		}
	}

	return (
		<Dialog
			title={t('verifyFile.title')}
			isOpen
			onClose={onClose}
			{...(work.phase === 'done' && { footer: <Button onPress={() => setWork({ phase: 'idle', error: null })}>{t('verifyFile.another')}</Button> })}
		>
			{work.phase === 'idle' && (
				<>
					<p>{t('verifyFile.intro')}</p>
					<FileDrop label={t('verifyFile.drop')} chooseLabel={t('verifyFile.choose')} accept={['.jsonl', '.ndjson']} onFile={(file) => void verify(file)} />
					{work.error !== null && <FormError>{faultWords(work.error)}</FormError>}
				</>
			)}
			{work.phase === 'working' && <Progress label={t('verify.working')} share={work.share ?? undefined} onCancel={() => running.current?.abort()} />}
			{work.phase === 'done' && (
				<>
					<p className="seal-file-title">
						<bdi>{work.result.title || t('untitled')}</bdi>
					</p>
					<SealReportView report={work.result} />
				</>
			)}
		</Dialog>
	);
}
