import { useEffect, useState } from 'react';
import type { ConcordanceHit } from '../../../shared/model/translation-desk.ts';
import { askDesk } from '../../state/desk.ts';

export type Concordance =
	| { readonly phase: 'searching' }
	| { readonly phase: 'failed'; readonly error: unknown }
	| { readonly phase: 'found'; readonly text: string; readonly hits: readonly ConcordanceHit[] };

/** A pause in typing: fewer searches, and none a person has to wait for. */
const PAUSE_MS = 200;
/** More are not read. */
export const MOST_HITS = 50;

/** Searches the memory while a person types; null while there is nothing to search for. What was found stays until the next is. */
export function useConcordance(typed: string): { readonly found: Concordance | null; readonly retry: () => void } {
	const text = typed.trim();
	const [found, setFound] = useState<Concordance | null>(null);
	const [attempt, setAttempt] = useState(0);

	// Another attempt searches again.
	useEffect(() => {
		if (text === '') {
			setFound(null);
			return;
		}
		let isCurrent = true;
		setFound((before) => (before?.phase === 'found' ? before : { phase: 'searching' }));
		const timer = setTimeout(() => {
			askDesk('translation.concordance', { text, limit: MOST_HITS }).then(
				(hits) => isCurrent && setFound({ phase: 'found', text, hits }),
				(error: unknown) => isCurrent && setFound({ phase: 'failed', error }),
			);
		}, PAUSE_MS);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [text, attempt]);

	return { found, retry: () => setAttempt((before) => before + 1) };
}
