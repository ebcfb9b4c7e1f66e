import { FNV_BASIS, fnvStep } from '../fnv.ts';

/**
 * Chance that can be repeated: whoever knows the seed draws the same. For samples, orders and bootstraps, never for secrets.
 * The mixing steps are those of MurmurHash3 (Appleby, public domain) and of the generator SplitMix32.
 */

/** A whole number below 2^32, the same for the same texts. */
export function hashOf(...parts: readonly (string | number)[]): number {
	let hash = FNV_BASIS;
	for (const character of parts.join('\u0000')) hash = fnvStep(hash, character.codePointAt(0) ?? 0);
	return mixed(hash);
}

/** What puts numbered things into an order by chance: sort by it. Of one seed and number always the same, whatever else is there. */
export function rankOf(seedHash: number, number: number): number {
	// The high part too: row numbers may pass 2^32.
	return mixed(mixed(seedHash ^ (number >>> 0)) ^ Math.floor(number / 0x1_0000_0000));
}

/** Numbers from 0 inclusive to 1 exclusive, evenly spread. */
export function seededRandom(seedHash: number): () => number {
	let state = seedHash >>> 0;
	return () => {
		state = (state + 0x9e3779b9) >>> 0;
		return mixed(state) / 0x1_0000_0000;
	};
}

function mixed(value: number): number {
	let bits = value >>> 0;
	bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
	bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
	return (bits ^ (bits >>> 16)) >>> 0;
}
