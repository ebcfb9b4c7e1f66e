import type { WaitingReview } from '../../shared/model/review.ts';
import { callDesk } from '../state/desk.ts';
import { useReview } from './use-review.ts';

const NOTHING: WaitingReview = { toJudge: 0, unseenFeedback: 0 };

/** What waits for whoever sits at the desk; nothing while it is not known. */
export function useWaitingReview(): WaitingReview {
	const { kept } = useReview(loadWaiting);
	return kept.phase === 'loaded' ? kept.value : NOTHING;
}

function loadWaiting(): Promise<WaitingReview> {
	return callDesk('review.waiting', {});
}
