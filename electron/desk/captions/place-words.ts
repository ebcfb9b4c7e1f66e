import type { TimedWord } from '../../../shared/model/speech.ts';
import type { HeardWord } from './caption-protocol.ts';

/** Where an engine's words stand in its text, and when they were said. A word that is not there is left out. */
export function placeWords(text: string, words: readonly HeardWord[], timeOf: (streamMs: number) => number | null): readonly TimedWord[] {
	const lower = text.toLowerCase();
	// A few letters change their length with their case: then only words that are written alike are found.
	const folded = lower.length === text.length ? lower : null;
	let end = 0;
	return words.flatMap((word) => {
		const wanted = word.text.toLowerCase();
		const isFolded = folded !== null && wanted.length === word.text.length;
		const start = isFolded ? folded.indexOf(wanted, end) : text.indexOf(word.text, end);
		const from = timeOf(word.fromMs);
		const to = timeOf(word.toMs);
		if (start === -1 || word.text === '' || from === null || to === null || to < from) return [];
		end = start + word.text.length;
		return [{ start, end, from, to }];
	});
}
