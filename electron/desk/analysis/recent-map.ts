/**
 * A map that keeps what is asked for and forgets the rest: two generations, each of at most `capacity`. When the young one is full
 * it becomes the old one, and what was not asked for since goes. Constant work, and the common lines of a long show stay
 * (a map cleared when full forgot them too, just when the show was busiest).
 */
export class RecentMap<Key, Value extends NonNullable<unknown>> {
	readonly #capacity: number;
	#young = new Map<Key, Value>();
	#old = new Map<Key, Value>();

	constructor(capacity: number) {
		this.#capacity = capacity;
	}

	get(key: Key): Value | undefined {
		const young = this.#young.get(key);
		if (young !== undefined) return young;
		const old = this.#old.get(key);
		if (old !== undefined) this.set(key, old);
		return old;
	}

	set(key: Key, value: Value): void {
		if (this.#young.size >= this.#capacity) {
			this.#old = this.#young;
			this.#young = new Map();
		}
		this.#young.set(key, value);
	}

	clear(): void {
		this.#young.clear();
		this.#old.clear();
	}
}
