import { z } from 'zod';
import { conceptSchema, type SavedConcept } from '../../../../shared/model/term.ts';
import type { DecodedFile } from './decoded-file.ts';
import type { ConceptOfFile, Entry } from './exchange-entry.ts';
import { readJsonLines } from './json-lines.ts';

/** Terms as a concept a line: what the desk keeps of it, as it keeps it. */

export function termLine({ id, concept, updatedAt }: SavedConcept): string {
	return `${JSON.stringify({ id, ...concept, updatedAt })}\n`;
}

export function readTermLines(file: DecodedFile): AsyncGenerator<Entry<ConceptOfFile>> {
	return readJsonLines(file, lineSchema);
}

const lineSchema = conceptSchema
	.extend({ id: z.uuid().nullable().default(null), updatedAt: z.number().optional() })
	.transform(({ id, updatedAt: _updatedAt, ...concept }): ConceptOfFile => ({ id, concept }));
