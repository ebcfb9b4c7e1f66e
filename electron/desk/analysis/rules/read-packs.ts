import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { DeskError } from '../../../../shared/contract/errors.ts';
import { type ContextCues, contextSchema, type Pack, packSchema } from './pack.ts';

/** A file that was read, knowing the line of each of its parts. */
export interface ReadFile<Content> {
	readonly content: Content;
	/** Below the rules folder, with forward slashes. */
	readonly file: string;
	/** The line, from 1, of the part at `path`, or of the nearest part around it. */
	readonly lineOf: (path: readonly PropertyKey[]) => number;
	/** An error at the part at `path`. */
	readonly fault: (path: readonly PropertyKey[], why: string) => DeskError;
}

export interface RuleFiles {
	readonly packs: readonly ReadFile<Pack>[];
	readonly contexts: readonly ReadFile<ContextCues>[];
}

/**
 * Reads every pack and context file below the folder.
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export async function readRuleFiles(folder: string): Promise<RuleFiles> {
	const packs: ReadFile<Pack>[] = [];
	const contexts: ReadFile<ContextCues>[] = [];
	for (const file of await packFilesIn(folder)) {
		const text = await readFile(join(folder, file), 'utf8');
		const name = file.replace(/\.yaml$/, '');
		if (name.endsWith('/context')) contexts.push(named(parse(file, text, contextSchema), name, 'context'));
		else if (!DATA_FILES.has(name)) packs.push(named(parse(file, text, packSchema), name, 'pack'));
	}
	return { packs, contexts };
}

/** Files of the folder that are no packs: what detectors in code know. */
const DATA_FILES: ReadonlySet<string> = new Set(['any/links']);

async function packFilesIn(folder: string): Promise<readonly string[]> {
	const entries = await readdir(folder, { recursive: true }).catch((cause: unknown) => {
		throw new DeskError(
			'bad-rule-pack',
			`The rules folder ${folder} cannot be read; reinstall the program or name another folder.`,
			{ file: folder },
			{ cause },
		);
	});
	return entries
		.map((entry) => entry.replaceAll('\\', '/'))
		.filter((entry) => entry.endsWith('.yaml'))
		.sort();
}

/** Parses one YAML file against a schema. */
export function parse<Schema extends z.ZodType>(file: string, text: string, schema: Schema): ReadFile<z.output<Schema>> {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines });
	const lineOf = (path: readonly PropertyKey[]): number => lines.linePos(offsetOf(document, path)).line;
	const fault = (path: readonly PropertyKey[], why: string): DeskError => badPack(file, lineOf(path), why);
	const [error] = document.errors;
	if (error !== undefined) throw badPack(file, lines.linePos(error.pos[0]).line, error.message.split('\n')[0] ?? error.code);
	const parsed = schema.safeParse(document.toJS());
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw fault(issue?.path ?? [], `${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'wrong shape'}`);
	}
	return { content: parsed.data, file, lineOf, fault };
}

function badPack(file: string, line: number, why: string): DeskError {
	return new DeskError('bad-rule-pack', `${posix.join('resources/rules', file)}, line ${line}: ${why}. Mend the file and start again.`, {
		file,
		line: String(line),
		why,
	});
}

/** A file says its own name, so that a copied pack cannot pass for another. */
function named<Key extends string, Content extends Record<Key, string>>(read: ReadFile<Content>, name: string, key: Key): ReadFile<Content> {
	if (read.content[key] !== name) throw read.fault([key], `"${key}" must be ${name}, like the file`);
	return read;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
	for (let length = path.length; length > 0; length -= 1) {
		const parent = document.getIn(path.slice(0, length - 1), true);
		const key = path[length - 1];
		const pair = isMap(parent) ? parent.items.find((item) => isNode(item.key) && item.key.toString() === String(key)) : undefined;
		if (pair !== undefined && isNode(pair.key) && pair.key.range) return pair.key.range[0];
		const node = document.getIn(path.slice(0, length), true);
		if (isNode(node) && node.range) return node.range[0];
	}
	return 0;
}
