import type { FeedPage, SearchHit } from '../../../shared/contract/contract.ts';
import type { FeedFilter } from '../../../shared/model/feed-filter.ts';
import type { ProductSheet, SavedSheet } from '../../../shared/model/product-sheet.ts';
import type { Session } from '../../../shared/model/show.ts';

/** What the desk asks of the reader worker. It never writes, so a long export never delays intake. */

export type FeedCursor = { readonly before: number } | { readonly after: number } | { readonly around: number };

export interface TranscriptPiece {
	readonly text: string;
	/** Hand it back for the next piece; null after the last. */
	readonly cursor: string | null;
	/** Messages written so far. */
	readonly done: number;
}

export interface ReaderCalls {
	/** After the recorder has opened the store, which makes and migrates it. */
	open: (input: { readonly dataFolder: string }) => null;
	/** Newest first. */
	listSessions: (input: Record<string, never>) => readonly Session[];
	getSession: (input: { readonly sessionId: string }) => Session;
	feedPage: (input: {
		readonly sessionId: string;
		readonly filter?: FeedFilter | undefined;
		readonly cursor?: FeedCursor | undefined;
		readonly limit: number;
	}) => FeedPage;
	/** Messages with unreviewed flags, most severe first, then oldest; `hasNewer` says that there are more. */
	toReview: (input: { readonly sessionId: string; readonly limit: number }) => FeedPage;
	listSheets: (input: Record<string, never>) => readonly SavedSheet[];
	sessionSheets: (input: { readonly sessionId: string }) => readonly ProductSheet[];
	/** Newest first. Sees what the recorder has indexed: ask it for `indexAll` before. */
	search: (input: { readonly text: string; readonly sessionId?: string | undefined; readonly before?: number | undefined; readonly limit: number }) => {
		readonly hits: readonly SearchHit[];
		readonly hasMore: boolean;
	};
	/** Begin with a null cursor. */
	exportPiece: (input: { readonly sessionId: string; readonly format: 'jsonl'; readonly cursor: string | null }) => TranscriptPiece;
	close: (input: Record<string, never>) => null;
}

/** Told without being asked. `sql` has placeholders, never what a person wrote. */
export type ReaderNotice = { readonly type: 'slow-query'; readonly sql: string; readonly ms: number };
