import { useCallback, useState } from 'react';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import type { LanguagePack, PackTrouble } from '../../../shared/model/language-pack.ts';
import { callDesk } from '../../state/desk.ts';
import { type Kept, useKept } from '../../state/use-kept.ts';

export interface Packs {
	readonly kept: Kept<readonly LanguagePack[]>;
	readonly reload: () => void;
	/** Asks the registry over the network; nothing else on the page does. */
	readonly fetchList: () => Promise<void>;
	readonly fetching: FetchState;
}

export type FetchState =
	| { readonly phase: 'never' | 'running' | 'done' }
	/** `trouble` where the registry could not be had, `error` where the desk could not be asked. */
	| { readonly phase: 'failed'; readonly trouble: PackTrouble | null; readonly error: unknown };

/** The language packs on this machine, and after the list was fetched those that may be had. */
export function usePacks(): Packs {
	const { kept, reload, change } = useKept(load, follow);
	const [fetching, setFetching] = useState<FetchState>({ phase: 'never' });
	const fetchList = useCallback(async () => {
		setFetching({ phase: 'running' });
		try {
			const { packs, trouble } = await callDesk('languagePack.list', { refresh: true });
			change(() => packs);
			setFetching(trouble === null ? { phase: 'done' } : { phase: 'failed', trouble, error: null });
		} catch (error) {
			setFetching({ phase: 'failed', trouble: null, error });
		}
	}, [change]);
	return { kept, reload, fetchList, fetching };
}

async function load(): Promise<readonly LanguagePack[]> {
	return (await callDesk('languagePack.list', { refresh: false })).packs;
}

function follow(packs: readonly LanguagePack[], event: DeskEvent): readonly LanguagePack[] {
	return event.type === 'languagePacks' ? event.packs : packs;
}
