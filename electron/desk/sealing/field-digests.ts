import { fnv1a } from '../../../shared/model/fnv.ts';
import { SEALED_FIELDS, type SealedField } from '../../../shared/model/seal.ts';

/**
 * A short digest of each part of a line, which says what of it was changed. Whether it was changed is the hash's to say: two
 * texts in 65,536 share a digest.
 */

/** Of all parts of a line together. */
export const DIGEST_BYTES = 2 * SEALED_FIELDS.length;

/** @param line as it was, or will be, written as JSON */
export function fieldDigests(line: object): Buffer {
	const parts = new Map<SealedField, string>();
	for (const [name, value] of Object.entries(line)) {
		const field = FIELD_OF[name] ?? 'other';
		parts.set(field, `${parts.get(field) ?? ''}${name}${JSON.stringify(value)}`);
	}
	const digests = Buffer.alloc(DIGEST_BYTES);
	for (const [index, field] of SEALED_FIELDS.entries()) digests.writeUInt16BE(digestOf(parts.get(field) ?? ''), 2 * index);
	return digests;
}

/** What differs between two lines. */
export function changedFields(before: Uint8Array, after: Uint8Array): readonly SealedField[] {
	return SEALED_FIELDS.filter((_field, index) => before[2 * index] !== after[2 * index] || before[2 * index + 1] !== after[2 * index + 1]);
}

/** FNV-1a, folded to 16 bits. */
function digestOf(text: string): number {
	const digest = fnv1a(text);
	return ((digest >>> 16) ^ digest) & 0xffff;
}

/** Names of a line's fields; all others are `other`. */
const FIELD_OF: Readonly<Record<string, SealedField>> = {
	text: 'text',
	author: 'author',
	kind: 'author',
	role: 'author',
	receivedAt: 'time',
	sentAt: 'time',
	clock: 'time',
	at: 'time',
	startedAt: 'time',
	endedAt: 'time',
	replyTo: 'reply',
	source: 'source',
	language: 'language',
	flags: 'flags',
	body: 'verdict',
	act: 'verdict',
};
