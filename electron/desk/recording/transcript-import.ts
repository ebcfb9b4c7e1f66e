import { setImmediate } from 'node:timers/promises';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { ImportedShow } from '../../../shared/contract/import-calls.ts';
import { likelyLanguages, UNKNOWN_MARKET } from '../../../shared/model/market.ts';
import type { Show } from '../../../shared/model/show.ts';
import type { ImportResult, SkippedLine } from '../../../shared/model/transcript-import.ts';
import type { Analyser } from '../analysis/analysis.ts';
import { takeCarriedSeal } from '../sealing/carried-seal.ts';
import { closeJournal } from '../store/import-journal.ts';
import { sessionRowId } from '../store/session-table.ts';
import type { WritableStore } from '../store/store.ts';
import type { IncomingEntry, IncomingTranscript } from '../transcripts/incoming/incoming-entry.ts';
import { problemWords } from '../transcripts/incoming/problem.ts';
import type { TranscriptMessage, TranscriptSession } from '../transcripts/transcript-entry.ts';
import { beginEntries, endEntries, type ImportProgress, importEntry, importSentence } from './import-entries.ts';
import { type CaptionSentence, intoSentences } from './imported-sentences.ts';

/** Entries read before they are stored; other calls are answered between two slices. */
const SLICE_ENTRIES = 200;
const SLICE_BYTES = 4 * 1024 * 1024;
/** A transaction takes no longer than this and one entry more, so that a live recording never waits longer. */
const SLICE_MS = 25;
/** More would say no more; a hostile file has millions. */
const MOST_SKIPPED = 1_000;

export interface ImportOptions {
	/** What a person says of the show goes before what the file says. */
	readonly show?: ImportedShow | undefined;
	/** When the show began, for files without a date. */
	readonly startedAt?: number | undefined;
	/** Is the rest wanted where a line cannot be taken? */
	readonly takesPartial: boolean;
	readonly isCancelled: () => boolean;
	/** Bytes read so far, and bytes of the file. */
	readonly onProgress: (done: number, total: number) => void;
}

/**
 * Reads a transcript into the store. Messages that carry findings keep them, others are analysed like live ones. What the store has
 * already is left as it is, so importing twice adds nothing. Until the import has come to its end everything it stored stands in the
 * import's journal: whoever calls this takes it back when it rejects.
 * Rejects with a DeskError: cancelled, file-has-problems, file-empty, session-sealed, or what the reading of the file says.
 */
export async function importTranscript(
	store: WritableStore,
	analyser: Analyser,
	transcript: IncomingTranscript,
	options: ImportOptions,
): Promise<ImportResult> {
	const { takesPartial, isCancelled, onProgress, startedAt } = options;
	const skipped: SkippedLine[] = [];
	let skippedCount = 0;
	let progress: ImportProgress | null = null;

	function take(entry: IncomingEntry | CaptionSentence): void {
		if (progress === null) {
			if (entry.type !== 'session') throw new Error('a transcript that does not begin with its session');
			progress = beginEntries(store, analyser, described(entry, transcript, options.show));
			return;
		}
		if (entry.type === 'session') throw new Error('a second session was read');
		for (const line of skippedOf(progress, entry)) {
			if (!takesPartial) throw hasProblems(transcript.name, line);
			skippedCount += 1;
			if (skipped.length < MOST_SKIPPED) skipped.push(line);
		}
	}

	function skippedOf(into: ImportProgress, entry: Exclude<IncomingEntry, TranscriptSession> | CaptionSentence): readonly SkippedLine[] {
		if (entry.type === 'sentence') {
			return importSentence(
				into,
				entry.lines.map((line) => named(line, into.entry, transcript)),
			);
		}
		const refusal = importEntry(into, entry.type === 'message' ? named(entry, into.entry, transcript) : entry);
		return refusal === null ? [] : [{ line: entry.line, code: refusal.code, ...(refusal.values === undefined ? {} : { values: refusal.values }) }];
	}

	async function commit(entries: readonly (IncomingEntry | CaptionSentence)[]): Promise<void> {
		let next = 0;
		while (next < entries.length) {
			if (isCancelled()) throw cancelled();
			const began = performance.now();
			store.transaction(() => {
				do {
					const entry = entries[next];
					next += 1;
					if (entry !== undefined) take(entry);
				} while (next < entries.length && performance.now() - began < SLICE_MS);
			});
			await setImmediate();
		}
		onProgress(Math.min(transcript.bytesRead(), transcript.size), transcript.size);
	}

	let slice: (IncomingEntry | CaptionSentence)[] = [];
	let committedBytes = 0;
	for await (const entry of intoSentences(transcript.entries(startedAt))) {
		slice.push(entry);
		if (slice.length < SLICE_ENTRIES && transcript.bytesRead() - committedBytes <= SLICE_BYTES) continue;
		committedBytes = transcript.bytesRead();
		await commit(slice);
		slice = [];
	}
	await commit(slice);
	if (isCancelled()) throw cancelled();
	const read = begun(progress);
	if (transcript.format !== 'jsonl' && read.added + read.known === 0) throw withoutMessages(transcript.name);
	const sessionId = store.transaction(() => endEntries(read));
	const broken = await takeSeal(store, read, sessionId, skippedCount);
	store.transaction(() => closeJournal(store));
	const leftOut = broken === null ? skipped : [...skipped, broken];
	return { sessionId, added: read.added, known: read.known, skipped: leftOut, skippedCount: skippedCount + (broken === null ? 0 : 1) };
}

/** Only a file with its key, read whole into a session of its own, can be what was sealed. Returns why it is not, where it says it is. */
async function takeSeal(
	store: WritableStore,
	{ entry, seal, isNewSession }: ImportProgress,
	sessionId: string,
	skippedCount: number,
): Promise<SkippedLine | null> {
	const key = entry.seal?.key;
	const session = sessionRowId(store, sessionId);
	if (seal === null || key === undefined || session === null || !isNewSession) return null;
	const isTaken = skippedCount === 0 && (await takeCarriedSeal(store, session, { key, seal, history: seal.history }));
	return isTaken ? null : { line: seal.line, code: 'seal-broken' };
}

function begun(progress: ImportProgress | null): ImportProgress {
	if (!progress) throw new Error('a transcript without a session was read to its end');
	return progress;
}

/** A file of ours says all there is; of others' shows somebody may know more. */
function described(entry: TranscriptSession, { format, name }: IncomingTranscript, said: ImportedShow = {}): TranscriptSession {
	const { show } = entry;
	const isOurs = format === 'jsonl';
	const market = said.market ?? (show.market || (isOurs ? '' : UNKNOWN_MARKET));
	const languages = said.languages ?? (show.languages.length > 0 || isOurs ? show.languages : [...likelyLanguages(market)]);
	const whole: Show = {
		...show,
		title: said.title || show.title || (isOurs ? '' : titleOf(name)),
		host: said.host || show.host,
		market,
		languages,
	};
	return { ...entry, show: { ...whole, languages: [...languages] } };
}

/** `W1 show.json.gz` without what programs go by. */
function titleOf(name: string): string {
	return name
		.replace(/\.gz$/i, '')
		.replace(/\.[A-Za-z0-9]{1,6}$/, '')
		.slice(0, 200);
}

/** Captions do not name the host they are of, and some tables name nobody. */
function named<Entry extends TranscriptMessage>(entry: Entry, { show }: TranscriptSession, { format }: IncomingTranscript): Entry {
	if (format === 'jsonl' || entry.author.name !== '') return entry;
	const name = (entry.role === 'host' && show.host) || 'unknown';
	return { ...entry, author: { id: entry.author.id || name, name } };
}

function cancelled(): DeskError {
	return new DeskError('cancelled', 'The import was cancelled: nothing of it was kept.');
}

function hasProblems(file: string, line: SkippedLine): DeskError {
	const message = `${file}, ${problemWords(line)}: nothing was imported; import it with --partial to leave such lines out.`;
	return new DeskError('file-has-problems', message, { file, line: String(line.line) });
}

function withoutMessages(file: string): DeskError {
	return new DeskError('file-empty', `${file} has no messages, so there is nothing to import: choose another file, or export it again.`, { file });
}
