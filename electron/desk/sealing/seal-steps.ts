import type { Session } from '../../../shared/model/show.ts';
import type { SealBlock } from '../store/seal-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { chainStart, lineHash, nextLink, saltOf } from './chain.ts';
import { fieldDigests } from './field-digests.ts';
import { packLines, type SealedLine } from './sealed-lines.ts';
import { transcriptRows } from './transcript-rows.ts';

/** Lines of one block: enough that there are few rows, few enough that a link within is soon found. */
const BLOCK_LINES = 512;

/** Where the chain of a session ends. */
export interface ChainEnd {
	readonly lines: number;
	/** base64url. */
	readonly link: string;
}

/** Chains the lines of a session as they are now, block by block. Throws where a row cannot be read. */
export function* sealSteps(store: ReadableStore, session: Session, row: number, saltKey: string, version: number): Generator<SealBlock, ChainEnd> {
	const key = Buffer.from(saltKey, 'base64url');
	let link = chainStart(session.id);
	let first = 0;
	let linkBefore = link;
	let lines: SealedLine[] = [];
	const block = (): SealBlock => ({ first, linkBefore: linkBefore.toString('base64url'), entries: packLines(lines) });
	for (const { kind, row: lineRow, line } of transcriptRows(store, session, row, version)) {
		if (line === null) throw new Error(`a ${kind} that cannot be read: row ${lineRow}`);
		const hash = lineHash(saltOf(key, first + lines.length), JSON.stringify(line));
		link = nextLink(link, hash);
		lines.push({ kind, row: lineRow, hash, digests: fieldDigests(line) });
		if (lines.length === BLOCK_LINES) {
			yield block();
			first += lines.length;
			linkBefore = link;
			lines = [];
		}
	}
	if (lines.length > 0) yield block();
	return { lines: first + lines.length, link: link.toString('base64url') };
}
