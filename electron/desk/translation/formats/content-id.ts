import { createHash } from 'node:crypto';
import type { Concept } from '../../../../shared/model/term.ts';
import type { ImportedUnit } from '../../store/memory-table.ts';
import { baseOf } from '../memory/translation-memory.ts';
import type { UnitOfFile } from './exchange-entry.ts';

/** A unit with the identity that its content gives it: the same from whatever file is the same. */
export function identified({ from, source, targets, author, at }: UnitOfFile, now: number): ImportedUnit {
	// The memory knows languages without their regions; of several variants the first stands.
	const byBase: Record<string, string> = {};
	for (const [tag, text] of Object.entries(targets)) byBase[baseOf(tag)] ??= text;
	const sorted = Object.entries(byBase).sort(([one], [other]) => (one < other ? -1 : 1));
	const contentHash = hashOf([from, source, sorted]);
	return { id: uuidOf(contentHash), from, source, targets: byBase, author, at: at ?? now, contentHash };
}

/** What a concept says, in whatever order its terms stand: two that say the same are one. */
export function contentOf({ product, isUntranslatable, note, terms }: Concept): string {
	const sorted = terms.map(({ language, text, status }) => [language, status, text].join('\u0000')).sort();
	return hashOf([product, isUntranslatable, note, sorted]);
}

/** A UUID of version 8: made of what a hash says. */
export function uuidOf(hash: string): string {
	return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

function hashOf(content: unknown): string {
	return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
