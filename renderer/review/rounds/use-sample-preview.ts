import { useEffect, useState } from 'react';
import type { SamplePlan, SamplePreview } from '../../../shared/model/review.ts';
import { askDesk } from '../../state/desk.ts';

export type Preview =
	| { readonly phase: 'none' }
	/** `before`: what was counted for the plan before this one. */
	| { readonly phase: 'counting'; readonly before: SamplePreview | null }
	| { readonly phase: 'counted'; readonly counted: SamplePreview }
	| { readonly phase: 'failed'; readonly error: unknown };

/** Nobody types faster than this. */
const SETTLE_MS = 250;

/** What a plan would draw, counted anew a moment after it was changed. Null: it is not a plan yet. */
export function useSamplePreview(plan: SamplePlan | null, reviewers: readonly string[]): Preview {
	const [preview, setPreview] = useState<Preview>({ phase: 'none' });
	const asked = plan === null ? null : JSON.stringify({ plan, reviewers });
	useEffect(() => {
		if (asked === null) {
			setPreview({ phase: 'none' });
			return;
		}
		let isCurrent = true;
		setPreview((before) => ({ phase: 'counting', before: before.phase === 'counted' ? before.counted : before.phase === 'counting' ? before.before : null }));
		const timer = window.setTimeout(() => {
			const input: { readonly plan: SamplePlan; readonly reviewers: string[] } = JSON.parse(asked);
			askDesk('review.preview', input).then(
				(counted) => isCurrent && setPreview({ phase: 'counted', counted }),
				(error: unknown) => isCurrent && setPreview({ phase: 'failed', error }),
			);
		}, SETTLE_MS);
		return () => {
			isCurrent = false;
			window.clearTimeout(timer);
		};
	}, [asked]);
	return preview;
}
