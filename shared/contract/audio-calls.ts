import { z } from 'zod';
import { AUDIO_SAMPLE_RATE, LONGEST_PIECE_SAMPLES, type SourceAudio } from '../model/caption.ts';
import { call, sessionId } from './call.ts';

/** What a page is told when it begins to give sound. */
export interface AudioStream {
	readonly streamId: string;
	readonly audio: SourceAudio;
}

/** Three bytes are four characters. */
const LONGEST_PIECE = Math.ceil((LONGEST_PIECE_SAMPLES * 2) / 3) * 4;

const streamId = z.uuid();

/**
 * Sound of a running show, from the page that records it to the source that listens (`LiveShow.sources[].audio`). Nothing of it is
 * written to a disk.
 */
export const audioCalls = {
	/**
	 * One page gives a source its sound at a time. Refused with `session-ended`, `no-audio-wanted` (the source does not listen),
	 * `audio-taken` (another page gives it; `label`: what it gives).
	 */
	'audio.begin': call<AudioStream>()(
		z.strictObject({ sessionId, sourceId: z.string().max(200), sampleRate: z.literal(AUDIO_SAMPLE_RATE), label: z.string().trim().max(200) }),
	),
	/**
	 * A piece of about 100 ms: one channel of 16-bit little-endian samples. `seq` counts the pieces from 0; a piece that is left out
	 * is time that passed, one that comes again is ignored. Refused with `audio-ended` once the stream is over, for whatever reason:
	 * the show was stopped, the source has failed, or another page took over after this one was silent. Then begin again, or stop.
	 */
	'audio.push': call<SourceAudio>()(z.strictObject({ streamId, seq: z.int().nonnegative(), base64: z.base64().max(LONGEST_PIECE) })),
	/** Asks for the last words of what was said. A stream that is over already is no error. */
	'audio.end': call<null>()(z.strictObject({ streamId })),
} as const;
