import { latestMessageIds, messagesByIds } from '../store/message-table.ts';
import { sessionSheets } from '../store/product-sheet-table.ts';
import { sessionByUuid, sessionRowId } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import type { TermBook } from './terms/term-book.ts';
import type { TranslationContext } from './translator.ts';

/** Lines an engine may read to understand the next. */
const LAST_LINES = 10;
const LONGEST_LINE = 300;

/** What translating for one show needs to know: who and what is not to be translated, and what was said last. */
export function sessionContext(store: ReadableStore, sessionId: string, termsFor: (products: readonly string[]) => TermBook): TranslationContext {
	const session = sessionByUuid(store, sessionId);
	const row = sessionRowId(store, sessionId);
	if (!session || row === null) return { names: [], lastLines: [], terms: termsFor([]) };
	const products = sessionSheets(store, row).flatMap(({ product, related = [] }) => [product, ...related]);
	const lastLines = messagesByIds(store, latestMessageIds(store, row, LAST_LINES)).map(({ text }) => text.slice(0, LONGEST_LINE));
	return { names: [session.show.host, ...products].filter((name) => name.trim() !== ''), lastLines, terms: termsFor(products) };
}
