import type { Dimension, FactTopic } from '../../../../shared/model/product-sheet.ts';
import type { Context } from '../context.ts';
import type { PatternMatch } from '../rules/matcher.ts';
import type { Token } from '../tokens.ts';
import type { Parts } from './parts.ts';
import type { FoundQuantity } from './quantities.ts';
import type { Cue, Vocabulary } from './vocabulary.ts';

/** What a quantity speaks of, and how surely. */
export interface Topic {
	/** A known topic, or the name of a free fact. */
	readonly topic: string;
	/** A word said it; else only a verb that fits ("aguanta 50 metros"), or nothing but the host's mouth. */
	readonly isStrong: boolean;
	/** The denial in its words belongs to the claim: "no hay que cargarlo en dos semanas". */
	readonly isAffirming: boolean;
	/** Somebody tells what they have seen themselves: "a mí me dura dos días". */
	readonly isExperience: boolean;
}

/** Where a free fact is named in the text. Positions are token indices. */
export interface NamedFact {
	readonly name: string;
	/** What its quantities can be. */
	readonly dimensions: ReadonlySet<Dimension>;
	readonly first: number;
	readonly last: number;
}

export interface Surroundings {
	readonly tokens: readonly Token[];
	readonly parts: Parts;
	readonly quantities: readonly FoundQuantity[];
	readonly cues: readonly PatternMatch<Cue>[];
	readonly named: readonly NamedFact[];
	readonly context: Context;
	readonly vocabulary: Vocabulary;
	/** The host and the moderators speak of the product when they say nothing else. */
	readonly isSeller: boolean;
}

/** Which topic each quantity speaks of; null where nothing tells. */
export function topicsOf(surroundings: Surroundings): readonly (Topic | null)[] {
	const finder = new TopicFinder(surroundings);
	return surroundings.quantities.map((quantity) => finder.topicOf(quantity));
}

/** What a topic's quantities can be. */
const DIMENSIONS_OF: Readonly<Record<FactTopic, readonly Dimension[]>> = {
	water: ['length', 'time', 'pressure', 'ingress'],
	battery: ['time'],
	charging: ['time', 'power'],
	capacity: ['charge', 'energy'],
	warranty: ['time'],
	price: ['money'],
	delivery: ['time', 'money'],
	returns: ['time'],
	screen: ['length'],
	weight: ['mass'],
	size: ['length'],
	strap: ['length'],
	bluetooth: ['version'],
	range: ['length'],
	power: ['power', 'voltage'],
	storage: ['storage'],
	volume: ['volume'],
	temperature: ['temperature'],
	material: ['share'],
	colour: [],
	compatibility: [],
};

/** Measured in nothing else on a product sheet, whoever says it. */
const ALWAYS: Readonly<Partial<Record<Dimension, FactTopic>>> = { ingress: 'water', pressure: 'water', charge: 'capacity', version: 'bluetooth' };

/** What a seller means where no word tells. */
const OF_SELLER: Readonly<Partial<Record<Dimension, FactTopic>>> = { money: 'price', mass: 'weight', temperature: 'temperature' };

const FARTHEST_STRONG = 12;
const FARTHEST_WEAK = 7;
const PER_QUANTITY = 3;
const PER_CLAUSE = 4;
const PER_SENTENCE = 7;
const BEHIND = 1;

interface Place {
	readonly first: number;
	readonly last: number;
}

interface Candidate {
	readonly topic: string;
	readonly type: Cue['type'];
	readonly cost: number;
	readonly length: number;
}

class TopicFinder {
	readonly #at: Surroundings;
	readonly #places: readonly Place[];
	/** Before each token: how many tokens with weight, quantities, and borders there are. */
	readonly #weights: Uint32Array;

	constructor(surroundings: Surroundings) {
		this.#at = surroundings;
		this.#places = surroundings.quantities.map(({ first, next }) => placeOf(surroundings.parts, first, next));
		this.#weights = weightsOf(surroundings, this.#places);
	}

	topicOf(quantity: FoundQuantity): Topic | null {
		const { context, parts, cues } = this.#at;
		const place = placeOf(parts, quantity.first, quantity.next);
		const clause = context.clauseOf(place.first);
		const isHere = (match: Place): boolean => context.clauseOf(match.first) === clause;
		if (cues.some((match) => match.payload.type === 'veto' && isHere(match))) return null;
		const isExperience = cues.some((match) => match.payload.type === 'experience' && isHere(match));
		const plain = quantity.topic ?? ALWAYS[quantity.dimension];
		if (plain !== undefined) return { topic: plain, isStrong: true, isAffirming: false, isExperience };
		const best = this.#best(quantity, place);
		if (best !== null) {
			if (best.topic === 'other') return null;
			return { topic: best.topic, isStrong: best.type !== 'weak', isAffirming: best.type === 'affirming', isExperience };
		}
		const meant = this.#at.isSeller ? OF_SELLER[quantity.dimension] : undefined;
		return meant === undefined ? null : { topic: meant, isStrong: false, isAffirming: false, isExperience };
	}

	/** Of strong cues the nearest; of weak ones only where there is none. */
	#best(quantity: FoundQuantity, place: Place): Candidate | null {
		const boundAt = this.#at.parts[quantity.boundFirst]?.token ?? place.first;
		let best: Candidate | null = this.#besideRating(quantity.dimension, place);
		for (const match of this.#at.cues) {
			const { topic, type } = match.payload;
			if (type === 'veto' || type === 'experience' || !this.#fits(match.payload, quantity)) continue;
			// The "من" of "أكثر من أسبوع" begins no "since", and what is within a quantity says nothing else.
			if (this.#isNamed(match, quantity)) continue;
			const isWithin = match.first >= place.first && match.last <= place.last;
			if (isWithin || (match.first >= boundAt && match.first < place.first)) continue;
			best = better(best, { topic, type, cost: this.#cost(match, place), length: match.last - match.first });
		}
		for (const { name, dimensions, first, last } of this.#at.named) {
			if (!dimensions.has(quantity.dimension)) continue;
			best = better(best, { topic: name, type: 'strong', cost: this.#cost({ first, last }, place), length: last - first });
		}
		return best;
	}

	/** Is it part of the name of a fact, which knows better what it speaks of? */
	#isNamed(match: Place, { dimension }: FoundQuantity): boolean {
		return this.#at.named.some(
			({ dimensions, first, last }) => match.first >= first && match.last <= last && (dimensions === null || dimensions.has(dimension)),
		);
	}

	#fits({ topic, type }: Cue, { dimension, unit }: FoundQuantity): boolean {
		if (topic === 'other') return true;
		if (unit === 'lifetime' && !CAN_LAST_FOR_LIFE.has(topic)) return false;
		// "Aguanta" of a depth is about water, of a time more likely about the battery; "por 20 €" may be any price but for the seller.
		if (type === 'weak' && topic === 'water') return dimension === 'length';
		if (type === 'weak' && topic === 'price' && !this.#at.isSeller) return false;
		return DIMENSIONS_OF[topic].includes(dimension);
	}

	/** "IP67 (1 m, 30 min)": what a rating is followed by belongs to it sooner than to anything else. */
	#besideRating(dimension: Dimension, place: Place): Candidate | null {
		if (dimension !== 'length' && dimension !== 'time') return null;
		return this.#at.quantities.reduce<Candidate | null>((best, quantity, index) => {
			const rating = this.#places[index];
			if ((quantity.dimension !== 'ingress' && quantity.dimension !== 'pressure') || rating === undefined) return best;
			return better(best, { topic: 'water', type: 'strong', cost: this.#cost(rating, place) / 2, length: 1 });
		}, null);
	}

	#cost(cue: Place, place: Place): number {
		if (cue.last <= place.first) return this.#between(cue.last, place.first);
		return cue.first >= place.last ? this.#between(place.last, cue.first) + BEHIND + this.#border(cue.first) : 0;
	}

	/** How far it is from the end of one to the beginning of the other. */
	#between(from: number, to: number): number {
		return (this.#weights[to] ?? 0) - (this.#weights[from] ?? 0) + this.#border(to);
	}

	#border(index: number): number {
		const border = this.#at.tokens[index]?.border;
		return border === 'sentence' ? PER_SENTENCE : border === 'clause' ? PER_CLAUSE : 0;
	}
}

const CAN_LAST_FOR_LIFE: ReadonlySet<string> = new Set(['warranty', 'returns', 'battery']);

function better(one: Candidate | null, other: Candidate): Candidate | null {
	if (other.cost > (other.type === 'weak' ? FARTHEST_WEAK : FARTHEST_STRONG)) return one;
	if (one === null) return other;
	const isWeak = Number(other.type === 'weak') - Number(one.type === 'weak');
	if (isWeak !== 0) return isWeak < 0 ? other : one;
	return other.cost < one.cost || (other.cost === one.cost && other.length > one.length) ? other : one;
}

/** The half-open range of tokens behind a range of parts. */
export function placeOf(parts: Parts, first: number, next: number): Place {
	return { first: parts[first]?.token ?? 0, last: (parts[next - 1]?.token ?? 0) + 1 };
}

function weightsOf({ tokens, parts, vocabulary }: Surroundings, places: readonly Place[]): Uint32Array {
	const weightAt = new Uint8Array(tokens.length).fill(1);
	for (let index = 0; index < parts.length; index += 1) {
		const glue = vocabulary.glue.at(parts, index);
		if (glue === null) continue;
		const { first, last } = placeOf(parts, index, glue.next);
		weightAt.fill(0, first, last);
	}
	for (const { first, last } of places) {
		weightAt.fill(0, first, last);
		weightAt[first] = PER_QUANTITY;
	}
	const weights = new Uint32Array(tokens.length + 1);
	for (const [index, token] of tokens.entries()) {
		const border = token.border === 'sentence' ? PER_SENTENCE : token.border === 'clause' ? PER_CLAUSE : 0;
		weights[index + 1] = (weights[index] ?? 0) + (weightAt[index] ?? 0) + border;
	}
	return weights;
}
