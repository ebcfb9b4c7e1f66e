import type { ComplianceClocks, PriceElsewhere, ReferencePrice } from '../../../shared/model/compliance.ts';
import { type EarlierPrice, lastOtherPrice, lowestOffer, pricedProducts } from '../store/reference-price-table.ts';
import type { ReadableStore } from '../store/store.ts';

const DAY_MS = 86_400_000;

/** Holds each reference price against what the same host said of the product in other shows before. @param session row number */
export function withPricesElsewhere(store: ReadableStore, session: number, clocks: ComplianceClocks): ComplianceClocks {
	if (clocks.prices.length === 0) return clocks;
	const products = pricedProducts(
		store,
		clocks.prices.map(({ first }) => first.messageId),
	);
	const days = clocks.referenceLaw?.days ?? null;
	return { ...clocks, prices: clocks.prices.map((price) => withElsewhere(store, session, price, products.get(price.first.messageId) ?? null, days)) };
}

function withElsewhere(store: ReadableStore, session: number, price: ReferencePrice, product: string | null, days: number | null): ReferencePrice {
	if (product === null) return price;
	const { amount, currency, first } = price;
	const other = lastOtherPrice(store, { session, product, amount, currency, before: first.at });
	const offered = days === null ? null : lowestOffer(store, { session, product, currency, since: first.at - days * DAY_MS, before: first.at });
	const lowest = offered !== null && offered.now !== null && offered.now < amount ? elsewhere(offered, offered.now) : null;
	return other === null && lowest === null ? price : { ...price, elsewhere: { other: other === null ? null : elsewhere(other, other.amount), lowest } };
}

function elsewhere({ sessionId, messageId, at, currency }: EarlierPrice, amount: number): PriceElsewhere {
	return { sessionId, messageId, at, amount, currency };
}
