import { useEffect, useState } from 'react';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { PackSummary } from '../../shared/model/rule-pack.ts';
import { callDesk, onDeskEvent } from '../state/desk.ts';
import { type Kept, useKept } from '../state/use-kept.ts';

/** All packs, loaded again whenever one is saved or deleted. */
export function usePacks(): { readonly packs: Kept<readonly PackSummary[]>; readonly reload: () => void } {
	const { kept, reload } = useKept(loadPacks, unchanged);
	useEffect(() => onDeskEvent((event) => event.type === 'packs' && reload()), [reload]);
	return { packs: kept, reload };
}

function loadPacks(): Promise<readonly PackSummary[]> {
	return callDesk('pack.list', {});
}

function unchanged(packs: readonly PackSummary[], _: DeskEvent): readonly PackSummary[] {
	return packs;
}

/** The texts of packs by name, while the desk has them; loaded again when one of them changes. */
export function usePackTexts(names: readonly string[]): Kept<ReadonlyMap<string, string>> {
	const key = names.join('\n');
	const [texts, setTexts] = useState<Kept<ReadonlyMap<string, string>>>({ phase: 'loading' });
	const [round, setRound] = useState(0);
	useEffect(
		() => onDeskEvent((event) => event.type === 'packs' && event.changed.some((name) => key.split('\n').includes(name)) && setRound((before) => before + 1)),
		[key],
	);
	// Another round loads the same names again.
	useEffect(() => {
		let isCurrent = true;
		const wanted = key === '' ? [] : key.split('\n');
		Promise.all(wanted.map(async (name) => [name, (await callDesk('pack.read', { name })).text] as const)).then(
			(read) => isCurrent && setTexts({ phase: 'loaded', value: new Map(read) }),
			(error: unknown) => isCurrent && setTexts({ phase: 'failed', error }),
		);
		return () => {
			isCurrent = false;
		};
	}, [key, round]);
	return texts;
}
