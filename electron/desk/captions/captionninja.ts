import type { Clock } from '../intake/clock.ts';
import type { CaptionProtocol, CaptionReader } from './caption-protocol.ts';
import { fieldsOf, lineOf } from './frame-fields.ts';

/** So long after a line its writer may mend it; the same number later on is another line, of a page that was opened anew. */
const MENDING_MS = 60_000;
const MOST_REMEMBERED = 200;

/**
 * caption.ninja and relays like it: a page that listens sends its words to a room, and everybody in the room gets them.
 * https://github.com/steveseguin/captionninja
 */
export function captionNinjaProtocol(address: string, room: string, language: string | null): CaptionProtocol {
	return {
		address,
		headers: {},
		hello: [JSON.stringify({ join: room })],
		sound: null,
		createReader: (tell, clock) => createRoomReader(language, tell, clock),
		closing: (code, said) =>
			code === 1008 && /denied/i.test(said)
				? { isFinal: true, trouble: { code: 'refused', said, detail: 'The relay does not let the desk into this room.' } }
				: null,
	};
}

function createRoomReader(language: string | null, tell: Parameters<CaptionProtocol['createReader']>[0], clock: Clock): CaptionReader {
	/** The latest line of each number. */
	const lines = new Map<string, { readonly id: string; readonly text: string; readonly at: number }>();
	let count = 0;

	function readFinal(number: string, text: string, speaker: string | null): void {
		const before = lines.get(number);
		const isRecent = before !== undefined && clock.now() - before.at < MENDING_MS;
		if (text === '' || (isRecent && before.text === text)) return;
		count += 1;
		const id = String(count);
		lines.delete(number);
		lines.set(number, { id, text, at: clock.now() });
		for (const oldest of lines.keys()) if (lines.size > MOST_REMEMBERED) lines.delete(oldest);
		const line = { id, text, words: [], fromMs: null, ...(speaker ? { speaker } : {}) };
		tell({ type: 'final', line: { ...line, ...(isRecent ? { supersedes: before.id } : {}) } });
	}

	return {
		read(frame) {
			const fields = fieldsOf(frame);
			if (fields === null) return false;
			if (fields.msg !== true) return 'joined' in fields || 'gap' in fields || 'c' in fields;
			const number = typeof fields.id === 'number' || typeof fields.id === 'string' ? String(fields.id) : null;
			const final = lineOf(fields.final);
			const interim = lineOf(fields.interm);
			if (final !== null && number !== null) readFinal(number, final, lineOf(fields.label));
			else if (interim !== null) tell({ type: 'partial', text: interim, language: lineOf(fields.ln) || language });
			// What else is said in a room, such as an order to clear the screen.
			else if (final !== null || number !== null) tell({ type: 'dropped', reason: 'wrong-shape' });
			return true;
		},
	};
}
