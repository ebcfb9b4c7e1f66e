import { z } from 'zod';
import { SEAL_ACTS, SEAL_ALGORITHM, type SealRecord } from '../../../shared/model/seal.ts';
import { MOST_CHAT_DELAY_MS } from '../../../shared/model/show.ts';
import { STAFF_ROLES } from '../../../shared/model/staff.ts';
import { definedFields } from '../transcripts/defined-fields.ts';

/**
 * What a seal adds to an exported transcript: a last field to each line, and a last line. All is written in one way only, so
 * that whatever somebody edits is found.
 */

const hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const lineSealSchema = z.strictObject({
	/** Number of the line, from 0. */
	n: z.number().int().nonnegative(),
	/** Holds this line and all before it. */
	link: hash,
	/** Digests of the parts of the line; not of one whose personal data was masked. */
	fields: z.string().max(40).optional(),
	/** Of the whole seal, in the first line of a complete export. */
	key: hash.optional(),
	/** Of this line alone, where the file does not have the key. */
	salt: z.string().max(40).optional(),
	/** Of the line as it was sealed, where personal data was masked in it. */
	hash: hash.optional(),
	/** Beside the line and not of it: how lanes are aligned can be changed in a sealed session. */
	chatDelayMs: z.number().int().min(-MOST_CHAT_DELAY_MS).max(MOST_CHAT_DELAY_MS).optional(),
});
export type LineSeal = z.output<typeof lineSealSchema>;

/** A line with what the seal adds. @param text JSON of the line, without a line feed */
export function withSeal(text: string, { n, link, fields, key, salt, hash: sealed, chatDelayMs }: LineSeal): string {
	return `${text.slice(0, -1)},"seal":${JSON.stringify({ n, link, ...definedFields({ fields, key, salt, hash: sealed, chatDelayMs }) })}}`;
}

/** The line as it was sealed and what the seal added; null where nothing was added, or not as `withSeal` writes it. */
export function withoutSeal(text: string): { readonly text: string; readonly seal: LineSeal } | null {
	const at = text.lastIndexOf(',"seal":{');
	if (at === -1 || !text.endsWith('}}')) return null;
	const parsed = lineSealSchema.safeParse(jsonOrNull(text.slice(at + ',"seal":'.length, -1)));
	if (!parsed.success) return null;
	const bare = `${text.slice(0, at)}}`;
	return withSeal(bare, parsed.data) === text ? { text: bare, seal: parsed.data } : null;
}

const by = z.strictObject({ name: z.string().max(1_000), role: z.enum(STAFF_ROLES) }).nullable();
const time = z.number().int().min(-8.64e15).max(8.64e15);
const record = {
	act: z.enum(SEAL_ACTS),
	by,
	at: time,
	reason: z.string().max(2_000).nullable(),
	version: z.number().int().positive(),
	lines: z.number().int().nonnegative(),
	root: z.union([hash, z.literal('')]),
};

/** The last line of a sealed transcript. */
export const sealLineSchema = z.object({
	type: z.literal('seal'),
	algorithm: z.literal(SEAL_ALGORITHM),
	...record,
	root: hash,
	/** Earlier seals and reopenings, oldest first. */
	history: z.array(z.strictObject(record)).max(10_000),
});
export type SealLine = z.output<typeof sealLineSchema>;

export function sealLineText(seal: SealRecord, history: readonly SealRecord[]): string {
	return JSON.stringify({ type: 'seal', algorithm: SEAL_ALGORITHM, ...recordFields(seal), history: history.map(recordFields) });
}

/** Null where the line is none, or not as `sealLineText` writes it. */
export function sealLineOf(text: string): SealLine | null {
	const parsed = sealLineSchema.safeParse(jsonOrNull(text));
	return parsed.success && sealLineText(parsed.data, parsed.data.history) === text ? parsed.data : null;
}

function recordFields({ act, by: who, at, reason, version, lines, root }: SealRecord) {
	return { act, by: who === null ? null : { name: who.name, role: who.role }, at, reason, version, lines, root };
}

function jsonOrNull(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
