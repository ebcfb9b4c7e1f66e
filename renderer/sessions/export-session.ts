import type { Desk } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import type { PersonalDataChoice } from '../../shared/model/personal-data.ts';
import type { Session } from '../../shared/model/show.ts';

export interface ExportOptions {
	readonly personalData: PersonalDataChoice;
	/** @param done rows written so far */
	readonly onProgress: (done: number) => void;
	readonly signal: AbortSignal;
}

/** Fetches a session's transcript piece by piece. Rejects with DeskError `cancelled` once the signal is aborted. */
export async function exportSession(sessionId: string, call: Desk['call'], { personalData, onProgress, signal }: ExportOptions): Promise<Blob> {
	const pieces: string[] = [];
	let cursor: string | null = null;
	do {
		if (signal.aborted) throw new DeskError('cancelled', 'The person stopped it.');
		const piece: { text: string; cursor: string | null; done: number } = await call('session.export', { sessionId, format: 'jsonl', cursor, personalData });
		pieces.push(piece.text);
		cursor = piece.cursor;
		onProgress(piece.done);
	} while (cursor !== null);
	return new Blob(pieces, { type: 'application/x-ndjson' });
}

/** `W1 smart watch 2026-05-01 1904.jsonl`: the title and the local time it began. */
export function exportFileName(session: Session): string {
	const title = fileNameOf(session.show.title);
	const started = new Date(session.startedAt);
	const two = (value: number) => String(value).padStart(2, '0');
	const day = [started.getFullYear(), two(started.getMonth() + 1), two(started.getDate())].join('-');
	return `${title || 'session'} ${day} ${two(started.getHours())}${two(started.getMinutes())}.jsonl`;
}

/** What a person wrote, without what a file system forbids; empty where nothing is left of it. */
export function fileNameOf(title: string): string {
	return [...title.replace(/[\\/:*?"<>|\p{C}]/gu, ' ')]
		.slice(0, 80)
		.join('')
		.replace(/\s+/g, ' ')
		.replace(/^[\s.]+|[\s.]+$/g, '');
}

/** Lets the browser save it under that name. */
export function saveBlob(blob: Blob, fileName: string): void {
	const url = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = url;
	link.download = fileName;
	link.click();
	// The download reads the address after this task.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
