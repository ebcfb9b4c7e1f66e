import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/model/show.ts';
import { showToast } from '../components/ToastRegion.tsx';
import { isCancelled, useFaultWords } from '../i18n/use-fault-words.ts';
import { callDesk } from '../state/desk.ts';
import { type ExportChoice, exportFileName, exportSession, saveBlob } from './export-session.ts';

export interface RunningExport {
	readonly session: Session;
	/** Of the session's messages, how many are behind it. */
	readonly done: number;
	readonly cancel: () => void;
}

/** One export at a time; a new one takes the place of the one before. */
export function useExport(): { readonly running: RunningExport | null; readonly start: (session: Session, choice: ExportChoice) => Promise<void> } {
	const { t } = useTranslation('sessions');
	const faultWords = useFaultWords();
	const [running, setRunning] = useState<RunningExport | null>(null);
	const controller = useRef<AbortController | null>(null);

	useEffect(() => () => controller.current?.abort(), []);

	async function start(session: Session, choice: ExportChoice): Promise<void> {
		controller.current?.abort();
		const mine = new AbortController();
		controller.current = mine;
		const cancel = () => mine.abort();
		setRunning({ session, done: 0, cancel });
		try {
			const blob = await exportSession(session.id, callDesk, choice, {
				onProgress: (done) => setRunning({ session, done, cancel }),
				signal: mine.signal,
			});
			const file = exportFileName(session, choice.format);
			saveBlob(blob, file);
			showToast({ level: 'success', text: t('exported', { file }) });
		} catch (error) {
			if (!isCancelled(error)) showToast({ level: 'error', text: faultWords(error) });
		} finally {
			if (controller.current === mine) setRunning(null);
		}
	}

	return { running, start };
}
