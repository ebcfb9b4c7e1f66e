import { randomUUID } from 'node:crypto';
import type { CaptionProtocol, CaptionReader, HeardWord } from './caption-protocol.ts';
import { type Fields, fieldsOf, lineOf, listOf, secondsToMs } from './frame-fields.ts';

export interface WhisperLiveOptions {
	readonly address: string;
	readonly language: string | null;
	readonly model: string | null;
}

const SEGMENTS_IN_WINDOW = 10;
/** Segments further back than this are not sent any more. */
const REMEMBERED_MS = 10 * 60_000;

/**
 * WhisperLive: a recogniser of one's own. It sends its latest segments again and again, the last of them unfinished.
 * https://github.com/collabora/WhisperLive/blob/main/whisper_live/server.py
 */
export function whisperLiveProtocol({ address, language, model }: WhisperLiveOptions): CaptionProtocol {
	const uid = randomUUID();
	const hello = {
		uid,
		language,
		task: 'transcribe',
		model: model ?? 'small',
		use_vad: true,
		send_last_n_segments: SEGMENTS_IN_WINDOW,
		no_speech_thresh: 0.45,
		clip_audio: false,
		same_output_threshold: 10,
		enable_translation: false,
	};
	return {
		address,
		headers: {},
		hello: [JSON.stringify(hello)],
		sound: { frame: inFloats, goodbye: Buffer.from('END_OF_AUDIO'), saysReady: true },
		createReader: (tell) => createWindowReader(uid, language, tell),
	};
}

interface Segment {
	readonly fromMs: number;
	readonly text: string;
	readonly isCompleted: boolean;
	readonly words: readonly HeardWord[];
}

function createWindowReader(uid: string, languageSaid: string | null, tell: Parameters<CaptionProtocol['createReader']>[0]): CaptionReader {
	/** Texts of final segments, by where they begin. */
	const finals = new Map<number, { readonly id: string; readonly text: string }>();
	let language = languageSaid;
	let unfinished: Segment | null = null;

	function readWindow(segments: readonly Segment[]): void {
		for (const segment of segments) if (segment.isCompleted) takeFinal(segment);
		const last = segments.at(-1);
		unfinished = last === undefined || last.isCompleted || finals.has(last.fromMs) ? null : last;
		tell({ type: 'partial', text: unfinished?.text ?? '', language });
	}

	function takeFinal({ fromMs, text, words }: Segment): void {
		const known = finals.get(fromMs);
		if (text === '' || known?.text === text) return;
		const id = known === undefined ? String(fromMs) : `${known.id}+`;
		finals.set(fromMs, { id, text });
		for (const start of finals.keys()) if (start < fromMs - REMEMBERED_MS) finals.delete(start);
		tell({ type: 'final', line: { id, text, words, fromMs, ...(known === undefined ? {} : { supersedes: known.id }) } });
	}

	return {
		read(frame) {
			const fields = fieldsOf(frame);
			if (fields === null || fields.uid !== uid) return false;
			if (typeof fields.status === 'string') readStatus(fields, tell);
			else if (fields.message === 'SERVER_READY') tell({ type: 'ready' });
			else if (fields.message === 'DISCONNECT') {
				tell({
					type: 'trouble',
					isFinal: false,
					trouble: { code: 'server-busy', detail: 'WhisperLive ended the connection: its longest time for one client is over.' },
				});
			} else if (Array.isArray(fields.segments)) readWindow(segmentsOf(fields.segments));
			else if (typeof fields.language === 'string') language = lineOf(fields.language);
			// Translations are made by the desk itself.
			else return Array.isArray(fields.translated_segments);
			return true;
		},
		/** The server never completes the segment it is asked to stop in. */
		finish() {
			if (unfinished !== null) takeFinal(unfinished);
			unfinished = null;
		},
	};
}

function readStatus({ status, message }: Fields, tell: Parameters<CaptionProtocol['createReader']>[0]): void {
	const said = lineOf(message)?.slice(0, 300);
	switch (status) {
		case 'WAIT':
			tell({
				type: 'trouble',
				isFinal: false,
				trouble: { code: 'server-busy', detail: `WhisperLive has no place free; it expects one in ${Number(message) || 0} minutes.` },
			});
			return;
		case 'ERROR':
			tell({ type: 'trouble', isFinal: false, trouble: { code: 'engine-failed', ...(said ? { said } : {}), detail: 'WhisperLive reports a fault.' } });
			return;
	}
}

/** Servers before `completed` was there: all but the last are. */
function segmentsOf(values: readonly unknown[]): readonly Segment[] {
	return values.flatMap((value, index) => {
		const fields = fieldsOf(value);
		const text = lineOf(fields?.text);
		const fromMs = secondsToMs(fields?.start);
		if (fields === null || text === null || fromMs === null) return [];
		const isCompleted = typeof fields.completed === 'boolean' ? fields.completed : index < values.length - 1;
		return [{ fromMs, text, isCompleted, words: listOf(fields.words).flatMap(wordOf) }];
	});
}

function wordOf(value: unknown): readonly HeardWord[] {
	const fields = fieldsOf(value);
	const text = lineOf(fields?.word);
	const fromMs = secondsToMs(fields?.start);
	const toMs = secondsToMs(fields?.end);
	return text === null || fromMs === null || toMs === null ? [] : [{ text, fromMs, toMs }];
}

/** 32-bit little-endian floats between -1 and 1. */
function inFloats(samples: Buffer): Buffer {
	const floats = Buffer.allocUnsafe(samples.length * 2);
	for (let at = 0; at + 1 < samples.length; at += 2) floats.writeFloatLE(samples.readInt16LE(at) / 32_768, at * 2);
	return floats;
}
