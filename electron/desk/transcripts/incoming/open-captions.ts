import { DeskError } from '../../../../shared/contract/errors.ts';
import type { IncomingEntry } from './incoming-entry.ts';
import { openIncoming } from './open-incoming.ts';

/**
 * The lines of a WebVTT or SRT file, in whatever it is packed and encoded; their times count from 0.
 * @param name as a person calls it
 * @throws DeskError `file-foreign`, `file-empty`, `file-bomb`, `file-unreadable`
 */
export async function* openCaptions(path: string, name: string): AsyncGenerator<IncomingEntry> {
	const opened = await openIncoming(path, name, {});
	if (opened.type === 'table' || !CAPTION_FORMATS.has(opened.transcript.format)) {
		throw new DeskError('file-foreign', `${name} holds no captions: choose a WebVTT or an SRT file.`, { file: name });
	}
	yield* opened.transcript.entries(0);
}

const CAPTION_FORMATS: ReadonlySet<string> = new Set(['webvtt', 'srt']);
