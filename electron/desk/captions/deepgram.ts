import { AUDIO_SAMPLE_RATE } from '../../../shared/model/caption.ts';
import type { CaptionProtocol, CaptionReader, EngineTrouble, HeardWord } from './caption-protocol.ts';
import { fieldsOf, lineOf, listOf, secondsToMs } from './frame-fields.ts';

export interface HostedOptions {
	readonly address: string;
	readonly key: string;
	/** BCP 47; null where it is to be found out. */
	readonly language: string | null;
	/** The service's name of a model; null for the one that fits the language. */
	readonly model: string | null;
}

/** Finals that may come twice lie close together. */
const MOST_REMEMBERED = 200;

/** Deepgram, version 1 of its streaming interface. https://developers.deepgram.com/reference/speech-to-text/listen-streaming */
export function deepgramProtocol({ address, key, language, model }: HostedOptions): CaptionProtocol {
	const url = new URL('/v1/listen', address);
	const query = {
		model: model ?? 'nova-3',
		language: language?.split('-')[0] ?? 'multi',
		encoding: 'linear16',
		sample_rate: String(AUDIO_SAMPLE_RATE),
		channels: '1',
		interim_results: 'true',
		punctuate: 'true',
		endpointing: '300',
	};
	url.search = new URLSearchParams(query).toString();
	return {
		address: url.href,
		headers: { Authorization: `Token ${key}` },
		hello: [],
		sound: {
			frame: (samples) => samples,
			goodbye: '{"type":"CloseStream"}',
			saysReady: false,
			// It closes after ten seconds without sound or this (NET-0001).
			keepAlive: { everyMs: 4_000, text: '{"type":"KeepAlive"}' },
		},
		createReader: (tell) => createResultsReader(language, tell),
		refusal: refused,
	};
}

function createResultsReader(language: string | null, tell: Parameters<CaptionProtocol['createReader']>[0]): CaptionReader {
	const known = new Set<string>();

	function readResults(frame: Readonly<Record<string, unknown>>): void {
		const best = fieldsOf(listOf(fieldsOf(frame.channel)?.alternatives)[0]);
		const text = lineOf(best?.transcript);
		const fromMs = secondsToMs(frame.start);
		if (text === null) {
			tell({ type: 'dropped', reason: 'wrong-shape' });
			return;
		}
		const heard = lineOf(listOf(best?.languages)[0]) ?? language;
		if (frame.is_final !== true || text === '') {
			tell({ type: 'partial', text, language: heard });
			return;
		}
		// A stretch of sound becomes final once.
		const id = fromMs === null ? `n${known.size}` : String(fromMs);
		if (known.has(id)) return;
		known.add(id);
		if (known.size > MOST_REMEMBERED) for (const oldest of [...known].slice(0, known.size - MOST_REMEMBERED)) known.delete(oldest);
		tell({ type: 'final', line: { id, text, words: listOf(best?.words).flatMap(wordOf), fromMs } });
	}

	return {
		read(value) {
			const frame = fieldsOf(value);
			switch (frame?.type) {
				case 'Results':
					readResults(frame);
					return true;
				case 'Metadata':
				case 'SpeechStarted':
				case 'UtteranceEnd':
				case 'Warning':
					return true;
				case 'Error': {
					const said = (lineOf(frame.description) ?? lineOf(frame.message) ?? '').slice(0, 300);
					tell({ type: 'trouble', isFinal: false, trouble: { code: 'engine-failed', ...(said === '' ? {} : { said }), detail: 'Deepgram reports a fault.' } });
					return true;
				}
				default:
					return false;
			}
		},
	};
}

function wordOf(value: unknown): readonly HeardWord[] {
	const fields = fieldsOf(value);
	const text = lineOf(fields?.punctuated_word) ?? lineOf(fields?.word);
	const fromMs = secondsToMs(fields?.start);
	const toMs = secondsToMs(fields?.end);
	return text === null || fromMs === null || toMs === null ? [] : [{ text, fromMs, toMs }];
}

/** https://developers.deepgram.com/docs/errors */
function refused(status: number): EngineTrouble | null {
	switch (status) {
		case 400:
			return {
				isFinal: true,
				trouble: { code: 'engine-failed', detail: 'Deepgram does not take this language with this model; choose another model or language.' },
			};
		case 401:
		case 403:
			return { isFinal: true, trouble: { code: 'key-refused', detail: `Deepgram does not take the key (HTTP ${status}).` } };
		case 402:
			return { isFinal: true, trouble: { code: 'credit-spent', detail: 'The Deepgram account has no credit left (HTTP 402).' } };
		case 429:
			return { isFinal: false, trouble: { code: 'server-busy', detail: 'Deepgram hears as many streams of this account as it may (HTTP 429).' } };
		default:
			return null;
	}
}
