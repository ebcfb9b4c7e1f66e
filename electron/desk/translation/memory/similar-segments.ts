/**
 * Finds word sequences that are like another, best first: candidates share its rarest words, and are compared word by word. Words that are nearly the same
 * (an ending, a slip of the finger) differ less than others; a word that denies differs more, for without it the text says the opposite.
 */
export class SimilarSegments<Item> {
	readonly #entries: (Entry<Item> | null)[] = [];
	readonly #places = new Map<Item, number>();
	/** By language and word: where it occurs. */
	readonly #postings = new Map<string, number[]>();
	/** How often a candidate was met in this search, and in which search that was. */
	#counts = new Uint16Array(1_024);
	#seenIn = new Uint32Array(1_024);
	/** In words; beside the entries, because a search looks at thousands. */
	#lengths = new Uint8Array(1_024);
	#search = 0;

	add(item: Item, language: string, words: readonly string[]): void {
		const place = this.#entries.length;
		this.#entries.push({ item, words });
		this.#places.set(item, place);
		if (place === this.#counts.length) this.#grow();
		this.#lengths[place] = words.length;
		for (const word of new Set(words)) {
			const key = `${language} ${word}`;
			const posting = this.#postings.get(key);
			if (posting === undefined) this.#postings.set(key, [place]);
			else posting.push(place);
		}
	}

	/** Its place stays empty until the memory is made anew: few are taken back. */
	remove(item: Item): void {
		const place = this.#places.get(item);
		if (place === undefined) return;
		this.#places.delete(item);
		this.#entries[place] = null;
	}

	/** @param atLeast a score from 0 to 1 */
	find(
		language: string,
		words: readonly string[],
		{ atLeast, accepts, most }: { readonly atLeast: number; readonly accepts: (item: Item) => boolean; readonly most: number },
	): readonly { readonly item: Item; readonly score: number }[] {
		const found: { readonly item: Item; readonly score: number }[] = [];
		for (const place of this.#candidates(language, words, atLeast)) {
			const entry = this.#entries[place];
			if (!entry || !accepts(entry.item)) continue;
			const score = similarity(words, entry.words);
			if (score >= atLeast) found.push({ item: entry.item, score });
		}
		return found.sort((one, other) => other.score - one.score).slice(0, most);
	}

	/** Places that share the most words with these, at most so many: the rarest words are followed first. */
	#candidates(language: string, words: readonly string[], atLeast: number): readonly number[] {
		this.#search += 1;
		const postings = Array.from(new Set(words), (word) => this.#postings.get(`${language} ${word}`) ?? []).sort((one, other) => one.length - other.length);
		const met: number[] = [];
		let read = 0;
		for (const posting of postings) {
			if (read > MOST_READ) break;
			// Of a very common word the newest: what a team writes now is like what it wrote lately.
			const near = posting.length > MOST_READ - read ? posting.slice(-Math.max(MOST_READ - read, LEAST_READ)) : posting;
			read += near.length;
			for (const place of near) {
				// Each word that one has more than the other takes its share.
				const length = this.#lengths[place] ?? 0;
				if (Math.abs(length - words.length) > (1 - atLeast) * Math.max(length, words.length)) continue;
				if (this.#seenIn[place] === this.#search) {
					this.#counts[place] = (this.#counts[place] ?? 0) + 1;
				} else {
					this.#seenIn[place] = this.#search;
					this.#counts[place] = 1;
					met.push(place);
				}
			}
		}
		if (met.length <= MOST_COMPARED) return met;
		return met.sort((one, other) => (this.#counts[other] ?? 0) - (this.#counts[one] ?? 0)).slice(0, MOST_COMPARED);
	}

	#grow(): void {
		const counts = new Uint16Array(this.#counts.length * 2);
		counts.set(this.#counts);
		this.#counts = counts;
		const seenIn = new Uint32Array(this.#seenIn.length * 2);
		seenIn.set(this.#seenIn);
		this.#seenIn = seenIn;
		const lengths = new Uint8Array(this.#lengths.length * 2);
		lengths.set(this.#lengths);
		this.#lengths = lengths;
	}
}

interface Entry<Item> {
	readonly item: Item;
	readonly words: readonly string[];
}

/** With these a search among 200,000 stays below five milliseconds. */
const MOST_READ = 8_000;
const LEAST_READ = 500;
const MOST_COMPARED = 200;

/** 1 for the same words; each word that is missing or added takes its share of the longer text, and another one nearly twice that. */
export function similarity(one: readonly string[], other: readonly string[]): number {
	const longest = Math.max(one.length, other.length);
	if (longest === 0) return 1;
	const weights = other.map(weightOf);
	let previous = new Float64Array(other.length + 1);
	let row = new Float64Array(other.length + 1);
	for (const [index, weight] of weights.entries()) previous[index + 1] = (previous[index] ?? 0) + weight;
	for (const word of one) {
		const weight = weightOf(word);
		row[0] = (previous[0] ?? 0) + weight;
		for (let index = 1; index <= other.length; index += 1) {
			const against = other[index - 1] ?? '';
			const weightAgainst = weights[index - 1] ?? 1;
			const changed = word === against ? 0 : Math.max(weight, weightAgainst) * differenceOf(word, against);
			row[index] = Math.min((previous[index - 1] ?? 0) + changed, (previous[index] ?? 0) + weight, (row[index - 1] ?? 0) + weightAgainst);
		}
		[previous, row] = [row, previous];
	}
	return Math.max(0, 1 - (previous[other.length] ?? 0) / longest);
}

/** Folded: without these a text says the opposite. */
const DENIALS = new Set([
	'no',
	'ni',
	'nunca',
	'sin',
	'не',
	'нет',
	'ни',
	'без',
	'немає',
	'ne',
	'pas',
	'jamais',
	'sans',
	'not',
	'never',
	'without',
	'لا',
	'مش',
	'مو',
	'ما',
	'ليس',
	'بدون',
	'不',
	'没',
	'無',
	'无',
]);

function weightOf(word: string): number {
	return DENIALS.has(word) ? 3 : 1;
}

/** Words are alike when they begin alike, or differ by a letter. Slots are alike to nothing. */
function differenceOf(one: string, other: string): number {
	if (one.startsWith('{') || other.startsWith('{')) return OF_UNLIKE;
	const shorter = Math.min(one.length, other.length);
	const longer = Math.max(one.length, other.length);
	if (shorter < 4) return OF_UNLIKE;
	let shared = 0;
	while (shared < shorter && one.charCodeAt(shared) === other.charCodeAt(shared)) shared += 1;
	if (shared >= 4 && shared >= longer - 3) return OF_ALIKE;
	// Of four letters one makes another word: caro, raro.
	return shorter > 4 && isOneSlip(one, other) ? OF_ALIKE : OF_UNLIKE;
}

const OF_ALIKE = 0.3;
/** Nearly as much as a word lost and one added: "enviáis a Chile" is not "enviáis a Cuba", though most of it is the same. */
const OF_UNLIKE = 1.8;

/** One letter added, lost or another, or two that changed places. */
function isOneSlip(one: string, other: string): boolean {
	if (Math.abs(one.length - other.length) > 1) return false;
	let start = 0;
	while (start < one.length && one[start] === other[start]) start += 1;
	let oneEnd = one.length;
	let otherEnd = other.length;
	while (oneEnd > start && otherEnd > start && one[oneEnd - 1] === other[otherEnd - 1]) {
		oneEnd -= 1;
		otherEnd -= 1;
	}
	const left = one.slice(start, oneEnd);
	const right = other.slice(start, otherEnd);
	return (left.length <= 1 && right.length <= 1) || (left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]);
}
