import type { z } from 'zod';
import type { PackProblemCode } from '../../../../shared/model/rule-pack.ts';

/** What is wrong with the shape of a pack, in words for its author and as data for any language. */
export interface ShapeProblem {
	readonly path: readonly PropertyKey[];
	readonly why: string;
	readonly code: PackProblemCode;
	readonly values: Readonly<Record<string, string>>;
}

/** @param value what was checked, which tells a missing part from a wrong one */
export function problemsOfShape(issues: readonly z.core.$ZodIssue[], value: unknown): readonly ShapeProblem[] {
	return issues.flatMap((issue) => shapeProblems(issue, value));
}

function shapeProblems(issue: z.core.$ZodIssue, value: unknown): readonly ShapeProblem[] {
	const { path } = issue;
	const key = String(path.at(-1) ?? '');
	const why = `${path.join('.') || 'the file'}: ${issue.message}`;
	switch (issue.code) {
		case 'unrecognized_keys':
			return issue.keys.map((name) => ({
				path: [...path, name],
				why: `${[...path, name].join('.')}: there is no such key`,
				code: 'unknown-key',
				values: { name },
			}));
		case 'invalid_key':
		case 'invalid_element':
			return [{ path, why: `${path.join('.')}: ${issue.issues[0]?.message ?? issue.message}`, code: 'bad-list-name', values: { name: key } }];
		case 'invalid_value':
			if (at(value, path) === undefined) return [{ path, why, code: 'missing', values: { name: key } }];
			return [{ path, why, code: 'not-one-of', values: { name: key, allowed: issue.values.join(', ') } }];
		case 'invalid_type':
			if (at(value, path) === undefined) return [{ path, why, code: path.length === 0 ? 'empty' : 'missing', values: { name: key } }];
			return [{ path, why, code: 'wrong-kind', values: { name: key, expected: KINDS[issue.expected] ?? 'text' } }];
		case 'too_small':
			return [{ path, why, code: key === 'version' ? 'bad-version' : 'empty', values: { name: key } }];
		case 'too_big':
			return [{ path, why, code: key === 'version' ? 'bad-version' : 'too-long', values: { name: key } }];
		case 'invalid_format':
			return [{ path, why, code: FORMATS[key] ?? 'other', values: { name: key } }];
		default:
			return [{ path, why, code: 'other', values: { name: key } }];
	}
}

/** Words of the page: `rules:kind.<expected>`. */
const KINDS: Readonly<Record<string, string>> = {
	string: 'text',
	number: 'number',
	int: 'number',
	boolean: 'yes-no',
	array: 'list',
	object: 'group',
	record: 'group',
};

const FORMATS: Readonly<Record<string, PackProblemCode>> = {
	id: 'bad-id',
	country: 'bad-country',
	read: 'bad-date',
	language: 'bad-language',
	pack: 'bad-name',
};

function at(value: unknown, path: readonly PropertyKey[]): unknown {
	let reached = value;
	for (const key of path) {
		if (typeof reached !== 'object' || reached === null) return undefined;
		reached = Object.hasOwn(reached, key) ? (reached as Readonly<Record<PropertyKey, unknown>>)[key] : undefined;
	}
	return reached ?? undefined;
}
