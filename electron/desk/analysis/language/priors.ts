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

	/** Points for a language, on the scale on which one telling word counts 3. */
	pointsFor(authorId: string, tag: string): number {
		const author = this.#authors.get(authorId);
		let points = this.#showTotal === 0 ? 0 : (SHOW_CAP * (this.#show.get(tag) ?? 0)) / this.#showTotal;
		if (author !== undefined) {
			if (author.taught === tag) points += TAUGHT;
			const confidence = author.total / (author.total + 2);
			if (author.total > 0) points += (AUTHOR_CAP * confidence * (author.counts.get(tag) ?? 0)) / author.total;
		}
		return points;
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

const EXPECTED_LINES = 6;
const SHOW_CAP = 1.5;
const AUTHOR_CAP = 2.5;
const TAUGHT = 3;
const FADE = 0.85;
const MOST_AUTHORS = 50_000;
