import type { SourceAudio } from '../../../shared/model/caption.ts';

/** Where a source that listens is given its sound. One giver at a time. */
export interface AudioInput {
	/** Sound begins. Null where somebody else gives it already. @param label what gives it, such as a microphone's name */
	begin(label: string): AudioGiver | null;
	read(): SourceAudio;
}

/** What one page gives. */
export interface AudioGiver {
	/** @param samples one channel of 16-bit little-endian samples. False once it is over. */
	push(seq: number, samples: Buffer): boolean;
	end(): void;
}
