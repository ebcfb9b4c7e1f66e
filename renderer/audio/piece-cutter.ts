import { AUDIO_SAMPLE_RATE } from '../../shared/model/caption.ts';

/** A tenth of a second: short enough for words to appear as they are said, long enough not to be most of the work itself. */
export const PIECE_SAMPLES = AUDIO_SAMPLE_RATE / 10;
export const PIECE_MS = 100;

/** Collects samples between −1 and 1 as 16-bit ones, and hands on each piece that is full. What is louder is cut off. */
export function createPieceCutter(onPiece: (piece: Int16Array<ArrayBuffer>) => void): (sample: number) => void {
	let piece = new Int16Array(PIECE_SAMPLES);
	let filled = 0;
	return (sample) => {
		piece[filled] = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
		filled += 1;
		if (filled < PIECE_SAMPLES) return;
		onPiece(piece);
		piece = new Int16Array(PIECE_SAMPLES);
		filled = 0;
	};
}
