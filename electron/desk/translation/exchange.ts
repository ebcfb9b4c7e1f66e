import { randomUUID } from 'node:crypto';
import packageJson from '../../../package.json' with { type: 'json' };
import { DeskError } from '../../../shared/contract/errors.ts';
import type { MemoryImport, SkippedEntry, TermImport } from '../../../shared/model/exchange.ts';
import type { SavedConcept } from '../../../shared/model/term.ts';
import type { EventJournal } from '../event-journal.ts';
import type { Reader } from '../reading/reader.ts';
import type { Recorder } from '../recording/recorder.ts';
import type { Uploads } from '../uploads.ts';
import { contentOf, identified, uuidOf } from './formats/content-id.ts';
import type { Portion } from './formats/open-files.ts';
import type { TranslationHandlers } from './translations.ts';

/** The contract's commands that bring the memory and the terms in and out: the reader reads files, the recorder alone stores what is in them. */

type ExchangeCall = 'memory.export' | 'memory.import' | 'term.export' | 'term.import';

export interface Exchange {
	readonly handlers: Pick<TranslationHandlers, ExchangeCall>;
	/** Ends an import at its next portion; an unknown id is ignored. */
	cancel(operationId: string): void;
}

export interface ExchangeOptions {
	readonly resourcesFolder: string;
	readonly recorder: Recorder;
	readonly reader: Reader;
	readonly journal: EventJournal;
	readonly uploads: Uploads;
	/** The memory has more units than before. */
	readonly onMemoryChanged: () => void;
	readonly onTermsChanged: () => Promise<void>;
}

/** Of the entries that were left out, so many are named. */
const MOST_PROBLEMS = 100;

export function createExchange({ resourcesFolder, recorder, reader, journal, uploads, onMemoryChanged, onTermsChanged }: ExchangeOptions): Exchange {
	const running = new Map<string, { isCancelled: boolean }>();

	/** Reads an upload portion by portion; what was taken before a fault or a cancellation stays. */
	async function readUpload<Value>(
		uploadId: string,
		read: (input: { readonly operationId: string; readonly path: string; readonly name: string }) => Promise<Portion<Value>>,
		take: (values: readonly Value[]) => Promise<void>,
	): Promise<{ readonly skipped: number; readonly problems: readonly SkippedEntry[] }> {
		const { path, name } = await uploads.complete(uploadId);
		const operation = { isCancelled: false };
		running.set(uploadId, operation);
		const problems: SkippedEntry[] = [];
		let skipped = 0;
		try {
			for (let isLast = false; !isLast; ) {
				const portion = await read({ operationId: uploadId, path, name });
				if (operation.isCancelled) throw new DeskError('cancelled', 'The import was cancelled; what was taken until then stays.');
				if (portion.values.length > 0) await take(portion.values);
				skipped += portion.problems.length;
				problems.push(...portion.problems.slice(0, MOST_PROBLEMS - problems.length));
				journal.publish({ type: 'progress', operationId: uploadId, done: portion.done, total: portion.total });
				isLast = portion.isLast;
			}
			return { skipped, problems };
		} finally {
			running.delete(uploadId);
			await reader.call('closeFile', { operationId: uploadId }).catch(() => null);
			await uploads.discard(uploadId);
		}
	}

	async function importMemory(uploadId: string): Promise<MemoryImport> {
		let added = 0;
		let known = 0;
		const now = Date.now();
		try {
			const left = await readUpload(
				uploadId,
				(file) => reader.call('readUnits', file),
				async (values) => {
					const units = values.map((unit) => identified(unit, now));
					const isNew = await recorder.call('importUnits', { units });
					added += isNew;
					known += units.length - isNew;
				},
			);
			return { added, known, ...left };
		} finally {
			if (added > 0) onMemoryChanged();
		}
	}

	async function importTerms(uploadId: string): Promise<TermImport> {
		const counts = { added: 0, changed: 0, known: 0 };
		const concepts = await reader.call('listConcepts', {});
		const contents = new Map(concepts.map(({ id, concept }) => [id, contentOf(concept)]));
		const standing = new Set(contents.values());
		try {
			const left = await readUpload(
				uploadId,
				(file) => reader.call('readConcepts', file),
				async (values) => {
					for (const { id, concept } of values) {
						const content = contentOf(concept);
						if (standing.has(content)) {
							counts.known += 1;
							continue;
						}
						const before = id === null ? undefined : contents.get(id);
						const saved: SavedConcept = { id: id ?? freeId(content, contents), concept, updatedAt: Date.now() };
						await recorder.call('saveConcept', saved);
						if (before !== undefined) standing.delete(before);
						standing.add(content);
						contents.set(saved.id, content);
						counts[before === undefined ? 'added' : 'changed'] += 1;
					}
				},
			);
			return { ...counts, ...left };
		} finally {
			if (counts.added + counts.changed > 0) await onTermsChanged();
		}
	}

	return {
		handlers: {
			'memory.export': (input) => reader.call('memoryPiece', { ...input, resourcesFolder, version: packageJson.version }),
			'memory.import': ({ uploadId }) => importMemory(uploadId),
			'term.export': (input) => reader.call('termPiece', input),
			'term.import': ({ uploadId }) => importTerms(uploadId),
		},
		cancel(operationId) {
			const operation = running.get(operationId);
			if (operation !== undefined) operation.isCancelled = true;
		},
	};
}

/** The one that the content gives, unless a concept that was changed since has it. */
function freeId(content: string, taken: ReadonlyMap<string, string>): string {
	const id = uuidOf(content);
	return taken.has(id) ? randomUUID() : id;
}
