import { personKey } from '../../../shared/model/review.ts';
import { staffNames } from '../store/review-sample-query.ts';
import type { ReadableStore } from '../store/store.ts';

/** How people write their names, by the name as it is compared. */
export function staffSpelling(store: ReadableStore): ReadonlyMap<string, string> {
	return new Map(staffNames(store).map((name) => [personKey(name), name]));
}
