/** Reads of untrusted JSON: each gives what fits its type and an empty value for everything else, so that no shape can throw. */

export type JsonFields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): JsonFields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonFields) : {};
}

/** The object at the end of a path of names. */
export function fieldsAt(value: unknown, ...path: readonly string[]): JsonFields {
	return fieldsOf(valueAt(value, ...path));
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
	const found = valueAt(value, ...path);
	return Array.isArray(found) ? found : [];
}

/** A text, or a number as text (ids come as either); '' for everything else. */
export function textAt(value: unknown, ...path: readonly string[]): string {
	const found = valueAt(value, ...path);
	if (typeof found === 'string') return found;
	return typeof found === 'number' && Number.isFinite(found) ? String(found) : '';
}

/** A number, or digits as text; null for everything else. */
export function numberAt(value: unknown, ...path: readonly string[]): number | null {
	const text = textAt(value, ...path).trim();
	const number = Number(text);
	return text !== '' && Number.isFinite(number) ? number : null;
}

function valueAt(value: unknown, ...path: readonly string[]): unknown {
	let found = value;
	for (const name of path) {
		const fields = fieldsOf(found);
		found = Object.hasOwn(fields, name) ? fields[name] : undefined;
	}
	return found;
}
