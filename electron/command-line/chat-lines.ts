import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { CommandContext } from './context.ts';
import { unreadable } from './source-options.ts';

/** A line of chat as commands read it: one JSON object. */
export interface ChatLine extends Omit<z.output<typeof lineSchema>, 'id'> {
	/** Its place in the file where it has none of its own. */
	readonly id: string | number;
	/** Lines without an author are strangers to each other. */
	readonly authorId: string;
}

const lineSchema = z.object({
	id: z.union([z.string(), z.number()]).optional(),
	text: z.string().transform((text) => text.toWellFormed().replaceAll('\0', '\uFFFD')),
	author: z.string().optional(),
	role: z.enum(['host', 'moderator', 'viewer', 'bot']).default('viewer'),
	kind: z.enum(['chat', 'speech', 'system']).default('chat'),
	sentAt: z.union([z.string(), z.number()]).optional(),
});

export interface ChatLines extends AsyncIterable<ChatLine> {
	/** Was there a line that could not be read? Each was told on standard error. */
	readonly hadBadLines: boolean;
}

/** @param file `-` for standard input. Rejects with a DeskError where it cannot be opened. */
export async function openChatLines(file: string, context: CommandContext): Promise<ChatLines> {
	const input = file === '-' ? process.stdin : createReadStream(file);
	if (file !== '-') {
		await once(input, 'open').catch((error: unknown) => {
			throw unreadable(file, error);
		});
	}
	let hadBadLines = false;
	return {
		get hadBadLines() {
			return hadBadLines;
		},
		async *[Symbol.asyncIterator]() {
			let lineNumber = 0;
			for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
				lineNumber += 1;
				if (line.trim() === '') continue;
				const parsed = parseLine(line);
				if (typeof parsed === 'string') {
					context.tell(`line ${lineNumber}: ${parsed}`);
					hadBadLines = true;
				} else {
					yield { ...parsed, id: parsed.id ?? String(lineNumber), authorId: parsed.author ?? `line ${lineNumber}` };
				}
			}
		},
	};
}

function parseLine(line: string): z.output<typeof lineSchema> | string {
	try {
		const parsed = lineSchema.safeParse(JSON.parse(line));
		return parsed.success ? parsed.data : z.prettifyError(parsed.error).replaceAll('\n', ' ');
	} catch {
		return 'this is not JSON.';
	}
}
