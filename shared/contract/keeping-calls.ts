import { z } from 'zod';
import {
	type BackupFile,
	type BackupList,
	type FoundPerson,
	type KeepingState,
	LEAST_RETENTION_DAYS,
	MOST_RETENTION_DAYS,
	type PersonOutcome,
	type PersonPreview,
	RETENTION_ACTIONS,
	type RestorePreview,
	type RetentionOutcome,
	type RetentionPreview,
	type StoreCheck,
} from '../model/keeping.ts';
import { call, messageId, nothing } from './call.ts';

/** Keeping and losing: how long sessions stay, who is forgotten, and what protects the store. What is lost by it is `lead-only`. */

const rule = z.strictObject({
	action: z.enum(RETENTION_ACTIONS),
	afterDays: z.int().min(LEAST_RETENTION_DAYS).max(MOST_RETENTION_DAYS),
	exceptMarkets: z
		.array(z.string().regex(/^[A-Z]{2}$/))
		.max(250)
		.readonly(),
	exceptTags: z.array(z.string().trim().min(1).max(100)).max(100).readonly(),
	keepsArchived: z.boolean(),
	keepsSealed: z.boolean(),
});
const person = { realm: z.string().min(1).max(2_500), id: z.string().min(1).max(400) };
const backupName = z.string().min(1).max(100);

export const keepingCalls = {
	'keeping.state': call<KeepingState>()(nothing),
	/** A person has read what was recovered. */
	'keeping.acknowledge': call<KeepingState>()(nothing),

	'retention.preview': call<RetentionPreview>()(z.strictObject({ rule })),
	/**
	 * Keeps the rule and applies it at once, to ended sessions alone; progress comes as events under `operationId`, by which
	 * `operation.cancel` ends it between two sessions. For a lead.
	 */
	'retention.set': call<RetentionOutcome>()(z.strictObject({ rule, operationId: z.uuid() })),

	/** By name or id, on every channel; who wrote last comes first. */
	'person.find': call<readonly FoundPerson[]>()(z.strictObject({ text: z.string().trim().min(1).max(200), limit: z.int().min(1).max(50).default(20) })),
	/** Who wrote a message. Refused with `person-not-found` where nobody did. */
	'person.behind': call<{ readonly realm: string; readonly id: string }>()(z.strictObject({ messageId })),
	'person.preview': call<PersonPreview>()(z.strictObject(person)),
	/**
	 * For good. Progress comes as events under `operationId`; it cannot be cancelled. For a lead. Refused with
	 * `person-not-found`, or `session-running` where they write in a show that runs.
	 */
	'person.anonymise': call<PersonOutcome>()(
		z.strictObject({
			...person,
			/** The name as a mere word, too, even where it may be somebody else's. */
			hidesBareWords: z.boolean(),
			/** Older backups still hold the name: makes a new one and takes the others away. */
			replacesBackups: z.boolean(),
			operationId: z.uuid(),
		}),
	),

	'backup.list': call<BackupList>()(nothing),
	/** Progress comes as events under `operationId`, by which `operation.cancel` ends it. */
	'backup.make': call<BackupFile>()(z.strictObject({ operationId: z.uuid() })),
	/** A folder must be there, and be named in full. */
	'backup.settings': call<KeepingState>()(z.strictObject({ isDaily: z.boolean(), folder: z.string().trim().min(1).max(2_000).nullable() })),
	/** For a lead. */
	'backup.delete': call<null>()(z.strictObject({ name: backupName })),
	'backup.preview': call<RestorePreview>()(z.strictObject({ name: backupName })),
	/**
	 * For a lead. Puts a backup in place of the store, which is kept beside; the desk opens anew, and every window with it. Refused with
	 * `session-running` while a show runs, `backup-not-found`, `backup-damaged`, `backup-newer`.
	 */
	'backup.restore': call<{ readonly keptAs: string | null }>()(z.strictObject({ name: backupName })),

	/** Every page and every index; takes minutes for a store of gigabytes, beside which everything goes on. */
	'store.check': call<StoreCheck>()(nothing),
} as const;
