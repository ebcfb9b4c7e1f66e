import { z } from 'zod';
import {
	GUIDELINES_COMMENT_LENGTH,
	GUIDELINES_LENGTH,
	type Guidelines,
	type GuidelinesRevision,
	LABEL_COLOURS,
	LABEL_DESCRIPTION_LENGTH,
	LABEL_KEYS,
	LABEL_NAME_LENGTH,
	LABEL_REACHES,
	type Label,
	MOST_LABELS,
} from '../model/label.ts';
import { call, nothing } from './call.ts';

const labelId = z.uuid();
/** Null: the guidelines that hold for everything. */
const guidelinesOf = labelId.nullable();

const labelDraftSchema = z.strictObject({
	name: z.string().trim().min(1, 'a label has a name').max(LABEL_NAME_LENGTH),
	colour: z.enum(LABEL_COLOURS),
	key: z.enum(LABEL_KEYS).nullable(),
	description: z.string().trim().max(LABEL_DESCRIPTION_LENGTH),
	reach: z.enum(LABEL_REACHES),
});

/** The team's labels and the guidelines they are given by. */
export const labelCalls = {
	/** In the team's order, retired ones among them. */
	'label.list': call<readonly Label[]>()(nothing),
	/** A new one without an id, at the end. Refused with `label-taken` (`detail.field` is `name` or `key`), `label-not-found`, `too-many-labels`. */
	'label.save': call<Label>()(z.strictObject({ id: labelId.optional(), label: labelDraftSchema })),
	/** Retired: given no more, kept where it was given. Brought back it may find its name or key taken: `label-taken`. */
	'label.retire': call<Label>()(z.strictObject({ id: labelId, isRetired: z.boolean() })),
	/** Ids in the order wanted; those left out keep theirs after them. */
	'label.order': call<readonly Label[]>()(z.strictObject({ ids: z.array(labelId).max(MOST_LABELS) })),

	/** The newest of each, the general ones first; none without a text. */
	'guidelines.list': call<readonly Guidelines[]>()(nothing),
	/** Newest first. */
	'guidelines.history': call<readonly GuidelinesRevision[]>()(z.strictObject({ label: guidelinesOf })),
	/** Null where there is no such version. */
	'guidelines.read': call<Guidelines | null>()(z.strictObject({ label: guidelinesOf, version: z.number().int().positive() })),
	/**
	 * One more version. `basedOn` is the version that was changed, 0 for the first: where somebody has saved a newer one since, it is refused
	 * with `guidelines-newer`; `detail` has its `version` and its `author`.
	 */
	'guidelines.save': call<Guidelines>()(
		z.strictObject({
			label: guidelinesOf,
			basedOn: z.number().int().nonnegative(),
			text: z.string().max(GUIDELINES_LENGTH),
			comment: z.string().trim().max(GUIDELINES_COMMENT_LENGTH).default(''),
		}),
	),
} as const;
