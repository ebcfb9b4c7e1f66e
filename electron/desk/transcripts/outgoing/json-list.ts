import type { Place } from './place.ts';

/** Entries of a JSON array that is written over several pieces: each on a line of its own, after a comma where one stands before it. */
export function listEntry(entry: unknown, { written }: Pick<Place, 'written'>): string {
	return `${written === 0 ? '\n' : ',\n'}${JSON.stringify(entry)}`;
}
