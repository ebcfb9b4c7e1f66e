import type { ReferencePrice, Said } from '../../../../shared/model/compliance.ts';
import type { Announcement } from './announcements.ts';

/** What things are said to have cost before, and since when that is said. */
export interface ReferencePrices {
	/** Returns the moment at which the same offer was compared with another price, if it was. */
	say(announcement: Announcement & { readonly kind: 'reference' }, said: Said): Said | null;
	/** Oldest first. */
	read(): readonly ReferencePrice[];
}

const MOST_KEPT = 100;

export function createReferencePrices(): ReferencePrices {
	const prices: ReferencePrice[] = [];
	return {
		say({ before, now }, said) {
			const known = prices.findIndex((price) => price.amount === before.value && isSame(price.currency, before.currency) && isSame(price.now, now));
			const found = prices[known];
			if (found !== undefined) {
				prices[known] = { ...found, currency: found.currency ?? before.currency, now: found.now ?? now, latest: said, times: found.times + 1 };
				return null;
			}
			const last = prices.at(-1);
			prices.push({
				amount: before.value,
				currency: before.currency,
				now,
				first: said,
				latest: said,
				times: 1,
				before: last === undefined ? null : { amount: last.amount, currency: last.currency, said: last.latest },
			});
			if (prices.length > MOST_KEPT) prices.shift();
			// The same price now, another one before: one of the two was not so.
			const other =
				now === null ? undefined : prices.findLast((price) => price.now === now && price.amount !== before.value && isSame(price.currency, before.currency));
			return other?.latest ?? null;
		},
		read: () => [...prices],
	};
}

function isSame<Value>(one: Value | null, other: Value | null): boolean {
	return one === null || other === null || one === other;
}
