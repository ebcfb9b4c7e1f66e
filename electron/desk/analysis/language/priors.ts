/**
 * What authors and the show have written so far: more telling than any detector on a line of one word,
 * and capped, because people switch (DESIGN.md: priors cost 3 to 6 points when an author does).
 */
export class LanguagePriors {
	readonly #authors = new Map<string, AuthorPrior>();
	readonly #show = new Map<string, number>();
	#showTotal = 0;

	/** @param expected commonest first */
	constructor(expected: readonly string[]) {
		for (const [index, tag] of expected.entries()) this.#count(tag, EXPECTED_LINES / (index + 1));
	}

	/** Adds what is to be expected of an author, on the scale on which one telling word counts 3. `places` are the tags' in `points`. */
	addTo(points: Float32Array, authorId: string, places: { indexOf(tag: string): number }): void {
		const add = (tag: string, count: number): void => {
			let place = places.indexOf(tag);
			let weight = count;
			if (place < 0) {
				place = places.indexOf(`${tag}-Latn`);
				weight = count * TRANSLITERATED;
			}
			if (place >= 0) points[place] = (points[place] ?? 0) + weight;
		};
		for (const [tag, count] of this.#show) add(tag, (SHOW_CAP * count) / this.#showTotal);
		const author = this.#authors.get(authorId);
		if (author === undefined) return;
		if (author.taught !== null) add(author.taught, TAUGHT);
		const confidence = author.total / (author.total + 2);
		for (const [tag, count] of author.counts) add(tag, (AUTHOR_CAP * confidence * count) / author.total);
	}

	/** @param weight how sure it was, 0 to 1, by the text alone */
	learn(authorId: string, tag: string, weight: number): void {
		const author = this.#author(authorId);
		// Old lines fade, so that one who switches is followed within a few lines.
		for (const [known, count] of author.counts) author.counts.set(known, count * FADE);
		author.total = author.total * FADE + weight;
		author.counts.set(tag, (author.counts.get(tag) ?? 0) + weight);
		this.#count(tag, weight);
	}

	/** A person said so. */
	teach(authorId: string, tag: string): void {
		const author = this.#author(authorId);
		author.taught = tag;
		author.counts.clear();
		author.counts.set(tag, 2);
		author.total = 2;
	}

	#author(authorId: string): AuthorPrior {
		let author = this.#authors.get(authorId);
		if (author === undefined) {
			author = { taught: null, counts: new Map(), total: 0 };
			this.#authors.set(authorId, author);
			if (this.#authors.size > MOST_AUTHORS) this.#forgetOne();
		}
		return author;
	}

	/** The author unheard of the longest goes; corrections of a person stay as long as any. */
	#forgetOne(): void {
		for (const [id, author] of this.#authors) {
			if (author.taught === null) {
				this.#authors.delete(id);
				return;
			}
		}
	}

	#count(tag: string, weight: number): void {
		this.#show.set(tag, (this.#show.get(tag) ?? 0) + weight);
		this.#showTotal += weight;
	}
}

interface AuthorPrior {
	taught: string | null;
	readonly counts: Map<string, number>;
	total: number;
}

/** Who writes Russian or Arabic may well write it in Latin letters, too. */
const TRANSLITERATED = 0.7;

const EXPECTED_LINES = 6;
const SHOW_CAP = 2;
const AUTHOR_CAP = 2.5;
const TAUGHT = 3;
const FADE = 0.85;
const MOST_AUTHORS = 50_000;
