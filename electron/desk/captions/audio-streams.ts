import { randomUUID } from 'node:crypto';
import type { CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { AudioGiver, AudioInput } from './audio-input.ts';

export interface AudioStreamsOptions {
	/** Of a source of a running show. @throws DeskError `session-ended`, `no-audio-wanted` */
	readonly inputOf: (sessionId: string, sourceId: string) => AudioInput;
}

/** The contract's commands about sound. Pages forget to end what they began, so a stream goes with its source. */
export function createAudioStreams({ inputOf }: AudioStreamsOptions) {
	const streams = new Map<string, { readonly input: AudioInput; readonly giver: AudioGiver }>();

	return {
		handlers: {
			'audio.begin': async ({ sessionId, sourceId, label }: ParsedInput<'audio.begin'>): Promise<CallOutput<'audio.begin'>> => {
				const input = inputOf(sessionId, sourceId);
				const giver = input.begin(label);
				if (giver === null) {
					const taken = input.read().givenBy ?? '';
					throw new DeskError('audio-taken', `Another window gives the sound of this show already (${taken}); stop it there first.`, { label: taken });
				}
				// One source has one giver: whoever was abandoned is found out here.
				for (const [id, stream] of streams) if (stream.input === input) streams.delete(id);
				const streamId = randomUUID();
				streams.set(streamId, { input, giver });
				return { streamId, audio: input.read() };
			},
			'audio.push': async ({ streamId, seq, base64 }: ParsedInput<'audio.push'>): Promise<CallOutput<'audio.push'>> => {
				const stream = streams.get(streamId);
				const samples = Buffer.from(base64, 'base64');
				if (samples.length % 2 === 1) throw new DeskError('invalid-input', 'audio.push: base64: samples have two bytes each', { field: 'base64' });
				if (stream === undefined || !stream.giver.push(seq, samples)) {
					streams.delete(streamId);
					throw new DeskError('audio-ended', 'Nobody takes this sound any more: the show was stopped, or another window gives it now.');
				}
				return stream.input.read();
			},
			'audio.end': async ({ streamId }: ParsedInput<'audio.end'>): Promise<CallOutput<'audio.end'>> => {
				streams.get(streamId)?.giver.end();
				streams.delete(streamId);
				return null;
			},
		},
	};
}
