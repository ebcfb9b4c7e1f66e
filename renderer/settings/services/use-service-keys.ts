import type { ServiceKeys } from '../../../shared/contract/service-key-calls.ts';
import { callDesk } from '../../state/desk.ts';
import { type Kept, useKept } from '../../state/use-kept.ts';

/** For which services a key is there; `learn` takes what the desk answered to a change. */
export function useServiceKeys(): { readonly kept: Kept<ServiceKeys>; readonly reload: () => void; readonly learn: (keys: ServiceKeys) => void } {
	const { kept, reload, change } = useKept(load, unchanged);
	return { kept, reload, learn: (keys) => change(() => keys) };
}

function load(): Promise<ServiceKeys> {
	return callDesk('serviceKey.list', {});
}

/** No event tells of keys: each window asks when it opens the page. */
function unchanged(keys: ServiceKeys): ServiceKeys {
	return keys;
}
