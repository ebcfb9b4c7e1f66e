import { endsSentence, MOST_LENGTH, MOST_LINES, PAUSE_MS } from '../intake/sentence-joiner.ts';
import type { CaptionLine, IncomingEntry } from '../transcripts/incoming/incoming-entry.ts';

/** Captions of one sentence, in their order. */
export interface CaptionSentence {
	readonly type: 'sentence';
	readonly lines: readonly CaptionLine[];
}

/**
 * Puts the captions of a file together into sentences as the desk does with those that it hears: a sentence ends by a mark, by another
 * voice, or by a pause between the end of one caption and the beginning of the next. Other entries stay in their place.
 */
export async function* intoSentences(entries: AsyncIterable<IncomingEntry>): AsyncGenerator<IncomingEntry | CaptionSentence> {
	let held: CaptionLine[] = [];
	let length = 0;

	function* letGo(): Generator<CaptionSentence> {
		if (held.length > 0) yield { type: 'sentence', lines: held };
		held = [];
		length = 0;
	}

	for await (const entry of entries) {
		if (!isCaption(entry)) {
			yield* letGo();
			yield entry;
			continue;
		}
		const last = held.at(-1);
		if (last !== undefined && !goesOn(last, entry)) yield* letGo();
		held.push(entry);
		length += entry.text.length + 1;
		if (endsSentence(entry.text) || held.length === MOST_LINES || length > MOST_LENGTH) yield* letGo();
	}
	yield* letGo();
}

function isCaption(entry: IncomingEntry): entry is CaptionLine {
	return entry.type === 'message' && entry.kind === 'speech' && 'spokenUntil' in entry;
}

function goesOn(last: CaptionLine, next: CaptionLine): boolean {
	const isSameVoice = last.author.id === next.author.id && last.role === next.role;
	return isSameVoice && next.receivedAt >= last.receivedAt && next.receivedAt - last.spokenUntil < PAUSE_MS;
}
