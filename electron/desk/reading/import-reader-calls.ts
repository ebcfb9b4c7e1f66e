import { DeskError } from '../../../shared/contract/errors.ts';
import type { ImportFormat } from '../../../shared/model/transcript-format.ts';
import type { CsvColumns, CsvTable, FileInspection } from '../../../shared/model/transcript-import.ts';
import { messageInChannel } from '../store/message-table.ts';
import { knownChannel } from '../store/source-table.ts';
import type { ReadableStore } from '../store/store.ts';
import type { IncomingEntry, IncomingTranscript } from '../transcripts/incoming/incoming-entry.ts';
import { Inspection, type IsKnown } from '../transcripts/incoming/inspection.ts';
import { openIncoming } from '../transcripts/incoming/open-incoming.ts';
import type { CallHandlers } from '../worker-calls.ts';

/** What the desk asks of the reader about files: looked through in steps, so that whoever waits for the reader never waits long. */
export interface ImportReaderCalls {
	/** A table comes back where nobody has said what its columns are; else `inspectOn` reads the file, until it is through or `endInspection`. */
	beginInspection: (
		input: FileToInspect,
	) => { readonly type: 'table'; readonly encoding: string; readonly table: CsvTable } | { readonly type: 'begun'; readonly total: number };
	/** The next step of it; `found` once the file is through. */
	inspectOn: (input: { readonly operationId: string }) => { readonly done: number; readonly found: FileInspection | null };
	endInspection: (input: { readonly operationId: string }) => null;
}

export interface FileToInspect {
	readonly operationId: string;
	readonly path: string;
	/** As the person called it. */
	readonly name: string;
	readonly format?: ImportFormat | undefined;
	readonly columns?: CsvColumns | undefined;
}

/** A step: some frames of a screen. */
const STEP_MS = 60;

interface RunningInspection {
	readonly transcript: IncomingTranscript;
	readonly entries: AsyncGenerator<IncomingEntry>;
	readonly inspection: Inspection;
}

export function createImportReaderCalls(store: () => ReadableStore): CallHandlers<ImportReaderCalls> {
	const running = new Map<string, RunningInspection>();

	async function end(operationId: string): Promise<void> {
		const inspection = running.get(operationId);
		running.delete(operationId);
		await inspection?.entries.return(undefined);
	}

	return {
		async beginInspection({ operationId, path, name, format, columns }) {
			await end(operationId);
			const opened = await openIncoming(path, name, { format, columns });
			if (opened.type === 'table') return opened;
			const { transcript } = opened;
			running.set(operationId, { transcript, entries: transcript.entries(), inspection: new Inspection(transcript, createIsKnown(store())) });
			return { type: 'begun', total: transcript.size };
		},

		async inspectOn({ operationId }) {
			const step = running.get(operationId);
			if (step === undefined) throw new DeskError('cancelled', 'Nobody looks into this file any more.');
			const { transcript, entries, inspection } = step;
			const began = performance.now();
			try {
				do {
					const next = await entries.next();
					if (next.done) {
						running.delete(operationId);
						return { done: transcript.size, found: inspection.found() };
					}
					inspection.take(next.value);
				} while (performance.now() - began < STEP_MS);
			} catch (error) {
				running.delete(operationId);
				throw error;
			}
			return { done: Math.min(transcript.bytesRead(), transcript.size), found: null };
		},

		async endInspection({ operationId }) {
			await end(operationId);
			return null;
		},
	};
}

/** Messages are known by the channel they came from; a channel the store has never seen has none. */
function createIsKnown(store: ReadableStore): IsKnown {
	const channels = new Map<string, number | null>();
	return ({ id }, message) => {
		const { kind, channel } = message.source ?? { kind: 'import', channel: id };
		const name = `${kind} ${channel}`;
		let row = channels.get(name);
		if (row === undefined) {
			row = knownChannel(store, kind, channel);
			channels.set(name, row);
		}
		return row !== null && messageInChannel(store, row, message.id.toWellFormed()) !== null;
	};
}
