import type { Clock } from '../intake/clock.ts';
import type { SignedDelivery } from './kick-signature.ts';

/** A delivery signed longer ago, or further ahead, than this is refused: what somebody recorded cannot be played back. */
export const FRESH_MS = 5 * 60_000;
const LONGEST_ID = 128;

/** Why a delivery is refused, as the HTTP status that says so. */
export type Refusal = 401 | 403 | 409;

/** Judges deliveries of one platform: signed by it, fresh, and not seen before. */
export interface Deliveries {
	/** Could this be the head of a delivery: with an id, a signature and a fresh time? Told before a body is waited for. */
	isPlausible(head: Omit<SignedDelivery, 'body'>): boolean;
	/** Null where it is to be taken; it is known from then on. */
	refusal(delivery: SignedDelivery): Refusal | null;
}

export function createDeliveries(isSigned: (delivery: SignedDelivery) => boolean, clock: Clock): Deliveries {
	/** Ids and until when they could come again; oldest first. */
	const taken = new Map<string, number>();

	function forget(now: number): void {
		for (const [id, until] of taken) {
			if (until > now) return;
			taken.delete(id);
		}
	}

	function isPlausible({ id, timestamp, signature }: Omit<SignedDelivery, 'body'>): boolean {
		return id !== '' && id.length <= LONGEST_ID && signature !== '' && Math.abs(clock.now() - Date.parse(timestamp)) <= FRESH_MS;
	}

	return {
		isPlausible,
		refusal(delivery) {
			const { id } = delivery;
			const now = clock.now();
			if (!isPlausible(delivery)) return 401;
			// Only what the platform signed is remembered, so that nobody can fill the memory or use up an id.
			if (!isSigned(delivery)) return 403;
			forget(now);
			if (taken.has(id)) return 409;
			taken.set(id, now + 2 * FRESH_MS);
			return null;
		},
	};
}
