import { describe, expect, it } from 'vitest';
import { createPieceCutter, PIECE_SAMPLES } from '../../../renderer/audio/piece-cutter.ts';
import { createResampler } from '../../../renderer/audio/resampler.ts';

const TO_HZ = 16_000;
/** What AudioContexts run at: sound cards, headsets, studio cards. */
const RATES_HZ = [8_000, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000];

function tone(rateHz: number, frequencyHz: number, seconds = 1): Float32Array {
	return Float32Array.from({ length: Math.round(rateHz * seconds) }, (_, index) => 0.5 * Math.sin((2 * Math.PI * frequencyHz * index) / rateHz));
}

/** @param pieceLength as a browser hands sound over */
function resampled(fromHz: number, samples: Float32Array, pieceLength = 128): readonly number[] {
	const resample = createResampler(fromHz, TO_HZ);
	const out: number[] = [];
	for (let at = 0; at < samples.length; at += pieceLength) resample(samples.subarray(at, at + pieceLength), (sample) => out.push(sample));
	return out;
}

/** Against a full tone of the same loudness, without the first and last 50 ms. */
function loudnessDb(samples: readonly number[]): number {
	const middle = samples.slice(800, -800);
	const power = middle.reduce((sum, sample) => sum + sample ** 2, 0) / middle.length;
	return 10 * Math.log10(power / (0.5 ** 2 / 2));
}

describe('sound of any rate as the desk takes it', () => {
	it.each(RATES_HZ)('of %i Hz keeps its length to a few milliseconds', (rateHz) => {
		const out = resampled(rateHz, tone(rateHz, 440));
		expect(out.length).toBeGreaterThan(TO_HZ - 100);
		expect(out.length).toBeLessThanOrEqual(TO_HZ);
	});

	it.each(RATES_HZ)('of %i Hz keeps what is said as loud as it was', (rateHz) => {
		for (const frequencyHz of [100, 1_000, 3_000, Math.min(6_500, rateHz * 0.4)]) {
			expect(Math.abs(loudnessDb(resampled(rateHz, tone(rateHz, frequencyHz)))), `${frequencyHz} Hz`).toBeLessThan(0.1);
		}
	});

	it.each(RATES_HZ.filter((rateHz) => rateHz > 22_050))('of %i Hz lets no tone above 8 kHz come back as another one below it', (rateHz) => {
		for (const frequencyHz of [8_050, 9_000, 12_000, 15_000, 16_000, 20_000]) {
			expect(loudnessDb(resampled(rateHz, tone(rateHz, frequencyHz))), `${frequencyHz} Hz`).toBeLessThan(-70);
		}
	});

	it.each(RATES_HZ)('of %i Hz is the same however it was cut', (rateHz) => {
		const sound = tone(rateHz, 1_234, 0.2);
		expect(resampled(rateHz, sound, 7)).toEqual(resampled(rateHz, sound, 100_000));
	});

	it('lies where it lay: a new sample on an old one is that one', () => {
		const out = resampled(48_000, tone(48_000, 500));
		for (const index of [500, 4_000, 9_000]) expect(out[index]).toBeCloseTo(0.5 * Math.sin((2 * Math.PI * 500 * index) / TO_HZ), 3);
	});
});

describe('pieces', () => {
	it('are a tenth of a second each, and what is too loud is cut off instead of turning over', () => {
		const pieces: Int16Array[] = [];
		const take = createPieceCutter((piece) => pieces.push(piece));
		for (let index = 0; index < PIECE_SAMPLES * 2.5; index += 1) take([0, 0.5, 1, 1.7, -1, -3][index % 6] ?? 0);
		expect(pieces.map(({ length }) => length)).toEqual([1_600, 1_600]);
		expect([...(pieces[0] ?? []).slice(0, 6)]).toEqual([0, 16_384, 32_767, 32_767, -32_767, -32_767]);
	});
});
