/** Reads a value inside a JSON document; undefined where the path leads nowhere (RFC 6901). */
export type JsonPointer = (document: unknown) => unknown;

/** @param pointer '' for the whole document, else '/' before every step, with ~1 for '/' and ~0 for '~' */
export function jsonPointer(pointer: string): JsonPointer {
	const steps = pointer
		.split('/')
		.slice(1)
		.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
	return (document) => steps.reduce(stepInto, document);
}

const ARRAY_INDEX = /^(?:0|[1-9]\d*)$/;

function stepInto(value: unknown, step: string): unknown {
	if (Array.isArray(value)) return ARRAY_INDEX.test(step) ? value[Number(step)] : undefined;
	// Own properties only: a feed must not reach what every object inherits.
	return typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
}
