import type { Sign } from './alphabet.ts';

/** How far a pattern has been read. A language has tens of thousands, most with one thing to tell: the rest is made where it is needed. */
export class State<Payload> {
	payloads: Payload[] | null = null;
	/** Shared by all patterns that begin alike. */
	moves: Map<Sign, State<Payload>> | null = null;
	/** Moves that lead to a state which other signs lead to, too. */
	ways: Way<Payload>[] | null = null;
	/** By how many tokens they may pass over at most. */
	gaps: Map<number, State<Payload>> | null = null;
	/** Reached without eating a token. */
	free: State<Payload>[] | null = null;
	/** Where the groups that begin here end; only for building. */
	joins: Map<number, State<Payload>> | null = null;
	view: View<Payload> | null = null;
}

/** By any of these signs to one state. */
export interface Way<Payload> {
	readonly signs: readonly Sign[];
	readonly state: State<Payload>;
}

/** A state and all that is reached from it without eating a token, taken together. */
export interface View<Payload> {
	/** Among the views of its matcher. */
	readonly id: number;
	readonly payloads: readonly Payload[];
	readonly moves: ReadonlyMap<Sign, readonly State<Payload>[]>;
	readonly gaps: readonly Gap<Payload>[];
	/** Has it payloads or gaps? */
	readonly isEventful: boolean;
	/** Of all signs it moves on by. */
	readonly bits: number;
}

export interface Gap<Payload> {
	readonly most: number;
	/** What it leads on to, and of that whether anything is found right there, and the bits: most gaps are given up without a look at more. */
	readonly view: View<Payload>;
	readonly isEventful: boolean;
	readonly bits: number;
}

/** The views of a matcher. They are made when they are first come to, for most states never are, and forgotten when patterns are added. */
export class Views<Payload> {
	readonly #viewed: State<Payload>[] = [];

	of(state: State<Payload>): View<Payload> {
		if (state.view === null) {
			const id = this.#viewed.push(state);
			state.view = viewOf(state, id, (behind) => this.of(behind));
		}
		return state.view;
	}

	forget(): void {
		for (const state of this.#viewed) state.view = null;
		this.#viewed.length = 0;
	}
}

function viewOf<Payload>(state: State<Payload>, id: number, viewBehind: (state: State<Payload>) => View<Payload>): View<Payload> {
	const members = new Set([state]);
	for (const member of members) for (const free of member.free ?? NOTHING) members.add(free);
	const moves = new Map<Sign, State<Payload>[]>();
	const payloads: Payload[] = [];
	const gaps = new Map<number, State<Payload>[]>();
	const lead = (sign: Sign, next: State<Payload>): void => {
		const known = moves.get(sign);
		if (known === undefined) moves.set(sign, [next]);
		else known.push(next);
	};
	for (const member of members) {
		payloads.push(...(member.payloads ?? NOTHING));
		for (const [most, behind] of member.gaps ?? NOTHING) gaps.set(most, [...(gaps.get(most) ?? NOTHING), behind]);
		for (const [sign, next] of member.moves ?? NOTHING) lead(sign, next);
		for (const { signs, state: next } of member.ways ?? NOTHING) for (const sign of signs) lead(sign, next);
	}
	return {
		id,
		payloads,
		moves,
		gaps: Array.from(gaps, ([most, behind]) => gapTo(most, viewBehind(allOf(behind)))),
		isEventful: payloads.length + gaps.size > 0,
		bits: bitsOf([...moves.keys()]),
	};
}

function gapTo<Payload>(most: number, view: View<Payload>): Gap<Payload> {
	return { most, view, isEventful: view.isEventful, bits: view.bits };
}

/** Gaps of one length are passed over together: behind a word such as "no" dozens of patterns have one. */
function allOf<Payload>(states: readonly State<Payload>[]): State<Payload> {
	const [only] = states;
	if (only !== undefined && states.length === 1) return only;
	const all = new State<Payload>();
	all.free = [...states];
	return all;
}

const NOTHING: readonly never[] = [];

/** Bits of signs: where those of two sets share none, the sets share no sign. */
export function bitsOf(signs: readonly Sign[]): number {
	let bits = 0;
	for (const sign of signs) bits |= 1 << (sign & 31);
	return bits;
}

export const ALL_BITS = -1;
