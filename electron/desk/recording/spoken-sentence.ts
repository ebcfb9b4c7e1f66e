import type { FoundFlag } from '../../../shared/model/flag.ts';
import type { Span } from '../../../shared/model/span.ts';

/** Lines are put together with one space between them. */
const SEPARATOR = ' ';

/** The text of a sentence that was cut into lines. */
export function joinedText(lines: readonly string[]): string {
	return lines.join(SEPARATOR);
}

/** A flag of the whole sentence as it lies on its lines: the last one bears it, and the parts before are named by their lines. */
export interface PlacedFlag {
	readonly line: number;
	readonly flag: FoundFlag;
	/** Lines by their place in the sentence. */
	readonly before: readonly (Span & { readonly line: number })[];
}

/** @param flags with spans in the joined text */
export function placeFlags(lines: readonly string[], flags: readonly FoundFlag[]): readonly PlacedFlag[] {
	const starts = startsOf(lines);
	return flags.flatMap((flag): PlacedFlag[] => {
		const parts = lines.flatMap((text, line) => {
			const offset = starts[line] ?? 0;
			const start = Math.max(0, flag.start - offset);
			const end = Math.min(text.length, flag.end - offset);
			return start < end ? [{ line, start, end }] : [];
		});
		const last = parts.at(-1);
		if (last === undefined) return [];
		return [{ line: last.line, flag: { ...flag, start: last.start, end: last.end }, before: parts.slice(0, -1) }];
	});
}

/**
 * The flags that one line bears, with their parts before it.
 * @param messageOfLine null for an earlier line whose row is not at hand, such as one that another connection recorded: that part is not named
 */
export function flagsOnLine(placed: readonly PlacedFlag[], line: number, messageOfLine: (line: number) => number | null): readonly FoundFlag[] {
	return placed.flatMap(({ line: bearer, flag, before }) => {
		if (bearer !== line) return [];
		const parts = before.flatMap(({ line: earlier, start, end }) => {
			const messageId = messageOfLine(earlier);
			return messageId === null ? [] : [{ messageId, start, end }];
		});
		return parts.length === 0 ? [flag] : [{ ...flag, explanation: { ...flag.explanation, before: parts } }];
	});
}

/** Where each line begins in the joined text. */
function startsOf(lines: readonly string[]): readonly number[] {
	let next = 0;
	return lines.map((text) => {
		const start = next;
		next += text.length + SEPARATOR.length;
		return start;
	});
}
