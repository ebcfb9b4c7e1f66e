import { setImmediate } from 'node:timers/promises';
import type { SealRecord } from '../../../shared/model/seal.ts';
import { deleteSealBlocks, insertSeal, insertSealBlock, type SealBlock, setSealed } from '../store/seal-table.ts';
import { sessionByUuid, sessionUuid } from '../store/session-table.ts';
import type { WritableStore } from '../store/store.ts';
import { rootOf } from './chain.ts';
import { sealSteps } from './seal-steps.ts';

/** The seal that a complete transcript carried. */
export interface CarriedSeal {
	/** base64url, from the first line. */
	readonly key: string;
	/** From the last line. */
	readonly seal: SealRecord;
	/** Oldest first. */
	readonly history: readonly SealRecord[];
}

/**
 * Seals an imported session as it was sealed where it came from, if what was read is what was sealed: the same lines, in
 * the same order, under the same root. Otherwise the session stays open and nothing of the seal is taken. Other calls are
 * answered in between.
 * @param session row number of a session that the file alone made
 */
export async function takeCarriedSeal(store: WritableStore, session: number, { key, seal, history }: CarriedSeal): Promise<boolean> {
	const imported = sessionByUuid(store, sessionUuid(store, session));
	if (imported === null || imported.seal !== null) return false;
	setSealed(store, session, true);
	let isTaken = false;
	try {
		const blocks: SealBlock[] = [];
		const steps = sealSteps(store, imported, session, key, seal.version);
		let step = steps.next();
		for (; !step.done; step = steps.next()) {
			blocks.push(step.value);
			await setImmediate();
		}
		const { lines, link } = step.value;
		const root = rootOf(Buffer.from(link, 'base64url'), imported.id, { ...seal, lines, history }).toString('base64url');
		if (root !== seal.root || lines !== seal.lines) return false;
		store.transaction(() => {
			deleteSealBlocks(store, session);
			for (const block of blocks) insertSealBlock(store, session, block);
			for (const record of history) insertSeal(store, session, { ...record, saltKey: '' });
			insertSeal(store, session, { ...seal, saltKey: key });
		});
		isTaken = true;
		return true;
	} finally {
		if (!isTaken) setSealed(store, session, false);
	}
}
