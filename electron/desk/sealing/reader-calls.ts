import { setImmediate, setTimeout } from 'node:timers/promises';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { SealReport } from '../../../shared/model/seal.ts';
import type { SealBlock } from '../store/seal-table.ts';
import { sealHistory } from '../store/seal-table.ts';
import { sessionByUuid, sessionRowId } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { type ChainEnd, sealSteps } from './seal-steps.ts';
import { ENTRY_BYTES } from './sealed-lines.ts';
import type { SealingBegun } from './sealing.ts';
import { verifyFile } from './verify-file.ts';
import { verifySteps } from './verify-steps.ts';

/**
 * What the desk asks of the reader about seals. Long work goes on from call to call under an operation's id, so that others
 * are answered in between; `endSealWork` lets go of it early.
 */
export interface SealReaderCalls {
	/** The next lines of a session's chain; `end` with the last of them. */
	chainLines: (input: { readonly operationId: string; readonly sessionId: string } & SealingBegun) => {
		readonly blocks: readonly SealBlock[];
		/** In these blocks. */
		readonly lines: number;
		readonly end: ChainEnd | null;
	};
	/** Looks at some more lines; `report` with the last of them. */
	verifyLines: (input: { readonly operationId: string; readonly sessionId: string }) => { readonly done: number; readonly report: SealReport | null };
	/** Reads on in an exported transcript; `done` in bytes, `report` at its end. Refused: file-unreadable, not-a-transcript, cancelled. */
	verifyFileOn: (input: { readonly operationId: string; readonly path: string; readonly name: string }) => Promise<{
		readonly done: number;
		readonly report: SealReport | null;
	}>;
	/** What this desk keeps of the session of a file that was looked at; a file whose seal is not the desk's was made up. */
	compareSeal: (input: { readonly report: SealReport }) => SealReport;
	endSealWork: (input: { readonly operationId: string }) => null;
}

/** How long one call may take. */
const CALL_MS = 40;
const FILE_CALL_MS = 100;

export function createSealReaderCalls(store: () => ReadableStore): CallHandlers<SealReaderCalls> {
	const chaining = new Map<string, Generator<SealBlock, ChainEnd>>();
	const verifying = new Map<string, Generator<number, SealReport>>();
	const files = new Map<string, { done: number; isCancelled: boolean; readonly report: Promise<SealReport> }>();

	function beginFile(operationId: string, path: string, name: string) {
		const reading = {
			done: 0,
			isCancelled: false,
			report: setImmediate().then(async (): Promise<SealReport> => {
				const report = await verifyFile(path, name, (bytes) => {
					if (reading.isCancelled) throw new DeskError('cancelled', 'The person stopped it.');
					reading.done = bytes;
				});
				return { ...report, store: null };
			}),
		};
		files.set(operationId, reading);
		return reading;
	}

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
			return { blocks, lines: blocks.reduce((sum, { entries }) => sum + entries.length / ENTRY_BYTES, 0), end };
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

		async verifyFileOn({ operationId, path, name }) {
			const reading = files.get(operationId) ?? beginFile(operationId, path, name);
			try {
				const report = await Promise.race([reading.report, setTimeout(FILE_CALL_MS, null)]);
				if (report !== null) files.delete(operationId);
				return { done: reading.done, report };
			} catch (error) {
				files.delete(operationId);
				throw error;
			}
		},

		compareSeal({ report }) {
			const row = sessionRowId(store(), report.sessionId);
			const history = row === null ? [] : sealHistory(store(), row);
			const root = report.history.at(-1)?.root;
			if (history.length === 0 || report.outcome !== 'whole') return { ...report, store: history.length === 0 ? 'unknown' : null };
			if (history.at(-1)?.root === root) return { ...report, store: 'same' };
			if (history.some((seal) => seal.root === root)) return { ...report, store: 'older' };
			return { ...report, outcome: 'changed', finding: { how: 'changed', kind: 'seal', line: null, row: null, at: null, fields: [] }, store: 'different' };
		},

		endSealWork({ operationId }) {
			chaining.delete(operationId);
			verifying.delete(operationId);
			const reading = files.get(operationId);
			if (reading) reading.isCancelled = true;
			return null;
		},
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
