/** Takes sound in pieces of any length and hands on the samples of another rate, without a seam between pieces. */
export type Resampler = (samples: Float32Array, take: (sample: number) => void) => void;

/** Longer makes the edge of what is kept steeper, and costs as much more. */
const ZERO_CROSSINGS = 32;
/** Of half the lower rate: above it sound fades, so that at half the rate nothing is left that would come back as another tone. */
const CUTOFF = 0.925;
/** A Kaiser window of this shape leaves 80 dB less of what must not pass. */
const KAISER_BETA = 8;
/** Room for so many more samples than the filter reaches over. */
const BUFFER_SAMPLES = 4_096;

/**
 * One windowed sinc for each place that a new sample can have between two old ones: of 44,100 to 16,000 there are 160, of 48,000 one.
 * @param fromHz and
 * @param toHz whole numbers
 */
export function createResampler(fromHz: number, toHz: number): Resampler {
	if (fromHz === toHz) return (samples, take) => samples.forEach((sample) => void take(sample));
	const common = greatestCommonDivisor(fromHz, toHz);
	const phases = toHz / common;
	const step = fromHz / common;
	const { taps, weights } = lowPass(phases, Math.min(1, toHz / fromHz));
	const buffer = new Float32Array(taps + BUFFER_SAMPLES);
	// Silence before the first sample, so that the first new one lies on it.
	let end = taps / 2 - 1;
	let phase = 0;

	function work(take: (sample: number) => void): void {
		let at = 0;
		while (at + taps <= end) {
			const first = phase * taps;
			let sum = 0;
			for (let tap = 0; tap < taps; tap += 1) sum += (buffer[at + tap] ?? 0) * (weights[first + tap] ?? 0);
			take(sum);
			phase += step;
			at += Math.floor(phase / phases);
			phase %= phases;
		}
		buffer.copyWithin(0, at, end);
		end -= at;
	}

	return (samples, take) => {
		for (let from = 0; from < samples.length; ) {
			const part = samples.subarray(from, from + buffer.length - end);
			buffer.set(part, end);
			end += part.length;
			from += part.length;
			work(take);
		}
	};
}

/** @param ratio of the lower rate to the one given, at most 1 */
function lowPass(phases: number, ratio: number): { readonly taps: number; readonly weights: Float32Array } {
	const cutoff = ratio * CUTOFF;
	const half = Math.ceil(ZERO_CROSSINGS / cutoff);
	const taps = half * 2;
	const weights = new Float32Array(phases * taps);
	const whole = bessel(KAISER_BETA);
	for (let phase = 0; phase < phases; phase += 1) {
		let sum = 0;
		for (let tap = 0; tap < taps; tap += 1) {
			const distance = tap - (half - 1) - phase / phases;
			const window = bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - (distance / half) ** 2))) / whole;
			const weight = sinc(distance * cutoff) * window;
			weights[phase * taps + tap] = weight;
			sum += weight;
		}
		// Every place lets what does not change through as it is.
		for (let tap = 0; tap < taps; tap += 1) weights[phase * taps + tap] = (weights[phase * taps + tap] ?? 0) / sum;
	}
	return { taps, weights };
}

function sinc(x: number): number {
	return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** The modified Bessel function of order 0, by its series. */
function bessel(x: number): number {
	let sum = 1;
	let term = 1;
	for (let k = 1; term > sum * 1e-9; k += 1) {
		term *= (x / (2 * k)) ** 2;
		sum += term;
	}
	return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
