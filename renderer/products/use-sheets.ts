import { useCallback, useMemo } from 'react';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { SavedSheet } from '../../shared/model/product-sheet.ts';
import { callDesk } from '../state/desk.ts';
import { useKept } from '../state/use-kept.ts';

export type SheetList =
	| { readonly phase: 'loading' }
	| { readonly phase: 'failed'; readonly error: unknown }
	/** By product. */
	| { readonly phase: 'loaded'; readonly sheets: readonly SavedSheet[] };

export interface Sheets {
	readonly list: SheetList;
	readonly reload: () => void;
	/** Shows what the desk has just answered, before its event comes. */
	readonly put: (saved: SavedSheet) => void;
}

/** The team's product sheets, kept up to date while they are shown. */
export function useSheets(): Sheets {
	const { kept, reload, change } = useKept(loadSheets, followSheets);
	const list = useMemo((): SheetList => (kept.phase === 'loaded' ? { phase: 'loaded', sheets: kept.value } : kept), [kept]);
	const put = useCallback((saved: SavedSheet) => change((sheets) => withSheet(sheets, saved)), [change]);
	return { list, reload, put };
}

function loadSheets(): Promise<readonly SavedSheet[]> {
	return callDesk('sheet.list', {});
}

function followSheets(sheets: readonly SavedSheet[], event: DeskEvent): readonly SavedSheet[] {
	return event.type === 'sheets' ? event.sheets : sheets;
}

function withSheet(sheets: readonly SavedSheet[], saved: SavedSheet): readonly SavedSheet[] {
	const isKnown = sheets.some(({ id }) => id === saved.id);
	return isKnown ? sheets.map((sheet) => (sheet.id === saved.id ? saved : sheet)) : [...sheets, saved];
}
