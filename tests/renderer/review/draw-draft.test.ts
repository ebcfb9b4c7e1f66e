import { describe, expect, it } from 'vitest';
import { type DrawDraft, emptyDraft, newSeed, planOf, withReviewer } from '../../../renderer/review/rounds/draw-draft.ts';
import { seededRandom } from '../../../shared/model/agreement/seeded.ts';
import { samplePlanSchema } from '../../../shared/model/review.ts';

const NOW = new Date(2026, 10, 22, 15, 30).getTime();
const draft = (differing: Partial<DrawDraft> = {}): DrawDraft => ({ ...emptyDraft('Week 12', 'kestrel'), ...differing });
const planned = (differing: Partial<DrawDraft>) => planOf(draft(differing), NOW);

describe('a sample as it is put together', () => {
	it('is a plan the desk takes, from the first moment on', () => {
		const found = planned({});
		expect('plan' in found && samplePlanSchema.parse(found.plan)).toMatchObject({
			size: { by: 'count', count: 50 },
			seed: 'kestrel',
			from: null,
			unflagged: 0,
		});
	});

	it('takes a share as a percentage, and digits of an Arabic or Persian keyboard', () => {
		expect(planned({ sizeBy: 'share', size: '25' })).toMatchObject({ plan: { size: { by: 'share', share: 0.25 } } });
		expect(planned({ size: '٤٠', unflagged: '۱۲' })).toMatchObject({ plan: { size: { count: 40 }, unflagged: 12 } });
	});

	it('begins at a midnight, so that a plan of one day is one plan', () => {
		const found = planned({ span: 'week' });
		expect(found).toMatchObject({ plan: { from: new Date(2026, 10, 15).getTime() } });
		expect(planOf(draft({ span: 'week' }), NOW + 3_600_000)).toEqual(found);
		expect(planned({ span: 'chosen', sessionIds: ['a'] })).toMatchObject({ plan: { sessionIds: ['a'], from: null } });
	});

	it.each([
		[{ span: 'chosen' }, 'sessions'],
		[{ size: 'many' }, 'size'],
		[{ size: '-3' }, 'size'],
		[{ size: '2001' }, 'size'],
		[{ sizeBy: 'share', size: '101' }, 'size'],
		[{ unflagged: '1.5' }, 'unflagged'],
		[{ unflagged: '1001' }, 'unflagged'],
		[{ size: '0' }, 'nothing'],
		[{ seed: '   ' }, 'seed'],
	] as const)('says what is wrong with %j', (differing, fault) => {
		expect(planned(differing)).toEqual({ fault });
	});

	it('asks nobody twice, however the name is spelled', () => {
		expect(withReviewer(['Ana'], ' ana ', true)).toEqual(['ana']);
		expect(withReviewer(['Ana', 'Борис'], 'борис', false)).toEqual(['Ana']);
		expect(withReviewer(['Ana'], '   ', true)).toEqual(['Ana']);
	});

	it('makes seeds that can be read out', () => {
		const next = seededRandom(7);
		expect(newSeed(next)).toMatch(/^[a-z2-9]{6}$/);
		expect(newSeed(next)).not.toBe(newSeed(next));
	});
});
