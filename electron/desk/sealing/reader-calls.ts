import { DeskError } from '../../../shared/contract/errors.ts';
import type { SealRecord, SealReport } from '../../../shared/model/seal.ts';
import type { SealBlock } from '../store/seal-table.ts';
import { sealHistory } from '../store/seal-table.ts';
import { sessionByUuid, sessionRowId } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { type ChainEnd, sealSteps } from './seal-steps.ts';
import type { SealingBegun } from './sealing.ts';
import { recordOf, verifySteps } from './verify-steps.ts';

/**
 * What the desk asks of the reader about seals. Long work goes on from call to call under an operation's id, so that others
 * are answered in between; `endSealWork` lets go of it early.
 */
export interface SealReaderCalls {
	/** The next lines of a session's chain; `end` with the last of them. */
	chainLines: (input: { readonly operationId: string; readonly sessionId: string } & SealingBegun) => {
		readonly blocks: readonly SealBlock[];
		readonly end: ChainEnd | null;
	};
	/** Looks at some more lines; `report` with the last of them. */
	verifyLines: (input: { readonly operationId: string; readonly sessionId: string }) => { readonly done: number; readonly report: SealReport | null };
	endSealWork: (input: { readonly operationId: string }) => null;
	/** Oldest first. */
	sealHistory: (input: { readonly sessionId: string }) => readonly SealRecord[];
}

/** How long one call may take. */
const CALL_MS = 40;

export function createSealReaderCalls(store: () => ReadableStore): CallHandlers<SealReaderCalls> {
	const chaining = new Map<string, Generator<SealBlock, ChainEnd>>();
	const verifying = new Map<string, Generator<number, SealReport>>();

	function stored(sessionId: string) {
		const row = sessionRowId(store(), sessionId);
		const session = sessionByUuid(store(), sessionId);
		if (row === null || session === null) throw new DeskError('session-not-found', `There is no session ${sessionId} in this store.`, { sessionId });
		return { row, session };
	}

	return {
		chainLines({ operationId, sessionId, saltKey, version }) {
			const steps = begun(chaining, operationId, () => {
				const { row, session } = stored(sessionId);
				return sealSteps(store(), session, row, saltKey, version);
			});
			const blocks: SealBlock[] = [];
			const end = workFor(CALL_MS, chaining, operationId, steps, (block) => blocks.push(block));
			return { blocks, end };
		},

		verifyLines({ operationId, sessionId }) {
			const steps = begun(verifying, operationId, () => {
				const { row, session } = stored(sessionId);
				return verifySteps(store(), session, row);
			});
			let done = 0;
			const report = workFor(CALL_MS, verifying, operationId, steps, (lines) => {
				done = lines;
			});
			return { done, report };
		},

		endSealWork({ operationId }) {
			chaining.delete(operationId);
			verifying.delete(operationId);
			return null;
		},

		sealHistory: ({ sessionId }) => sealHistory(store(), stored(sessionId).row).map(recordOf),
	};
}

function begun<Step, Result>(works: Map<string, Generator<Step, Result>>, operationId: string, begin: () => Generator<Step, Result>): Generator<Step, Result> {
	const known = works.get(operationId);
	if (known) return known;
	const steps = begin();
	works.set(operationId, steps);
	return steps;
}

/** Null where there is more to do. A fault ends the work. */
function workFor<Step, Result>(
	ms: number,
	works: Map<string, Generator<Step, Result>>,
	operationId: string,
	steps: Generator<Step, Result>,
	onStep: (step: Step) => void,
): Result | null {
	const until = performance.now() + ms;
	try {
		do {
			const step = steps.next();
			if (step.done) {
				works.delete(operationId);
				return step.value;
			}
			onStep(step.value);
		} while (performance.now() < until);
		return null;
	} catch (error) {
		works.delete(operationId);
		throw error;
	}
}
