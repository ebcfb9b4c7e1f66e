import { DeskError } from '../../../../shared/contract/errors.ts';
import type { EntryProblem } from '../../../../shared/model/exchange.ts';
import type { SavedConcept } from '../../../../shared/model/term.ts';
import type { ImportedUnit } from '../../store/memory-table.ts';

/** What a file of another tool says, entry by entry; one that cannot be used is named and the reading goes on. */
export type Entry<Value> =
	| { readonly type: 'entry'; readonly line: number; readonly value: Value }
	| { readonly type: 'problem'; readonly line: number; readonly why: EntryProblem };

/** A unit as a file has it: who imports it gives it its identity. `at` is null where the file does not say. */
export type UnitOfFile = Omit<ImportedUnit, 'id' | 'contentHash' | 'at'> & { readonly at: number | null };

/** A concept as a file has it; the id is one of this desk's, or null. */
export type ConceptOfFile = Pick<SavedConcept, 'concept'> & { readonly id: string | null };

export function entry<Value>(line: number, value: Value): Entry<Value> {
	return { type: 'entry', line, value };
}

export function problem(line: number, why: EntryProblem): Entry<never> {
	return { type: 'problem', line, why };
}

/** The file as a whole is of no use. */
export function badFile(file: string, line: number | null, why: string): DeskError {
	const place = line === null ? file : `${file}, line ${line}`;
	return new DeskError('bad-exchange-file', `${place}: ${why}. Export it again from the other tool as TMX, TBX, CSV or JSONL.`, {
		file,
		...(line === null ? {} : { line: String(line) }),
	});
}
