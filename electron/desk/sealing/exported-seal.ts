import { sealHistory, standingSeal } from '../store/seal-table.ts';
import { sessionChatDelay } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { saltOf } from './chain.ts';
import { sealLineText, withSeal } from './line-seal.ts';
import { sealedChain } from './sealed-chain.ts';
import { isSameRow, type SealedLine } from './sealed-lines.ts';
import { recordOf } from './verify-steps.ts';

/** The seal of a session as its exports carry it. */
export interface ExportedSeal {
	/** Of the transcript: what was sealed is written as it was then. */
	readonly version: number;
	/**
	 * A line with what the seal adds; as it is where it was not sealed, since somebody put it there.
	 * @param place the number that the line should have
	 * @param kept the line with all personal data
	 * @param shown the line as it leaves the desk
	 */
	line(row: Pick<SealedLine, 'kind' | 'row'>, place: number, kept: string, shown: string): string;
	/** The last line. */
	readonly trailer: string;
}

/**
 * Null where no seal stands.
 * @param isComplete all personal data is kept, so the key may go along
 */
export function exportedSeal(store: ReadableStore, session: number, isComplete: boolean): ExportedSeal | null {
	const seal = standingSeal(store, session);
	if (seal === null) return null;
	const chain = sealedChain(store, session);
	const key = Buffer.from(seal.saltKey, 'base64url');
	const chatDelayMs = sessionChatDelay(store, session);

	function numberOf(row: Pick<SealedLine, 'kind' | 'row'>, place: number): number | null {
		const expected = chain.lineAt(place);
		return expected !== null && isSameRow(expected, row) ? place : chain.find(row, place);
	}

	return {
		version: seal.version,
		line(row, place, kept, shown) {
			const n = numberOf(row, place);
			const link = n === null ? null : chain.linkAt(n);
			const sealed = n === null ? null : chain.lineAt(n);
			if (n === null || link === null || sealed === null) return shown;
			const place64 = { n, link: link.toString('base64url'), ...(n === 0 && chatDelayMs !== 0 ? { chatDelayMs } : {}) };
			if (kept !== shown) return withSeal(shown, { ...place64, hash: sealed.hash.toString('base64url') });
			const fields = Buffer.from(sealed.digests).toString('base64url');
			if (!isComplete) return withSeal(shown, { ...place64, fields, salt: saltOf(key, n).toString('base64url') });
			return withSeal(shown, { ...place64, fields, ...(n === 0 ? { key: seal.saltKey } : {}) });
		},
		get trailer() {
			return sealLineText(recordOf(seal), sealHistory(store, session).slice(0, -1).map(recordOf));
		},
	};
}
