import { randomBytes } from 'node:crypto';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { SealRecord } from '../../../shared/model/seal.ts';
import { eraseWith } from '../store/erasure.ts';
import { deleteSealBlocks, insertSeal, insertSealBlock, type KeptSeal, type SealBlock, sealHistory, setSealed, standingSeal } from '../store/seal-table.ts';
import { sessionByUuid, sessionUuid } from '../store/session-table.ts';
import type { WritableStore } from '../store/store.ts';
import { TRANSCRIPT_VERSION } from '../transcripts/transcript-entry.ts';
import { rootOf } from './chain.ts';
import { type ChainEnd, sealSteps } from './seal-steps.ts';
import { recordOf, verifySteps } from './verify-steps.ts';

/** What the writer does to seals. The chain itself is the reader's work, so that a live recording never waits for it. */

/** Where a sealing begins: what its lines are chained with. */
export interface SealingBegun {
	/** base64url. */
	readonly saltKey: string;
	/** Of the transcript. */
	readonly version: number;
}

/** Closes an open session to every change; what is read of it from then on is what is sealed. In a transaction of the caller's. */
export function beginSealing(store: WritableStore, session: number): SealingBegun {
	deleteSealBlocks(store, session);
	setSealed(store, session, true);
	return { saltKey: newSaltKey(), version: TRANSCRIPT_VERSION };
}

export function keepSealBlock(store: WritableStore, session: number, block: SealBlock): void {
	insertSealBlock(store, session, block);
}

/** Opens the session again: nothing was sealed. In a transaction of the caller's. */
export function abandonSealing(store: WritableStore, session: number): void {
	if (standingSeal(store, session) !== null) return;
	setSealed(store, session, false);
	deleteSealBlocks(store, session);
}

/** The last row of a sealing; the seal stands from then on. In a transaction of the caller's. */
export function finishSealing(
	store: WritableStore,
	session: number,
	{ saltKey, version, lines, link, ...said }: SealingBegun & ChainEnd & Pick<SealRecord, 'act' | 'by' | 'at' | 'reason'>,
): KeptSeal {
	const history = sealHistory(store, session).map(recordOf);
	const statement = { ...said, version, lines, history };
	const root = rootOf(Buffer.from(link, 'base64url'), sessionUuid(store, session), statement).toString('base64url');
	const seal: KeptSeal = { ...said, version, lines, saltKey, root };
	insertSeal(store, session, seal);
	return seal;
}

/** The seal stands no more; what it was stays in the history. In a transaction of the caller's. */
export function reopen(store: WritableStore, session: number, said: Pick<SealRecord, 'by' | 'at' | 'reason'>): void {
	const seal = standingSeal(store, session);
	if (seal === null) throw new DeskError('session-not-sealed', 'This session is not sealed.');
	setSealed(store, session, false);
	insertSeal(store, session, { act: 'reopened', ...said, version: seal.version, lines: 0, saltKey: '', root: '' });
	deleteSealBlocks(store, session);
}

/**
 * Erases personal data in a sealed session: it is verified first, so that nothing that was tampered with is sealed again,
 * then what `erase` does and the new seal are one transaction; the old root and the reason stay in the history. Takes some
 * seconds for 100,000 lines.
 * Refused with a DeskError: session-not-sealed, seal-broken; then nothing was erased.
 * @param entry the line of the audit log
 * @param reason what was erased, e.g. `author.anonymised`; shown with the seal
 */
export function resealAfterErasure(store: WritableStore, session: number, entry: AuditEntry, reason: string, erase: () => void): void {
	const sealed = sessionByUuid(store, sessionUuid(store, session));
	if (sealed === null || sealed.seal === null) throw new DeskError('session-not-sealed', 'This session is not sealed.');
	if (drained(verifySteps(store, sealed, session)).outcome !== 'whole') {
		throw new DeskError('seal-broken', 'This session is not what was sealed any more: nothing was erased.', { sessionId: sealed.id });
	}
	eraseWith(store, entry, () => {
		erase();
		sealAnew(store, session, { act: 'erased', by: entry.author, at: entry.at, reason });
	});
}

function sealAnew(store: WritableStore, session: number, said: Pick<SealRecord, 'act' | 'by' | 'at' | 'reason'>): void {
	const begun = { saltKey: newSaltKey(), version: TRANSCRIPT_VERSION };
	const now = sessionByUuid(store, sessionUuid(store, session));
	if (now === null) throw new Error('a sealed session that is not there');
	deleteSealBlocks(store, session);
	const steps = sealSteps(store, now, session, begun.saltKey, begun.version);
	for (;;) {
		const step = steps.next();
		if (step.done) {
			finishSealing(store, session, { ...begun, ...step.value, ...said });
			return;
		}
		insertSealBlock(store, session, step.value);
	}
}

function drained<Result>(steps: Generator<unknown, Result>): Result {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

function newSaltKey(): string {
	return randomBytes(32).toString('base64url');
}
