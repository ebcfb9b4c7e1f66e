/** FNV-1a in 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/, public domain): spreads texts evenly over numbers. Nothing that anybody may want to forge. */

export const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** @param unit of a text: a UTF-16 code unit, or a code point */
export function fnvStep(hash: number, unit: number): number {
	return Math.imul(hash ^ unit, FNV_PRIME);
}

/** Of a text's UTF-16 code units. */
export function fnv1a(text: string): number {
	let hash = FNV_BASIS;
	for (let index = 0; index < text.length; index += 1) hash = fnvStep(hash, text.charCodeAt(index));
	return hash;
}
