/** What is being written to each message: going to another one and back loses nothing. */
export interface KeptDraft {
	readonly draft: string;
	/** Null: the viewer's language. */
	readonly to: string | null;
	readonly byHand: WrittenText | null;
}

/** A text in the viewer's language that no machine made for this draft. */
export interface WrittenText {
	readonly text: string;
	readonly origin: 'hand' | 'approved' | 'sheet';
}

export const NO_DRAFT: KeptDraft = { draft: '', to: null, byHand: null };

/** More than anybody writes at once. */
const MOST_KEPT = 50;
const kept = new Map<number, KeptDraft>();

export function keptDraft(messageId: number): KeptDraft {
	return kept.get(messageId) ?? NO_DRAFT;
}

export function keepDraft(messageId: number, draft: KeptDraft): void {
	kept.delete(messageId);
	if (draft.draft !== '' || draft.byHand !== null) kept.set(messageId, draft);
	const [oldest] = kept.keys();
	if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}
