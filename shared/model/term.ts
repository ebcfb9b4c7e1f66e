import { z } from 'zod';

/** The team's terms, as in TBX (ISO 30042): a concept with what it is called in each language. */

/** `preferred`: to be used; `admitted`: also right; `forbidden`: understood, and never to be used. */
export const TERM_STATUSES = ['preferred', 'admitted', 'forbidden'] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

export const TERM_LENGTH = 200;
export const MOST_TERMS_OF_CONCEPT = 100;

export const conceptSchema = z.strictObject({
	/** Of the team's; null: it holds for every product. */
	product: z.string().trim().min(1).max(TERM_LENGTH).nullable(),
	/** A name that goes through every translation as it is. */
	isUntranslatable: z.boolean(),
	note: z.string().trim().max(2_000),
	terms: z
		.array(
			z.strictObject({
				/** BCP 47. */
				language: z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/),
				text: z.string().trim().min(1).max(TERM_LENGTH),
				status: z.enum(TERM_STATUSES),
			}),
		)
		.min(1)
		.max(MOST_TERMS_OF_CONCEPT)
		.readonly(),
});

export type Concept = z.output<typeof conceptSchema>;
export type Term = Concept['terms'][number];

export interface SavedConcept {
	/** UUID. */
	readonly id: string;
	readonly concept: Concept;
	readonly updatedAt: number;
}
