/** The statistical detectors, behind one small face. Loading takes half a second and 65 MB: only a worker does it, once. */
export interface Detectors {
	/** eld: language -> likeness from 0 to 1; fast (10 µs). */
	ngrams(text: string): Readonly<Record<string, number>>;
	/** tinyld: language -> share from 0 to 1 among `languages`; slower (40 µs), better on short text. */
	words(text: string, languages: readonly string[]): Readonly<Record<string, number>>;
}

/** Literal specifiers, so that a bundler can take both into one worker file. */
export async function loadDetectors(): Promise<Detectors> {
	const [{ eld }, { detectAll }] = await Promise.all([import('eld/small'), import('tinyld/heavy')]);
	return {
		ngrams: (text) => eld.detect(text).getScores(),
		words: (text, languages) =>
			Object.fromEntries(detectAll(text.slice(0, LONGEST_TEXT), { only: [...languages] }).map(({ lang, accuracy }) => [lang, accuracy])),
	};
}

/** A thousand characters say all there is to say about a language. */
const LONGEST_TEXT = 1000;
