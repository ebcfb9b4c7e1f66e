import type { z } from 'zod';
import type { DecodedFile } from './decoded-file.ts';
import { type Entry, entry, problem } from './exchange-entry.ts';

/** No line may be longer, so that no file fills the memory. */
const LONGEST_LINE = 1024 * 1024;

/** Reads a file of one JSON object a line; what does not fit the schema is a problem and the reading goes on. */
export async function* readJsonLines<Value>(file: DecodedFile, schema: z.ZodType<Value>): AsyncGenerator<Entry<Value>> {
	for await (const { line, text } of linesOf(file)) {
		if (text === null) yield problem(line, 'too-long');
		else if (text.trim() !== '') yield parse(line, text, schema);
	}
}

function parse<Value>(line: number, text: string, schema: z.ZodType<Value>): Entry<Value> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return problem(line, 'not-understood');
	}
	const parsed = schema.safeParse(json);
	if (parsed.success) return entry(line, parsed.data);
	return problem(line, parsed.error.issues.some(({ code }) => code === 'too_big') ? 'too-long' : 'not-understood');
}

/** Null for the text of a line that is too long. */
async function* linesOf(file: DecodedFile): AsyncGenerator<{ readonly line: number; readonly text: string | null }> {
	let line = 1;
	let rest = '';
	let isTooLong = false;
	for await (const piece of file.pieces()) {
		const parts = piece.split('\n');
		const last = parts.pop() ?? '';
		for (const part of parts) {
			const text = rest + part;
			yield { line, text: isTooLong || text.length > LONGEST_LINE ? null : text };
			line += 1;
			rest = '';
			isTooLong = false;
		}
		rest += last;
		if (rest.length > LONGEST_LINE) {
			isTooLong = true;
			rest = '';
		}
	}
	if (rest !== '' || isTooLong) yield { line, text: isTooLong ? null : rest };
}
