import type { ReadableStore, WritableStore } from './store.ts';

/** What a host said that a product had cost before. */
export interface NewPriceRow {
	readonly message: number;
	readonly session: number;
	/** As `searchFold` folds its name. */
	readonly product: string;
	readonly amount: number;
	readonly currency: string | null;
	readonly now: number | null;
	readonly at: number;
}

export interface EarlierPrice {
	/** The session's id. */
	readonly sessionId: string;
	readonly messageId: number;
	readonly at: number;
	readonly amount: number;
	readonly currency: string | null;
	readonly now: number | null;
}

export function insertReferencePrice(store: WritableStore, { message, session, product, amount, currency, now, at }: NewPriceRow): void {
	store
		.change<[number, number, string, number, string | null, number | null, number]>(
			'INSERT INTO reference_price (message, session, product, amount, currency, now, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
		)
		.run(message, session, product, amount, currency, now, at);
}

/** What products the prices said in these messages are of. @param messages row numbers */
export function pricedProducts(store: ReadableStore, messages: readonly number[]): ReadonlyMap<number, string> {
	return new Map(
		store
			.query<[string], { message: number; product: string }>('SELECT message, product FROM reference_price WHERE message IN (SELECT value FROM json_each(?))')
			.all(JSON.stringify(messages))
			.map(({ message, product }) => [message, product]),
	);
}

/** The last time before a moment that the same host named another price for the product, in another session; null where that never was. */
export function lastOtherPrice(
	store: ReadableStore,
	{ session, product, before, amount, currency }: AskedPrice & { readonly amount: number },
): EarlierPrice | null {
	return (
		store
			.query<[number, string, number, string | null, string | null, number], EarlierPrice>(LAST_OTHER)
			.get(session, product, before, currency, currency, amount) ?? null
	);
}

/** The lowest price at which the same host offered the product in other sessions between two moments, the latest of them; null where none was said. */
export function lowestOffer(store: ReadableStore, { session, product, before, since, currency }: AskedPrice & { readonly since: number }): EarlierPrice | null {
	return (
		store
			.query<[number, string, number, string | null, string | null, number], EarlierPrice>(LOWEST)
			.get(session, product, before, currency, currency, since) ?? null
	);
}

interface AskedPrice {
	readonly session: number;
	readonly product: string;
	/** Null: whatever the currency. */
	readonly currency: string | null;
	readonly before: number;
}

/** CROSS keeps the host's sessions on the outside. What a correction took back was not said. */
const EARLIER = `SELECT s.uuid AS sessionId, p.message AS messageId, p.at, p.amount, p.currency, p.now
	FROM session own CROSS JOIN session s ON s.host = own.host CROSS JOIN reference_price p ON p.session = s.id
	WHERE own.id = ? AND own.host <> '' AND s.id <> own.id AND s.is_being_erased = 0 AND s.is_being_imported = 0 AND p.product = ? AND p.at < ?
	AND (? IS NULL OR p.currency IS NULL OR p.currency = ?) AND NOT EXISTS (SELECT 1 FROM speech_line later WHERE later.supersedes = p.message)`;

export const LAST_OTHER = `${EARLIER} AND p.amount <> ? ORDER BY p.at DESC, p.message DESC LIMIT 1`;
export const LOWEST = `${EARLIER} AND p.at >= ? AND p.now IS NOT NULL ORDER BY p.now, p.at DESC LIMIT 1`;
