import type { Countdown, PromiseState, Said, StockCount } from '../../../../shared/model/compliance.ts';
import type { Announcement } from './announcements.ts';

/** The host's deadlines and stock counts, held against what the host says later. Nothing here looks at a clock: only lines move it. */

export interface BrokenPromise {
	readonly kind: 'deadline-passed' | 'deadline-moved' | 'stock-rose' | 'stock-unchanged';
	readonly first: Said;
	readonly second: Said;
	/** Milliseconds between what was announced and the second moment. */
	readonly overMs: number;
}

export interface PromiseWatch {
	/** @param price what the line says a thing costs, or the last said before it; null: not known */
	announce(announcement: Announcement & { readonly kind: 'stock' | 'countdown' }, said: Said, price: number | null): BrokenPromise | null;
	/** A line that says that something can still be bought. */
	offer(said: Said, price: number | null): BrokenPromise | null;
	/** A line that says that it is over. */
	close(): void;
	/** Whether anything is open that a line could break. */
	isWatching(): boolean;
	/** As they are at this moment, oldest first. */
	read(at: number): readonly (Countdown | StockCount)[];
}

/** Speech is late and hosts are not exact: "five minutes" is kept by five and a half. */
const GRACE_MS = 60_000;
/** "Ten minutes" said again within this much of the first deadline is the same deadline. */
const SAME_DEADLINE_MS = 90_000;
/** After a deadline the host has gone on to other things. */
const WATCH_AFTER_MS = 10 * 60_000;
/** A count is forgotten when nothing is said of it: something else is on sale. */
const STOCK_FORGOTTEN_MS = 20 * 60_000;
/** As many left as so long ago is worth a question. */
const UNCHANGED_MS = 10 * 60_000;
/** Kept for the record; a show has tens. */
const MOST_KEPT = 200;

interface Watched<Kind> {
	kind: Kind;
	readonly first: Said;
	latest: Said;
	readonly price: number | null;
	state: Exclude<PromiseState, 'past'>;
}
type WatchedCountdown = Watched<'countdown'> & { endsAt: number };
type WatchedStock = Watched<'stock'> & { left: number; leftSince: Said };

export function createPromiseWatch(): PromiseWatch {
	const all: (WatchedCountdown | WatchedStock)[] = [];
	let countdown: WatchedCountdown | null = null;
	let stock: WatchedStock | null = null;

	function keep(promise: WatchedCountdown | WatchedStock): void {
		all.push(promise);
		if (all.length > MOST_KEPT) all.shift();
	}

	function announceTime(ms: number, said: Said, price: number | null): BrokenPromise | null {
		const endsAt = said.at + ms;
		const before = countdown;
		if (before === null || before.state !== 'open' || !isSameOffer(before, said.at, price)) {
			countdown = { kind: 'countdown', first: said, latest: said, price, state: 'open', endsAt };
			keep(countdown);
			return null;
		}
		if (endsAt <= before.endsAt + SAME_DEADLINE_MS) {
			before.latest = said;
			before.endsAt = Math.min(before.endsAt, endsAt);
			return null;
		}
		before.state = 'broken';
		const broken: BrokenPromise = { kind: 'deadline-moved', first: before.first, second: said, overMs: endsAt - before.endsAt };
		countdown = { kind: 'countdown', first: said, latest: said, price, state: 'open', endsAt };
		keep(countdown);
		return broken;
	}

	function announceStock(left: number, said: Said, price: number | null): BrokenPromise | null {
		const before = stock;
		const isSame = before !== null && isSameThing(before.price, price) && said.at - before.latest.at <= STOCK_FORGOTTEN_MS;
		if (before === null || !isSame || before.state === 'ended') {
			stock = { kind: 'stock', first: said, latest: said, leftSince: said, price, state: 'open', left };
			keep(stock);
			return null;
		}
		const { leftSince, left: leftBefore } = before;
		before.latest = said;
		if (left !== leftBefore) {
			before.left = left;
			before.leftSince = said;
		}
		if (left > leftBefore) {
			before.state = 'broken';
			return { kind: 'stock-rose', first: leftSince, second: said, overMs: said.at - leftSince.at };
		}
		if (left === leftBefore && said.at - leftSince.at >= UNCHANGED_MS && before.state === 'open') {
			before.state = 'broken';
			return { kind: 'stock-unchanged', first: leftSince, second: said, overMs: said.at - leftSince.at };
		}
		return null;
	}

	return {
		announce: (announcement, said, price) =>
			announcement.kind === 'countdown' ? announceTime(announcement.ms, said, price) : announceStock(announcement.left, said, price),
		offer(said, price) {
			if (countdown === null || countdown.state !== 'open' || said.at <= countdown.endsAt + GRACE_MS) return null;
			if (said.at > countdown.endsAt + WATCH_AFTER_MS || !isSameThing(countdown.price, price)) return null;
			countdown.state = 'broken';
			return { kind: 'deadline-passed', first: countdown.latest, second: said, overMs: said.at - countdown.endsAt };
		},
		close() {
			if (countdown?.state === 'open') countdown.state = 'ended';
			if (stock?.state === 'open') stock.state = 'ended';
			countdown = null;
			stock = null;
		},
		isWatching: () => stock !== null || countdown !== null,
		read: (at) =>
			all.map((promise) => {
				const { first, latest } = promise;
				if (promise.kind === 'stock') {
					const isForgotten = promise.state === 'open' && at - latest.at > STOCK_FORGOTTEN_MS;
					return { kind: 'stock', first, latest, left: promise.left, state: isForgotten ? 'past' : promise.state };
				}
				return { kind: 'countdown', first, latest, endsAt: promise.endsAt, state: promise.state === 'open' && at > promise.endsAt ? 'past' : promise.state };
			}),
	};
}

/** After its deadline a new one is the same offer's only where the price says so: many a show counts down for one product after the other. */
function isSameOffer(before: WatchedCountdown, at: number, price: number | null): boolean {
	if (at <= before.endsAt + GRACE_MS) return isSameThing(before.price, price);
	return at <= before.endsAt + WATCH_AFTER_MS && price !== null && before.price === price;
}

/** Two prices that differ belong to two things; where one is not known it may be the same. */
function isSameThing(one: number | null, other: number | null): boolean {
	return one === null || other === null || one === other;
}
