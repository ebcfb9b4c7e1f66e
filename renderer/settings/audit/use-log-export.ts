import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogFilter, LogFormat } from '../../../shared/model/audit.ts';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { saveBlob } from '../../sessions/export-session.ts';
import { callDesk } from '../../state/desk.ts';

const MEDIA_TYPES: Readonly<Record<LogFormat, string>> = { csv: 'text/csv', jsonl: 'application/x-ndjson' };

export interface RunningLogExport {
	/** Lines written so far. */
	readonly done: number;
	readonly cancel: () => void;
}

/** Saves the log as a file, piece by piece; one at a time. */
export function useLogExport(): { readonly running: RunningLogExport | null; readonly start: (format: LogFormat, filter: LogFilter) => Promise<void> } {
	const { t } = useTranslation('audit');
	const faultWords = useFaultWords();
	const [running, setRunning] = useState<RunningLogExport | null>(null);
	const controller = useRef<AbortController | null>(null);
	useEffect(() => () => controller.current?.abort(), []);

	async function start(format: LogFormat, filter: LogFilter): Promise<void> {
		controller.current?.abort();
		const mine = new AbortController();
		controller.current = mine;
		const cancel = () => mine.abort();
		setRunning({ done: 0, cancel });
		try {
			const pieces: string[] = [];
			let cursor: string | null = null;
			do {
				const piece: { text: string; cursor: string | null; done: number } = await callDesk('audit.export', { format, filter, cursor });
				if (mine.signal.aborted) return;
				pieces.push(piece.text);
				cursor = piece.cursor;
				setRunning({ done: piece.done, cancel });
			} while (cursor !== null);
			const file = `${t('export.file')} ${today()}.${format}`;
			saveBlob(new Blob(pieces, { type: MEDIA_TYPES[format] }), file);
			showToast({ level: 'success', text: t('export.saved', { file }) });
		} catch (error) {
			if (!mine.signal.aborted) showToast({ level: 'error', text: faultWords(error) });
		} finally {
			if (controller.current === mine) {
				controller.current = null;
				setRunning(null);
			}
		}
	}

	return { running, start };
}

/** The reader's own day, `2026-11-22`. */
function today(): string {
	const now = new Date();
	const two = (value: number) => String(value).padStart(2, '0');
	return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
}
