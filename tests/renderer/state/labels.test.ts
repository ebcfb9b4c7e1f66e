import { expect, test } from 'vitest';
import { followLabels, type TeamLabels } from '../../../renderer/state/labels.ts';
import type { Guidelines } from '../../../shared/model/label.ts';

const KEPT: TeamLabels = { phase: 'loaded', error: null, labels: [], guidelines: [] };
const LABEL = '01990000-0000-7000-8000-000000000001';

function guidelines(label: string | null, version: number, text = 'text'): Guidelines {
	return { label, version, text, comment: '', at: version, author: { name: 'Wei', role: 'lead' } };
}

const shown = (kept: TeamLabels) => kept.guidelines.map(({ label, version }) => [label, version]);

test('a newer version takes the place of the one before, the general ones first', () => {
	let kept = followLabels(KEPT, { seq: 1, type: 'guidelines', guidelines: guidelines(LABEL, 1) });
	kept = followLabels(kept, { seq: 2, type: 'guidelines', guidelines: guidelines(null, 1) });
	kept = followLabels(kept, { seq: 3, type: 'guidelines', guidelines: guidelines(null, 2) });
	expect(shown(kept)).toEqual([
		[null, 2],
		[LABEL, 1],
	]);
});

test('guidelines without a text are none any more', () => {
	const kept = followLabels({ ...KEPT, guidelines: [guidelines(null, 1)] }, { seq: 1, type: 'guidelines', guidelines: guidelines(null, 2, '') });
	expect(kept.guidelines).toEqual([]);
});
