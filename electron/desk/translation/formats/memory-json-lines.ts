import { z } from 'zod';
import { TRANSLATION_LENGTH } from '../../../../shared/model/translation.ts';
import type { DecodedFile } from './decoded-file.ts';
import type { Entry, UnitOfFile } from './exchange-entry.ts';
import { readJsonLines } from './json-lines.ts';
import { languageTagOf } from './language-tag.ts';
import type { WrittenUnit } from './tmx-writer.ts';

/** The memory as a unit a line: `{"from","source","targets":{language: text},"author","at","origin"}`, `at` in ms since the epoch. */

export function memoryLine({ from, source, targets, author, at, origin }: WrittenUnit): string {
	return `${JSON.stringify({ from, source, targets, author, at, origin })}\n`;
}

export function readMemoryLines(file: DecodedFile): AsyncGenerator<Entry<UnitOfFile>> {
	return readJsonLines(file, unitSchema);
}

const text = z
	.string()
	.transform((written) => written.toWellFormed().replaceAll('\0', '\uFFFD').trim())
	.pipe(z.string().min(1).max(TRANSLATION_LENGTH));

const language = z.string().transform((written, context) => {
	const tag = languageTagOf(written);
	if (tag !== null) return tag;
	context.addIssue('not a language');
	return z.NEVER;
});

const unitSchema = z
	.object({
		from: language,
		source: text,
		targets: z.record(language, text).refine((targets) => Object.keys(targets).length > 0),
		author: z.string().max(200).default(''),
		at: z.int().nullable().default(null),
	})
	.transform((unit): UnitOfFile => unit);
