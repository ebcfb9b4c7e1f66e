import type { Category, Severity } from '../../shared/model/category.ts';
import { severityRank } from '../../shared/model/category.ts';
import type { LabelColour } from '../../shared/model/label.ts';
import type { Emote } from '../../shared/model/message.ts';
import type { Span } from '../../shared/model/span.ts';

/** A stretch to underline. */
export interface Mark extends Span {
	readonly category: Category;
	readonly severity: Severity;
	/** Somebody said it is no finding: drawn faintly. */
	readonly isDismissed: boolean;
}

/** A stretch somebody gave one of the team's labels. */
export interface LabelledSpan extends Span {
	readonly name: string;
	readonly colour: LabelColour;
}

/** A stretch of text drawn in one way. The pieces of a text, joined, are the text. */
export interface TextPiece {
	readonly start: number;
	readonly text: string;
	readonly mark: Mark | null;
	readonly emote: string | null;
	/** The latest where several overlap. */
	readonly label: LabelledSpan | null;
}

/** Cuts a text where its marks, emotes and labels begin and end. Where marks overlap the most severe standing one is drawn. */
export function textPieces(text: string, marks: readonly Mark[], emotes: readonly Emote[], labels: readonly LabelledSpan[] = []): readonly TextPiece[] {
	if (marks.length === 0 && emotes.length === 0 && labels.length === 0) return [{ start: 0, text, mark: null, emote: null, label: null }];
	const cuts = new Set([0, text.length]);
	for (const { start, end } of [...marks, ...emotes, ...labels]) {
		if (start > 0 && start < text.length) cuts.add(start);
		if (end > 0 && end < text.length) cuts.add(end);
	}
	const edges = [...cuts].sort((a, b) => a - b);
	const pieces: TextPiece[] = [];
	for (let index = 0; index + 1 < edges.length; index += 1) {
		const start = edges[index] ?? 0;
		const end = edges[index + 1] ?? text.length;
		const covers = (span: Span) => span.start <= start && span.end >= end;
		const mark = marks.filter(covers).sort(byWeight)[0] ?? null;
		const emote = emotes.find(covers)?.name ?? null;
		const label = labels.findLast(covers) ?? null;
		pieces.push({ start, text: text.slice(start, end), mark, emote, label });
	}
	return pieces;
}

function byWeight(a: Mark, b: Mark): number {
	if (a.isDismissed !== b.isDismissed) return a.isDismissed ? 1 : -1;
	return severityRank(b.severity) - severityRank(a.severity);
}

const MOST_CHARACTERS = 600;
const MOST_LINES = 12;

/**
 * How much of a text is shown before "show all": 600 characters or 12 lines, never half a character.
 * The length of the text where all of it is.
 */
export function clippedLength(text: string): number {
	let end = text.length;
	let lines = 0;
	for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
		lines += 1;
		if (lines === MOST_LINES) {
			end = at;
			break;
		}
	}
	// A little over the limit is not worth a button.
	if (end > MOST_CHARACTERS * 1.1) {
		end = MOST_CHARACTERS;
		while (end > 0 && isInsideCharacter(text, end)) end -= 1;
	}
	return end;
}

/** Is the cut between a surrogate pair, or before a mark or joiner that belongs to what stands before it? */
function isInsideCharacter(text: string, at: number): boolean {
	const unit = text.charCodeAt(at);
	if (unit >= 0xdc00 && unit <= 0xdfff) return true;
	// Zalgo stacks hundreds of marks on one letter: such a text is cut among them.
	return MOST_CHARACTERS - at < 32 && /\p{M}|\u200d/u.test(String.fromCharCode(unit));
}
