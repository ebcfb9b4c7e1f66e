import { captionShow, timesOf } from './caption-show.ts';
import type { DecodedText } from './decoded-text.ts';
import type { IncomingEntry } from './incoming-entry.ts';
import { problem } from './problem.ts';
import { linesOf } from './text-lines.ts';

/** SubRip captions: a number, two times, lines of text. Marks of slant, weight, colour and place are taken off. */
export async function* readSrt(text: DecodedText, startedAt = 0): AsyncGenerator<IncomingEntry> {
	const show = captionShow('srt', text.head, '', startedAt);
	yield show.session;
	let caption: { readonly line: number; readonly startMs: number; readonly endMs: number; readonly lines: string[] } | null = null;
	/** A line that may be the number of the next caption. */
	let held: { readonly line: number; readonly text: string } | null = null;
	let isAfterBlank = true;
	/** Captions whose times cannot be read take their text with them. */
	let isPassedOver = false;

	function* finish(): Generator<IncomingEntry> {
		if (caption !== null) {
			const { line, startMs, endMs, lines } = caption;
			yield show.entryOf({ line, startMs, endMs, text: plain(lines), voice: null });
		}
		caption = null;
	}

	function* goOn(line: { readonly line: number; readonly text: string }): Generator<IncomingEntry> {
		if (caption !== null) caption.lines.push(line.text);
		else if (!isPassedOver) {
			yield problem(line.line, 'bad-cue');
			isPassedOver = true;
		}
	}

	for await (const { line, text: content } of linesOf(text.pieces())) {
		if (content === null) {
			yield problem(line, 'too-long');
			continue;
		}
		if (content.trim() === '') {
			// A number before an empty line is one that somebody said.
			if (held !== null) yield* goOn(held);
			held = null;
			isAfterBlank = true;
			continue;
		}
		if (content.includes('-->') && (held !== null || isAfterBlank)) {
			yield* finish();
			held = null;
			const times = timesOf(content);
			isPassedOver = times === null;
			if (times === null) yield problem(line, 'bad-time');
			else caption = { line, ...times, lines: [] };
		} else {
			if (held !== null) yield* goOn(held);
			held = isAfterBlank && /^\s*\d+\s*$/.test(content) ? { line, text: content } : null;
			if (held === null) yield* goOn({ line, text: content });
		}
		isAfterBlank = false;
	}
	if (held !== null) yield* goOn(held);
	yield* finish();
}

function plain(lines: readonly string[]): string {
	return lines
		.join(' ')
		.replace(/<\/?(?:b|i|u|s|font|c)\b[^>]*>|\{\\[^}]*\}/gi, '')
		.replace(/\s+/g, ' ')
		.trim();
}
