import { hashOf, rankOf } from '../../../shared/model/agreement/seeded.ts';
import { MOST_ITEMS, personKey, type SamplePlan, type SamplePreview } from '../../../shared/model/review.ts';
import type { SampledItem } from '../store/review-item-table.ts';

/** A judged flag that fits a plan. */
export interface FlagCandidate extends SampledItem {
	readonly flag: number;
	/** As the person writes it, for the strata. */
	readonly firstName: string;
}

export interface DrawnFlags {
	/** In an order by chance. */
	readonly drawn: readonly FlagCandidate[];
	readonly strata: SamplePreview['strata'];
}

/** Draws judged flags as the plan has it. What else fits does not change the rank of a flag, so samples of one seed overlap as far as they can. */
export function drawFlags(candidates: readonly FlagCandidate[], plan: SamplePlan): DrawnFlags {
	const seedHash = hashOf(plan.seed, 'flag');
	const ranked = candidates
		.map((candidate) => ({ candidate, rank: rankOf(seedHash, candidate.flag) }))
		.sort((one, other) => one.rank - other.rank || one.candidate.flag - other.candidate.flag)
		.map(({ candidate }) => candidate);
	const wanted = wantedOf(plan, candidates.length);
	if (plan.stratifyBy === 'none') return { drawn: ranked.slice(0, wanted), strata: [] };
	const strata = [...Map.groupBy(ranked, (candidate) => stratumOf(candidate, plan))].sort(
		([oneKey, one], [otherKey, other]) => other.length - one.length || (oneKey < otherKey ? -1 : 1),
	);
	const shares = equalShares(
		strata.map(([, members]) => members.length),
		wanted,
	);
	const chosen = new Set(strata.flatMap(([, members], index) => members.slice(0, shares[index] ?? 0)));
	return {
		drawn: ranked.filter((candidate) => chosen.has(candidate)),
		strata: strata.map(([key, members], index) => ({ key, candidates: members.length, drawn: shares[index] ?? 0 })),
	};
}

/** Keeps the so many of lowest rank, however many it is shown. */
export class LowestRanks<Item> {
	readonly #most: number;
	#kept: { readonly rank: number; readonly number: number; readonly item: Item }[] = [];
	#worst = Number.POSITIVE_INFINITY;

	constructor(most: number) {
		this.#most = most;
	}

	/** @param number tells items of one rank apart */
	add(rank: number, number: number, item: Item): void {
		if (rank > this.#worst) return;
		this.#kept.push({ rank, number, item });
		if (this.#kept.length >= 2 * this.#most + 64) this.#cut();
	}

	/** Lowest first. */
	items(): readonly Item[] {
		this.#cut();
		return this.#kept.map(({ item }) => item);
	}

	#cut(): void {
		this.#kept.sort((one, other) => one.rank - other.rank || one.number - other.number);
		this.#kept.length = Math.min(this.#kept.length, this.#most);
		if (this.#kept.length === this.#most) this.#worst = this.#kept.at(-1)?.rank ?? Number.NEGATIVE_INFINITY;
	}
}

/** As many of each as there are to share out, none more than it has. */
export function equalShares(sizes: readonly number[], wanted: number): number[] {
	const shares = sizes.map(() => 0);
	let left = Math.min(
		wanted,
		sizes.reduce((sum, size) => sum + size, 0),
	);
	while (left > 0) {
		const open = sizes.flatMap((size, index) => ((shares[index] ?? 0) < size ? [index] : []));
		const each = Math.max(1, Math.floor(left / open.length));
		for (const index of open) {
			const more = Math.min(each, (sizes[index] ?? 0) - (shares[index] ?? 0), left);
			shares[index] = (shares[index] ?? 0) + more;
			left -= more;
		}
	}
	return shares;
}

/** What each reviewer would judge, and how much two or more of them would. @param items of flags and messages alike */
export function shareOut(items: readonly Pick<SampledItem, 'firstPerson'>[], reviewers: readonly string[]): Pick<SamplePreview, 'reviewers' | 'judgedTwice'> {
	const keys = reviewers.map(personKey);
	return {
		reviewers: reviewers.map((name, index) => ({ name, items: items.filter(({ firstPerson }) => firstPerson !== keys[index]).length })),
		judgedTwice: items.filter(({ firstPerson }) => keys.filter((key) => key !== firstPerson).length > 1).length,
	};
}

function wantedOf({ size }: SamplePlan, candidates: number): number {
	if (size.by === 'count') return Math.min(size.count, candidates);
	const share = size.share === 0 ? 0 : Math.max(1, Math.round(size.share * candidates));
	return Math.min(share, candidates, MOST_ITEMS);
}

function stratumOf(candidate: FlagCandidate, { stratifyBy }: SamplePlan): string {
	switch (stratifyBy) {
		case 'category':
			return candidate.category ?? '';
		case 'language':
			return candidate.language;
		case 'person':
			return candidate.firstName;
		case 'verdict':
			return candidate.firstVerdict ?? '';
		case 'none':
			return '';
	}
}
