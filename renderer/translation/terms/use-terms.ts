import { useCallback } from 'react';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import type { SavedConcept } from '../../../shared/model/term.ts';
import { callDesk } from '../../state/desk.ts';
import { type Kept, useKept } from '../../state/use-kept.ts';

/** The team's terms, kept up to date while they are shown. `put` shows what the desk has just answered, before its event comes. */
export function useTerms(): { readonly kept: Kept<readonly SavedConcept[]>; readonly reload: () => void; readonly put: (saved: SavedConcept) => void } {
	const { kept, reload, change } = useKept(load, follow);
	const put = useCallback((saved: SavedConcept) => change((concepts) => [saved, ...concepts.filter(({ id }) => id !== saved.id)]), [change]);
	return { kept, reload, put };
}

const load = (): Promise<readonly SavedConcept[]> => callDesk('term.list', {});

function follow(concepts: readonly SavedConcept[], event: DeskEvent): readonly SavedConcept[] {
	return event.type === 'terms' ? event.concepts : concepts;
}
