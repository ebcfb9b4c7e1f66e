import { AUDIO_SAMPLE_RATE } from '../../../shared/model/caption.ts';
import type { CaptionProtocol, HeardWord } from './caption-protocol.ts';
import { fieldsOf, lineOf, listOf, secondsToMs } from './frame-fields.ts';

/**
 * vosk-server: a recogniser of one's own, one language for each server.
 * https://github.com/alphacep/vosk-server/blob/master/websocket/asr_server.py
 */
export function voskProtocol(address: string, language: string | null): CaptionProtocol {
	return {
		address,
		headers: {},
		hello: [JSON.stringify({ config: { sample_rate: AUDIO_SAMPLE_RATE, words: 1 } })],
		sound: {
			frame: (samples) => samples,
			// The server compares the text, spaces and all.
			goodbye: '{"eof" : 1}',
			saysReady: false,
		},
		createReader(tell) {
			let finals = 0;
			return {
				read(frame) {
					const fields = fieldsOf(frame);
					const partial = lineOf(fields?.partial);
					const text = lineOf(fields?.text);
					if (partial !== null) tell({ type: 'partial', text: partial, language });
					else if (text === '') tell({ type: 'partial', text: '', language });
					else if (text !== null) {
						const words = listOf(fields?.result).flatMap(wordOf);
						finals += 1;
						tell({ type: 'final', line: { id: String(finals), text, words, fromMs: words[0]?.fromMs ?? null } });
					}
					return partial !== null || text !== null;
				},
			};
		},
	};
}

function wordOf(value: unknown): readonly HeardWord[] {
	const fields = fieldsOf(value);
	const text = lineOf(fields?.word);
	const fromMs = secondsToMs(fields?.start);
	const toMs = secondsToMs(fields?.end);
	return text === null || fromMs === null || toMs === null ? [] : [{ text, fromMs, toMs }];
}
