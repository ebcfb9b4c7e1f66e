import type { SealFinding, SealRecord, SealReport } from '../../../shared/model/seal.ts';
import type { Session } from '../../../shared/model/show.ts';
import { latestAct } from '../store/audit-table.ts';
import { type KeptSeal, sealHistory } from '../store/seal-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { chainStart, lineHash, nextLink, rootOf, saltOf } from './chain.ts';
import { driftedState } from './drifted-state.ts';
import { changedFields, fieldDigests } from './field-digests.ts';
import { type SealedChain, sealedChain } from './sealed-chain.ts';
import { isSameRow, type SealedLine } from './sealed-lines.ts';
import { type TranscriptRow, transcriptRows } from './transcript-rows.ts';

/** Lines looked at between two steps: some ten milliseconds. */
const STEP_LINES = 500;

/** Holds a session to its seal, some hundred lines a step. Each step gives the number of lines that were looked at. */
export function* verifySteps(store: ReadableStore, session: Session, row: number): Generator<number, SealReport> {
	const history = sealHistory(store, row);
	const seal = history.at(-1);
	const noted = latestAct(store, session.id, ['session.sealed', 'session.reopened']);
	const report = (outcome: SealReport['outcome'], finding: SealFinding | null): SealReport => ({
		sessionId: session.id,
		title: session.show.title,
		outcome,
		finding,
		lines: seal?.lines ?? 0,
		masked: 0,
		history: history.map(recordOf),
		store: null,
	});
	if (seal === undefined || seal.act === 'reopened') {
		// The audit log is a second witness of a seal that was taken off by hand.
		return noted?.act === 'session.sealed' ? report('changed', { ...OF_THE_SEAL, how: 'removed' }) : report('unsealed', null);
	}
	const found = yield* compareLines(store, session, row, seal);
	if (found !== null) return report('changed', found);
	const isItself =
		isWhole(store, session, row, history) && (noted?.act !== 'session.sealed' || noted.detail.root === undefined || isNotedRoot(history, noted.detail.root));
	if (!isItself) return report('changed', { ...OF_THE_SEAL, how: 'changed' });
	const drifted = yield* driftedState(store, row);
	if (drifted === null) return report('whole', null);
	const line = sealedChain(store, row).find({ kind: 'message', row: drifted.message }, 0);
	return report('changed', { how: 'changed', kind: 'message', line: line === null ? null : line + 1, row: drifted.message, at: null, fields: [drifted.field] });
}

const OF_THE_SEAL = { kind: 'seal', line: null, row: null, at: null, fields: [] } as const satisfies Partial<SealFinding>;

export function recordOf({ act, by, at, reason, version, lines, root }: KeptSeal): SealRecord {
	return { act, by, at, reason, version, lines, root };
}

/** The root in the log is that of the seal, or of one that was sealed anew after an erasure since. */
function isNotedRoot(history: readonly KeptSeal[], root: string | number): boolean {
	return history.some((seal) => seal.root === root);
}

/** Does the chain end in the root, with all that the seal says of itself? */
function isWhole(store: ReadableStore, session: Session, row: number, history: readonly KeptSeal[]): boolean {
	const seal = history.at(-1);
	if (seal === undefined) return false;
	let link = chainStart(session.id);
	const chain = sealedChain(store, row);
	for (let line = 0; line < seal.lines; line += 1) {
		const sealed = chain.lineAt(line);
		if (sealed === null) return false;
		link = nextLink(link, sealed.hash);
	}
	const statement = { ...recordOf(seal), history: history.slice(0, -1).map(recordOf) };
	return rootOf(link, session.id, statement).toString('base64url') === seal.root && chain.lineAt(seal.lines) === null;
}

/** The first line that is not what was sealed. */
function* compareLines(store: ReadableStore, session: Session, row: number, seal: KeptSeal): Generator<number, SealFinding | null> {
	const key = Buffer.from(seal.saltKey, 'base64url');
	const chain = sealedChain(store, row);
	const rows = transcriptRows(store, session, row, seal.version);
	let line = 0;
	for (;;) {
		const next = rows.next();
		const sealed = chain.lineAt(line);
		if (next.done) {
			if (sealed === null) return null;
			return removedAt(sealed, line);
		}
		if (sealed === null || !isSameRow(sealed, next.value) || !holds(next.value, sealed, key, line)) {
			return yield* nameFirst(next.value, rows, chain, key, line);
		}
		line += 1;
		if (line % STEP_LINES === 0) yield line;
	}
}

function holds({ line }: TranscriptRow, { hash }: SealedLine, key: Buffer, place: number): boolean {
	return line !== null && lineHash(saltOf(key, place), JSON.stringify(line)).equals(hash);
}

function removedAt({ kind, row }: SealedLine, line: number): SealFinding {
	return { how: 'removed', kind, line: line + 1, row, at: null, fields: [] };
}

/**
 * From the first line that does not fit, finds the first row that somebody touched: a row that has changed its time makes others
 * move, so that the place where the order breaks need not be its own.
 */
function* nameFirst(first: TranscriptRow, rest: Generator<TranscriptRow>, chain: SealedChain, key: Buffer, from: number): Generator<number, SealFinding> {
	const now: TranscriptRow[] = [];
	for (let next: IteratorResult<TranscriptRow> = { value: first, done: false }; !next.done; next = rest.next()) {
		now.push(next.value);
		if (now.length % STEP_LINES === 0) yield from + now.length;
	}
	const present = new Map(now.map((row, index) => [nameOf(row), { row, index }]));
	const sealedNames = new Set<string>();
	let touched: SealFinding | null = null;
	let order: SealFinding | null = null;
	for (let line = from; ; line += 1) {
		const sealed = chain.lineAt(line);
		if (sealed === null) break;
		sealedNames.add(nameOf(sealed));
		if (touched !== null) continue;
		const found = present.get(nameOf(sealed));
		if (found === undefined) touched = removedAt(sealed, line);
		else if (!holds(found.row, sealed, key, line)) {
			const fields = found.row.line === null ? [] : changedFields(sealed.digests, fieldDigests(found.row.line));
			touched = { how: 'changed', kind: sealed.kind, line: line + 1, row: sealed.row, at: found.row.at, fields };
		} else if (order === null && found.index !== line - from) {
			order = { how: 'moved', kind: sealed.kind, line: line + 1, row: sealed.row, at: found.row.at, fields: [] };
		}
	}
	const addedIndex = now.findIndex((row) => !sealedNames.has(nameOf(row)));
	const added = now[addedIndex];
	if (added !== undefined && (touched?.line == null || from + addedIndex + 1 <= touched.line)) {
		return { how: 'added', kind: added.kind, line: from + addedIndex + 1, row: added.row, at: added.at, fields: [] };
	}
	return touched ?? order ?? { ...OF_THE_SEAL, how: 'changed' };
}

function nameOf({ kind, row }: Pick<SealedLine, 'kind' | 'row'>): string {
	return `${kind} ${row}`;
}
