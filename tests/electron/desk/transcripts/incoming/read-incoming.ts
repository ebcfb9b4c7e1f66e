import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingEntry } from '../../../../../electron/desk/transcripts/incoming/incoming-entry.ts';
import { type IncomingChoice, openIncoming } from '../../../../../electron/desk/transcripts/incoming/open-incoming.ts';
import type { TranscriptMessage } from '../../../../../electron/desk/transcripts/transcript-entry.ts';
import { scratchFolder } from '../../store/scratch-store.ts';

/** Reads a file of that content to its end, as an import does. */
export async function readIncoming(content: string | Uint8Array, choice: IncomingChoice & { readonly startedAt?: number } = {}) {
	const path = join(scratchFolder(), 'incoming.part');
	writeFileSync(path, content);
	const opened = await openIncoming(path, 'show.file', choice);
	if (opened.type === 'table') throw new Error('a table without columns');
	const entries: IncomingEntry[] = [];
	for await (const entry of opened.transcript.entries(choice.startedAt)) entries.push(entry);
	const messages = entries.filter((entry): entry is TranscriptMessage => entry.type === 'message');
	return {
		...opened.transcript,
		read: entries,
		session: entries.find((entry) => entry.type === 'session'),
		messages,
		texts: messages.map(({ text }) => text),
		problems: entries.filter((entry) => entry.type === 'problem').map(({ line, code }) => ({ line, code })),
		textless: entries.filter(({ type }) => type === 'textless').length,
	};
}

/** A text in an encoding that the platform can only read. */
export function encoded(encoding: string, text: string): Uint8Array {
	if (encoding === 'utf-8') return new TextEncoder().encode(text);
	if (encoding.startsWith('utf-16')) {
		const bytes = Buffer.from(text, 'utf16le');
		return encoding === 'utf-16be' ? bytes.swap16() : bytes;
	}
	const decoder = new TextDecoder(encoding);
	const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
	return Uint8Array.from([...text], (sign) => {
		const byte = byteOf.get(sign);
		if (byte === undefined) throw new Error(`${encoding} has no ${sign}`);
		return byte;
	});
}
