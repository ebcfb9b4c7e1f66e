import { sealBlockOf } from '../store/seal-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { nextLink } from './chain.ts';
import { isSameRow, type SealedLine, unpackLines } from './sealed-lines.ts';

/** What the seal of a session keeps of its lines, read block by block. */
export interface SealedChain {
	/** Null beyond the last. @param line its number, from 0 */
	lineAt(line: number): SealedLine | null;
	/** The link that holds this line and all before it; null beyond the last. */
	linkAt(line: number): Buffer | null;
	/** Where a row stands, sought near a place first. */
	find(wanted: Pick<SealedLine, 'kind' | 'row'>, near: number): number | null;
}

export function sealedChain(store: ReadableStore, session: number): SealedChain {
	let block: { readonly first: number; readonly lines: readonly SealedLine[]; readonly links: readonly Buffer[] } | null = null;

	function blockWith(line: number) {
		if (block !== null && line >= block.first && line < block.first + block.lines.length) return block;
		const kept = sealBlockOf(store, session, line);
		if (kept === null) return null;
		const lines = unpackLines(Buffer.from(kept.entries));
		let link = Buffer.from(kept.linkBefore, 'base64url');
		const links = lines.map(({ hash }) => {
			link = Buffer.from(nextLink(link, hash));
			return link;
		});
		block = { first: kept.first, lines, links };
		return line < kept.first + lines.length ? block : null;
	}

	function lineAt(line: number): SealedLine | null {
		const found = blockWith(line);
		return found?.lines[line - found.first] ?? null;
	}

	return {
		lineAt,
		linkAt(line) {
			const found = blockWith(line);
			return found?.links[line - found.first] ?? null;
		},
		find(wanted, near) {
			for (let line = near; ; line += 1) {
				const sealed = lineAt(line);
				if (sealed === null) break;
				if (isSameRow(sealed, wanted)) return line;
			}
			for (let line = near - 1; line >= 0; line -= 1) {
				const sealed = lineAt(line);
				if (sealed !== null && isSameRow(sealed, wanted)) return line;
			}
			return null;
		},
	};
}
