import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { DeskError } from '../../../../shared/contract/errors.ts';
import type { PackProblem, PackProblemCode } from '../../../../shared/model/rule-pack.ts';
import { type ContextCues, contextSchema, type Pack, packSchema } from './pack.ts';
import { problemsOfShape } from './shape-problems.ts';

/** A place in a file, from 1. */
export interface Place {
	readonly line: number;
	/** In UTF-16 code units. */
	readonly column: number;
}

/** A file that was read, knowing the line of each of its parts. */
export interface ReadFile<Content> {
	readonly content: Content;
	/** Below the rules folder, with forward slashes; of a team's pack its name. */
	readonly file: string;
	readonly isShipped: boolean;
	/** Of the part at `path`, or of the nearest part around it. */
	readonly placeOf: (path: readonly PropertyKey[]) => Place;
	/** An error at the part at `path`. */
	readonly fault: (path: readonly PropertyKey[], why: string, code?: PackProblemCode, values?: Readonly<Record<string, string>>) => BadPack;
}

export interface RuleFiles {
	readonly packs: readonly ReadFile<Pack>[];
	readonly contexts: readonly ReadFile<ContextCues>[];
}

/** A mistake in a pack, as the error that stops a start and as the problem a screen shows. */
export class BadPack extends DeskError {
	readonly problem: PackProblem;

	constructor(problem: Omit<PackProblem, 'message'>, why: string, isShipped: boolean) {
		const { pack: file, line, column, code } = problem;
		const message = isShipped
			? `${posix.join('resources/rules', file)}, line ${line}: ${why}. Mend the file and start again.`
			: `${file}, line ${line}: ${why}.`;
		super('bad-rule-pack', message, { file, line: String(line), column: String(column), problem: code, why });
		this.problem = { ...problem, message: why };
	}
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

/**
 * Parses one shipped YAML file against a schema.
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export function parse<Schema extends z.ZodType>(file: string, text: string, schema: Schema): ReadFile<z.output<Schema>> {
	const { read, faults } = parseAll(file, text, schema, true);
	if (read === null) throw faults[0] ?? new Error(`${file} was refused without a reason`);
	return read;
}

/** Parses a YAML text against a schema and finds everything that is wrong with it; never throws, whatever the text is. */
export function parseAll<Schema extends z.ZodType>(
	file: string,
	text: string,
	schema: Schema,
	isShipped: boolean,
): { readonly read: ReadFile<z.output<Schema>> | null; readonly faults: readonly BadPack[] } {
	const faultAt = (
		place: Place,
		why: string,
		code: PackProblemCode,
		values: Readonly<Record<string, string>>,
		rule: string | null = null,
		path: readonly PropertyKey[] = [],
	): BadPack =>
		new BadPack(
			{ pack: file, ...place, severity: 'error', code, values, rule, path: path.map((key) => (typeof key === 'number' ? key : String(key))) },
			why,
			isShipped,
		);
	const opened = openYaml(text);
	if ('tooDeep' in opened)
		return { read: null, faults: [faultAt({ line: 1, column: 1 }, 'lists and groups stand too deep inside each other', 'too-deep', {})] };
	const { document, places, value } = opened;
	const fault: ReadFile<unknown>['fault'] = (path, why, code = 'other', values = {}) => faultAt(placeOf(path), why, code, values, ruleAt(value, path), path);

	// A pack is read once and asked for places seldom: the tree is made again then, so that it need not be kept.
	let tree: { readonly document: Document; readonly places: LineCounter } | null = null;
	function placeOf(path: readonly PropertyKey[]): Place {
		tree ??= treeOf(text);
		return placeIn(tree.places, offsetOf(tree.document, path));
	}

	if (document.errors.length > 0) {
		const faults = document.errors.slice(0, MOST_FAULTS).map((error) => {
			const detail = error.message.split('\n')[0] ?? error.code;
			return faultAt(placeIn(places, error.pos[0]), detail, 'yaml', { detail });
		});
		return { read: null, faults };
	}
	const parsed = schema.safeParse(value);
	if (!parsed.success) {
		return {
			read: null,
			faults: problemsOfShape(parsed.error.issues.slice(0, MOST_FAULTS), value).map(({ path, why, code, values }) => fault(path, why, code, values)),
		};
	}
	return { read: { content: parsed.data, file, isShipped, placeOf, fault }, faults: [] };
}

/** One mistake can make the parser complain of every sign after it. */
const MOST_FAULTS = 20;

/** The parser descends as deep as brackets stand in each other; a text of nothing else would end it. */
function openYaml(text: string): { readonly document: Document; readonly places: LineCounter; readonly value: unknown } | { readonly tooDeep: true } {
	try {
		const { document, places } = treeOf(text);
		return { document, places, value: document.errors.length === 0 ? document.toJS() : null };
	} catch (error) {
		// A RangeError of the stack, or a ReferenceError where aliases multiply without end.
		if (error instanceof RangeError || error instanceof ReferenceError) return { tooDeep: true };
		throw error;
	}
}

function treeOf(text: string): { readonly document: Document; readonly places: LineCounter } {
	const places = new LineCounter();
	return { document: parseDocument(text, { lineCounter: places, logLevel: 'silent' }), places };
}

function placeIn(places: LineCounter, offset: number): Place {
	const { line, col } = places.linePos(offset);
	return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** The id of the rule a path leads into, where it has one. */
function ruleAt(value: unknown, path: readonly PropertyKey[]): string | null {
	const [group, index] = path;
	if (group !== 'rules' || typeof index !== 'number' || typeof value !== 'object' || value === null || !('rules' in value)) return null;
	const rule: unknown = Array.isArray(value.rules) ? value.rules[index] : undefined;
	return typeof rule === 'object' && rule !== null && 'id' in rule && typeof rule.id === 'string' ? rule.id : null;
}

/** A file says its own name, so that a copied pack cannot pass for another. */
function named<Key extends string, Content extends Record<Key, string>>(read: ReadFile<Content>, name: string, key: Key): ReadFile<Content> {
	if (read.content[key] !== name) throw read.fault([key], `"${key}" must be ${name}, like the file`, 'name-not-file', { expected: name });
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
