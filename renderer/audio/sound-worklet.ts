import { AUDIO_SAMPLE_RATE } from '../../shared/model/caption.ts';
import { createPieceCutter } from './piece-cutter.ts';
import { createResampler } from './resampler.ts';
import { SOUND_WORKLET } from './worklet-name.ts';

/** Runs on the browser's audio thread: what it hears, in one channel, becomes pieces as the desk takes them. */

declare const sampleRate: number;
declare class AudioWorkletProcessor {
	readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

class SoundWorklet extends AudioWorkletProcessor {
	readonly #resample = createResampler(sampleRate, AUDIO_SAMPLE_RATE);
	readonly #take = createPieceCutter((piece) => this.port.postMessage(piece, [piece.buffer]));

	/** Called for every 128 samples. True: go on. */
	process([input]: readonly (readonly Float32Array[])[]): boolean {
		const channel = input?.[0];
		if (channel !== undefined) this.#resample(channel, this.#take);
		return true;
	}
}

registerProcessor(SOUND_WORKLET, SoundWorklet);
