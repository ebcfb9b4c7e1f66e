import type { z } from 'zod';
import type { TranscriptProblem } from '../transcript-entry.ts';
import { problem } from './problem.ts';

/** A stretch of JSON as what it should be, or what is wrong with it. */
export function parseStretch<Schema extends z.ZodType>(
	schema: Schema,
	{ text, line }: { readonly text: string | null; readonly line: number },
): { readonly value: z.output<Schema> } | { readonly problem: TranscriptProblem } {
	if (text === null) return { problem: problem(line, 'too-long') };
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return { problem: problem(line, 'not-json') };
	}
	const parsed = schema.safeParse(json);
	if (parsed.success) return { value: parsed.data };
	return { problem: problem(line, 'bad-field', { field: parsed.error.issues[0]?.path.join('.') ?? '' }) };
}
