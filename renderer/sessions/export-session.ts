import type { Desk } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import type { PersonalDataChoice } from '../../shared/model/personal-data.ts';
import { type ChosenOptions, EXTENSION_OF, MARK_OF, type WrittenFormat } from '../../shared/model/session-export.ts';
import type { Session } from '../../shared/model/show.ts';

/** What a person chose about the file. */
export interface ExportChoice {
	readonly format: WrittenFormat;
	readonly personalData: PersonalDataChoice;
	readonly options: ChosenOptions;
}

interface Watched {
	/** @param done messages behind it */
	readonly onProgress: (done: number) => void;
	readonly signal: AbortSignal;
}

/** Fetches a session in a format piece by piece. Rejects with DeskError `cancelled` once the signal is aborted. */
export async function exportSession(sessionId: string, call: Desk['call'], choice: ExportChoice, { onProgress, signal }: Watched): Promise<Blob> {
	// A blob is kept outside the page's own memory, on disk where it is big: a long session must not fill it.
	let written = new Blob();
	let texts: string[] = [];
	let cursor: string | null = null;
	do {
		if (signal.aborted) throw new DeskError('cancelled', 'The person stopped it.');
		const piece: { text: string; cursor: string | null; done: number } = await call('session.export', { sessionId, ...choice, cursor });
		texts.push(piece.text);
		if (texts.length === PIECES_AT_ONCE) {
			written = new Blob([written, ...texts]);
			texts = [];
		}
		cursor = piece.cursor;
		onProgress(piece.done);
	} while (cursor !== null);
	return new Blob([written, ...texts], { type: TYPE_OF[choice.format] });
}

/** Some ten megabytes. */
const PIECES_AT_ONCE = 32;

const TYPE_OF: { readonly [Format in WrittenFormat]: string } = {
	jsonl: 'application/x-ndjson',
	csv: 'text/csv',
	webvtt: 'text/vtt',
	srt: 'application/x-subrip',
	twitchdownloader: 'application/json',
	tmx: 'application/x-tmx+xml',
	doccano: 'application/x-ndjson',
	labelstudio: 'application/json',
	webannotation: 'application/ld+json',
};

/** `W1 smart watch 2026-05-01 1904.jsonl`; where several formats end alike, with the name of this one: `… 1904 doccano.jsonl`. */
export function exportFileName(session: Session, format: WrittenFormat): string {
	const mark = MARK_OF[format];
	return `${sessionFileName(session)}${mark === undefined ? '' : ` ${mark}`}.${EXTENSION_OF[format]}`;
}

/** What a file about a session is called, without an ending: its title and the local time it began. */
export function sessionFileName(session: Session): string {
	const title = fileNameOf(session.show.title);
	const started = new Date(session.startedAt);
	const two = (value: number) => String(value).padStart(2, '0');
	const day = [started.getFullYear(), two(started.getMonth() + 1), two(started.getDate())].join('-');
	return `${title || 'session'} ${day} ${two(started.getHours())}${two(started.getMinutes())}`;
}

/** What a person wrote, without what a file system forbids; empty where nothing is left of it. A name that Windows keeps for itself gets a line after it. */
export function fileNameOf(title: string): string {
	const name = [...title.replace(/[\\/:*?"<>|\p{C}]/gu, ' ')]
		.slice(0, 80)
		.join('')
		.replace(/\s+/g, ' ')
		.replace(/^[\s.]+|[\s.]+$/g, '');
	return RESERVED.test(name) ? `${name}_` : name;
}

const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

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
