import { useCallback, useEffect, useState } from 'react';
import type { SavedSheet } from '../../shared/model/product-sheet.ts';
import { callDesk, onDeskEvent, useGeneration, useIsConnected } from '../state/desk.ts';

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
	const generation = useGeneration();
	const isConnected = useIsConnected();
	const [list, setList] = useState<SheetList>({ phase: 'loading' });
	const [attempt, setAttempt] = useState(0);

	// A new generation or another attempt loads afresh.
	useEffect(() => {
		if (!isConnected) return;
		let isCurrent = true;
		callDesk('sheet.list', {}).then(
			(sheets) => isCurrent && setList({ phase: 'loaded', sheets }),
			(error: unknown) => isCurrent && setList({ phase: 'failed', error }),
		);
		return () => {
			isCurrent = false;
		};
	}, [isConnected, generation, attempt]);

	useEffect(
		() =>
			onDeskEvent((event) => {
				if (event.type === 'sheets') setList({ phase: 'loaded', sheets: event.sheets });
			}),
		[],
	);

	const reload = useCallback(() => {
		setList((before) => (before.phase === 'failed' ? { phase: 'loading' } : before));
		setAttempt((before) => before + 1);
	}, []);
	const put = useCallback((saved: SavedSheet) => {
		setList((before) => (before.phase === 'loaded' ? { phase: 'loaded', sheets: withSheet(before.sheets, saved) } : before));
	}, []);
	return { list, reload, put };
}

function withSheet(sheets: readonly SavedSheet[], saved: SavedSheet): readonly SavedSheet[] {
	const isKnown = sheets.some(({ id }) => id === saved.id);
	return isKnown ? sheets.map((sheet) => (sheet.id === saved.id ? saved : sheet)) : [...sheets, saved];
}
