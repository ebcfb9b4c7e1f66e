import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFlags, equalShares, type FlagCandidate, LowestRanks, shareOut } from '../../../../electron/desk/reviewing/draw-sample.ts';
import { MOST_ITEMS, personKey, type SamplePlan, samplePlanSchema } from '../../../../shared/model/review.ts';

const plan = (differing: Partial<SamplePlan> = {}): SamplePlan => ({
	...samplePlanSchema.parse({ size: { by: 'count', count: 10 }, seed: 'spring' }),
	...differing,
});

const candidate = (flag: number, differing: Partial<FlagCandidate> = {}): FlagCandidate => ({
	session: 1,
	message: flag,
	flag,
	category: 'health',
	language: 'es',
	firstVerdict: 'confirmed',
	firstPerson: 'ana',
	firstName: 'Ana',
	firstAnnotation: `a${flag}`,
	...differing,
});

const many = (count: number, differing?: (flag: number) => Partial<FlagCandidate>) =>
	Array.from({ length: count }, (_, index) => candidate(index + 1, differing?.(index + 1)));

const flagsOf = (drawn: readonly FlagCandidate[]) => drawn.map(({ flag }) => flag);

describe('a sample of judged flags', () => {
	it('is the same for the same seed, another for another, whatever order the candidates come in', () => {
		const all = many(500);
		const drawn = flagsOf(drawFlags(all, plan()).drawn);
		expect(drawn).toHaveLength(10);
		expect(flagsOf(drawFlags(all.toReversed(), plan()).drawn)).toEqual(drawn);
		expect(flagsOf(drawFlags(all, plan({ seed: 'autumn' })).drawn)).not.toEqual(drawn);
	});

	it('keeps most of itself when more is judged meanwhile', () => {
		const before = flagsOf(drawFlags(many(500), plan({ size: { by: 'count', count: 100 } })).drawn);
		const after = new Set(flagsOf(drawFlags(many(550), plan({ size: { by: 'count', count: 100 } })).drawn));
		expect(before.filter((flag) => after.has(flag)).length).toBeGreaterThan(80);
	});

	it('gives every candidate the same chance', () => {
		const times = new Map<number, number>();
		for (let seed = 0; seed < 2_000; seed += 1) {
			for (const { flag } of drawFlags(many(20), plan({ seed: String(seed), size: { by: 'count', count: 5 } })).drawn)
				times.set(flag, (times.get(flag) ?? 0) + 1);
		}
		for (const count of times.values()) {
			expect(count).toBeGreaterThan(400);
			expect(count).toBeLessThan(600);
		}
		expect(times.size).toBe(20);
	});

	it('takes a share, at least one of it, and never more than a round holds', () => {
		const sizes = (share: number, count: number) => drawFlags(many(count), plan({ size: { by: 'share', share } })).drawn.length;
		expect(sizes(0.1, 200)).toBe(20);
		expect(sizes(0.001, 50)).toBe(1);
		expect(sizes(0, 50)).toBe(0);
		expect(sizes(1, MOST_ITEMS + 500)).toBe(MOST_ITEMS);
		expect(sizes(1, 0)).toBe(0);
	});

	it('holds equally many of each kind where it is asked to, and says how many', () => {
		const mixed = many(300, (flag) => ({ language: flag % 10 === 0 ? 'ar' : flag % 3 === 0 ? 'ru' : 'es' }));
		const { drawn, strata } = drawFlags(mixed, plan({ stratifyBy: 'language', size: { by: 'count', count: 60 } }));
		expect(drawn).toHaveLength(60);
		expect(strata.map(({ key, drawn: count }) => [key, count])).toEqual([
			['es', 20],
			['ru', 20],
			['ar', 20],
		]);
		expect(drawn.filter(({ language }) => language === 'ar')).toHaveLength(20);
	});

	it('shares out what there is, none more than it has', () => {
		expect(equalShares([100, 3, 50], 60)).toEqual([29, 3, 28]);
		expect(equalShares([2, 2], 10)).toEqual([2, 2]);
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }), fc.integer({ min: 0, max: 200 }), (sizes, wanted) => {
				const shares = equalShares(sizes, wanted);
				const total = sizes.reduce((sum, size) => sum + size, 0);
				expect(shares.reduce((sum, share) => sum + share, 0)).toBe(Math.min(wanted, total));
				for (const [index, share] of shares.entries()) {
					expect(share).toBeLessThanOrEqual(sizes[index] ?? 0);
					// Who got less than another by more than the odd one has no more.
					if (share + 1 < Math.max(...shares)) expect(share).toBe(sizes[index]);
				}
			}),
		);
	});
});

describe('the lowest ranks of a long list', () => {
	it('are those that sorting all of it would give', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 400 }), fc.integer({ min: 0, max: 40 }), (ranks, most) => {
				const lowest = new LowestRanks<number>(most);
				for (const [number, rank] of ranks.entries()) lowest.add(rank, number, number);
				const sorted = ranks.map((rank, number) => ({ rank, number })).sort((one, other) => one.rank - other.rank || one.number - other.number);
				expect(lowest.items()).toEqual(sorted.slice(0, most).map(({ number }) => number));
			}),
		);
	});
});

describe('who judges what', () => {
	it('is everything but one’s own, however the name is spelled', () => {
		const items = [{ firstPerson: personKey('Ana') }, { firstPerson: personKey('Борис') }, { firstPerson: null }];
		expect(shareOut(items, [' ANA ', 'Wei'])).toEqual({
			reviewers: [
				{ name: ' ANA ', items: 2 },
				{ name: 'Wei', items: 3 },
			],
			judgedTwice: 2,
		});
	});
});
