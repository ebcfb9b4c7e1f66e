import type { MessageKind } from '../../../../shared/model/message.ts';
import type { Place } from './place.ts';
import { type ExportedMessage, type SessionRow, sessionRows } from './session-rows.ts';
import type { Outgoing, Written } from './session-writer.ts';

/** What stands in a file of captions, with times in ms from the beginning of the session. */
export type Caption =
	| {
			readonly type: 'cue';
			readonly number: number;
			readonly start: number;
			readonly end: number;
			readonly said: ExportedMessage;
			readonly lines: readonly string[];
	  }
	| { readonly type: 'gap'; readonly number: number; readonly start: number; readonly end: number; readonly lasts: boolean; readonly reason: string };

/**
 * What the host said, or what the chat wrote, as captions. A cue lasts as long as it takes to read, and no longer than until the next one unless
 * that comes at once; so each waits for the one after it.
 * @param write a caption as the format has it
 */
export function* writeCaptions(outgoing: Outgoing, from: Place, write: (caption: Caption) => string): Generator<Written> {
	const { captions, part } = outgoing.options;
	let waiting: Extract<SessionRow, { type: 'message' }> | null = null;
	let number = from.written;
	const written = (caption: Caption, place: Place) => ({ text: write(caption), place: { ...place, written: number } });

	for (const row of sessionRows(outgoing, { part, kinds: KINDS[captions] }, from)) {
		if (waiting !== null) yield cue(waiting, row.at);
		waiting = null;
		if (row.type === 'message') {
			waiting = row;
			continue;
		}
		number += 1;
		const { endedAt, reason } = row.gap;
		const start = sinceStart(row.at);
		const end = Math.max(start + SHORTEST_MS, sinceStart(endedAt ?? row.at));
		yield written({ type: 'gap', number, start, end, lasts: endedAt === null, reason }, row.place);
	}
	if (waiting !== null) yield cue(waiting, Number.POSITIVE_INFINITY);

	function cue({ at, said, place }: Extract<SessionRow, { type: 'message' }>, nextAt: number): Written {
		number += 1;
		const lines = [said.message.text, ...(said.translation === null ? [] : [said.translation.text])];
		const start = sinceStart(at);
		const ideal = start + readingTimeMs(lines.join(' '));
		const next = nextAt - outgoing.session.startedAt;
		const end = next - start >= SHORTEST_MS ? Math.min(ideal, next) : Math.min(ideal, start + SHORTEST_MS);
		return written({ type: 'cue', number, start, end, said, lines }, place);
	}

	function sinceStart(at: number): number {
		return Math.max(0, at - outgoing.session.startedAt);
	}
}

const KINDS: { readonly [Kind in Outgoing['options']['captions']]: readonly MessageKind[] } = { speech: ['speech'], chat: ['chat', 'system'] };

/** Below this nothing can be read; captions may then stand together. */
const SHORTEST_MS = 700;
const LONGEST_MS = 7_000;

/** About 15 letters a second, as broadcasters count; a sign of Chinese or Japanese takes as long as two. */
function readingTimeMs(text: string): number {
	let letters = 0;
	for (const sign of text) letters += /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(sign) ? 2 : 1;
	return Math.min(LONGEST_MS, Math.max(1_200, 600 + (letters * 1_000) / 15));
}

/** Text as a cue can hold it: an empty line would end it. */
export function cueLines(lines: readonly string[]): readonly string[] {
	return lines.flatMap((line) => line.toWellFormed().split(/\r\n|[\r\n]/)).filter((line) => line.trim() !== '');
}
