import { DeskError } from '../../../../shared/contract/errors.ts';
import type { EntryProblem, SkippedEntry } from '../../../../shared/model/exchange.ts';
import type { ConceptOfFile, UnitOfFile } from './exchange-entry.ts';
import { type ExchangeFile, openMemoryFile, openTermFile } from './exchange-file.ts';

/** What was read of a file in one go. */
export interface Portion<Value> {
	readonly values: readonly Value[];
	readonly problems: readonly SkippedEntry[];
	/** Bytes of the file. */
	readonly done: number;
	readonly total: number;
	readonly isLast: boolean;
}

/** Entries in one portion: some milliseconds of reading, and one short transaction. */
const PORTION = 500;

/** Files that are being read in portions, each under the id of its import, so that whoever stores them sets the pace. */
export class OpenFiles {
	readonly #memories = new Map<string, ExchangeFile<UnitOfFile>>();
	readonly #terms = new Map<string, ExchangeFile<ConceptOfFile>>();

	/** The first call opens the file. */
	async units(operationId: string, path: string, name: string): Promise<Portion<UnitOfFile>> {
		return readOn(await openedIn(this.#memories, operationId, () => openMemoryFile(path, name)));
	}

	async concepts(operationId: string, path: string, name: string): Promise<Portion<ConceptOfFile>> {
		return readOn(await openedIn(this.#terms, operationId, () => openTermFile(path, name)));
	}

	async close(operationId: string): Promise<void> {
		const file = this.#memories.get(operationId) ?? this.#terms.get(operationId);
		this.#memories.delete(operationId);
		this.#terms.delete(operationId);
		await file?.entries.return(undefined);
	}
}

async function openedIn<Value>(
	files: Map<string, ExchangeFile<Value>>,
	operationId: string,
	open: () => Promise<ExchangeFile<Value>>,
): Promise<ExchangeFile<Value>> {
	const known = files.get(operationId);
	if (known !== undefined) return known;
	const file = await open();
	files.set(operationId, file);
	return file;
}

async function readOn<Value>({ entries, size, bytesRead }: ExchangeFile<Value>): Promise<Portion<Value>> {
	const values: Value[] = [];
	const problems: { readonly line: number; readonly why: EntryProblem }[] = [];
	let isLast = false;
	while (values.length + problems.length < PORTION) {
		const next = await entries.next().catch(unreadable);
		if (next.done) {
			isLast = true;
			break;
		}
		if (next.value.type === 'entry') values.push(next.value.value);
		else problems.push({ line: next.value.line, why: next.value.why });
	}
	return { values, problems, done: bytesRead(), total: size, isLast };
}

function unreadable(error: unknown): never {
	if (error instanceof Error && 'code' in error && !(error instanceof DeskError)) {
		throw new DeskError('file-unreadable', `The file cannot be read (${String(error.code)}): check that it is there and may be read.`, {}, { cause: error });
	}
	throw error;
}
