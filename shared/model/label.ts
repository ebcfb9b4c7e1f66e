import type { StaffRole } from './staff.ts';

/** The team's own marks: what a label is, and the guidelines that say when to give it. */

/** Hues that pass AA on both themes; their colours stand in renderer/styles/tokens.css. */
export const LABEL_COLOURS = ['red', 'orange', 'yellow', 'lime', 'green', 'teal', 'sky', 'blue', 'violet', 'pink'] as const;
export type LabelColour = (typeof LABEL_COLOURS)[number];

/** What a label may be given to. */
export const LABEL_REACHES = ['message', 'span', 'both'] as const;
export type LabelReach = (typeof LABEL_REACHES)[number];

/** Keys that nothing else at the desk is done with. The digits answer a dismissal's question while it is open. */
export const LABEL_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'b', 'i', 'q', 'v', 'x', 'z'] as const;
export type LabelKey = (typeof LABEL_KEYS)[number];

export const LABEL_NAME_LENGTH = 60;
export const LABEL_DESCRIPTION_LENGTH = 500;
/** Retired ones included: a list that nobody can overlook helps nobody. */
export const MOST_LABELS = 100;

export interface Label {
	/** UUID. */
	readonly id: string;
	/** In whatever language the team writes. Unique among the labels in use, case ignored. */
	readonly name: string;
	readonly colour: LabelColour;
	/** Unique among the labels in use. */
	readonly key: LabelKey | null;
	readonly description: string;
	readonly reach: LabelReach;
	/** Given no more; what it was given to keeps it. */
	readonly isRetired: boolean;
}

/** A label as somebody writes it. */
export type LabelDraft = Omit<Label, 'id' | 'isRetired'>;

/** 50 pages; guidelines that are longer are read by nobody. */
export const GUIDELINES_LENGTH = 100_000;
export const GUIDELINES_COMMENT_LENGTH = 500;

/** One version of guidelines, without its text. Append-only. */
export interface GuidelinesRevision {
	/** Of a label; null for those that hold for everything. */
	readonly label: string | null;
	/** Counts from 1 within the label's, or the general, guidelines. */
	readonly version: number;
	readonly author: { readonly name: string; readonly role: StaffRole };
	readonly at: number;
	/** What changed, in the author's words; empty where they said nothing. */
	readonly comment: string;
}

/** Guidelines with their text, in Markdown; an empty text: there are none any more. */
export interface Guidelines extends GuidelinesRevision {
	readonly text: string;
}

/** Which guidelines were in force when somebody judged. A part that had no text is left out. */
export interface GuidelinesInForce {
	/** Version of the general ones. */
	readonly general?: number | undefined;
	/** Version of those of the label that was given. */
	readonly label?: number | undefined;
}

/** Names that a reader takes for the same. */
export function sameLabelName(one: string, other: string): boolean {
	return nameKey(one) === nameKey(other);
}

function nameKey(name: string): string {
	return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}
