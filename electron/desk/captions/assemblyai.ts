import { AUDIO_SAMPLE_RATE } from '../../../shared/model/caption.ts';
import type { Clock } from '../intake/clock.ts';
import type { CaptionProtocol, CaptionReader, EngineTrouble, FinalLine, HeardWord } from './caption-protocol.ts';
import type { HostedOptions } from './deepgram.ts';
import { type Fields, fieldsOf, lineOf, listOf } from './frame-fields.ts';

/** What the multilingual model knows; all others are heard by the one that knows 99 languages. */
const MULTILINGUAL: ReadonlySet<string> = new Set(['en', 'es', 'fr', 'de', 'it', 'pt']);

/** The formatted turn follows its unformatted one within a fraction of a second; where it does not, words are shown unformatted. */
const FORMATTING_MS = 700;
const MOST_REMEMBERED = 50;

/** AssemblyAI, version 3 of its streaming interface. https://www.assemblyai.com/docs/streaming/message-sequence */
export function assemblyAiProtocol({ address, key, language, model }: HostedOptions): CaptionProtocol {
	const base = language?.split('-')[0] ?? null;
	const url = new URL('/v3/ws', address);
	const query = {
		speech_model: model ?? (base === null || MULTILINGUAL.has(base) ? 'universal-streaming-multilingual' : 'whisper-rt'),
		sample_rate: String(AUDIO_SAMPLE_RATE),
		encoding: 'pcm_s16le',
		format_turns: 'true',
	};
	url.search = new URLSearchParams(query).toString();
	return {
		address: url.href,
		headers: { Authorization: key },
		hello: [],
		sound: {
			frame: (samples) => samples,
			goodbye: '{"type":"Terminate"}',
			saysReady: true,
		},
		createReader: (tell, clock) => createTurnReader(language, tell, clock),
		refusal: (status) => (status === 401 || status === 403 ? troubleOf(1008, '') : status === 429 ? troubleOf(3009, '') : null),
		closing: troubleOf,
	};
}

function createTurnReader(language: string | null, tell: Parameters<CaptionProtocol['createReader']>[0], clock: Clock): CaptionReader {
	/** Turns that were told, by their number: the latest id and text. */
	const told = new Map<number, { readonly id: string; readonly text: string }>();
	/** A turn that has ended and may still be formatted. */
	let held: { readonly turn: number; readonly line: Omit<FinalLine, 'id'> } | null = null;
	let cancelHold = () => {};

	function release(): void {
		cancelHold();
		const ended = held;
		held = null;
		if (ended !== null) takeFinal(ended.turn, ended.line);
	}

	function takeFinal(turn: number, line: Omit<FinalLine, 'id'>): void {
		const known = told.get(turn);
		if (line.text === '' || known?.text === line.text) return;
		const id = known === undefined ? String(turn) : `${known.id}+`;
		told.set(turn, { id, text: line.text });
		for (const oldest of told.keys()) if (told.size > MOST_REMEMBERED) told.delete(oldest);
		tell({ type: 'final', line: { ...line, id, ...(known === undefined ? {} : { supersedes: known.id }) } });
	}

	function readTurn(frame: Fields): void {
		const turn = frame.turn_order;
		const transcript = lineOf(frame.transcript);
		if (typeof turn !== 'number' || transcript === null) {
			tell({ type: 'dropped', reason: 'wrong-shape' });
			return;
		}
		const heard = lineOf(frame.language_code) ?? language;
		const words = listOf(frame.words).flatMap(wordOf);
		// Of a correction the words that were final come last.
		if (held !== null && held.turn !== turn) release();
		if (frame.end_of_turn !== true) {
			if (held === null && !told.has(turn)) tell({ type: 'partial', text: words.map(({ text }) => text).join(' ') || transcript, language: heard });
			return;
		}
		const line = { text: transcript, words, fromMs: words[0]?.fromMs ?? null };
		if (frame.turn_is_formatted === true || told.has(turn)) {
			cancelHold();
			held = null;
			takeFinal(turn, line);
			return;
		}
		cancelHold();
		held = { turn, line };
		cancelHold = clock.after(FORMATTING_MS, release);
		tell({ type: 'partial', text: transcript, language: heard });
	}

	return {
		read(value) {
			const frame = fieldsOf(value);
			switch (frame?.type) {
				case 'Begin':
					tell({ type: 'ready' });
					return true;
				case 'Turn':
					readTurn(frame);
					return true;
				case 'Termination':
					release();
					return true;
				case 'Error': {
					const said = (lineOf(frame.error) ?? '').slice(0, 300);
					const code = typeof frame.error_code === 'number' ? frame.error_code : 0;
					tell({ type: 'trouble', ...(troubleOf(code, said) ?? fault(said)) });
					return true;
				}
				case 'SpeechStarted':
				case 'Warning':
					return true;
				default:
					return false;
			}
		},
		finish: release,
		stop: () => cancelHold(),
	};
}

/** Times are in milliseconds. */
function wordOf(value: unknown): readonly HeardWord[] {
	const fields = fieldsOf(value);
	const text = lineOf(fields?.text);
	const { start, end } = fields ?? {};
	return text === null || typeof start !== 'number' || typeof end !== 'number' ? [] : [{ text, fromMs: start, toMs: end }];
}

/** https://www.assemblyai.com/docs/streaming/common-session-errors-and-closures; its words say more than its codes. */
function troubleOf(code: number, said: string): EngineTrouble | null {
	const words = said === '' ? {} : { said };
	if (/balance|funds|credit|billing/i.test(said)) {
		return { isFinal: true, trouble: { code: 'credit-spent', ...words, detail: 'The AssemblyAI account has no credit left.' } };
	}
	if (code === 3009 || /concurrent|too many/i.test(said)) {
		return { isFinal: false, trouble: { code: 'server-busy', ...words, detail: 'AssemblyAI hears as many streams of this account as it may.' } };
	}
	if (code === 1008 || code === 4001 || /not authorized|unauthorized/i.test(said)) {
		return { isFinal: true, trouble: { code: 'key-refused', ...words, detail: 'AssemblyAI does not take the key.' } };
	}
	return code >= 3000 && code !== 3008 ? fault(said) : null;
}

function fault(said: string): EngineTrouble {
	return { isFinal: false, trouble: { code: 'engine-failed', ...(said === '' ? {} : { said }), detail: 'AssemblyAI reports a fault.' } };
}
