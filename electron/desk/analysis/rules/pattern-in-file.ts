import { listsIn, PatternError, type PatternNode, parsePattern } from './pattern.ts';
import type { ReadFile } from './read-packs.ts';

/**
 * Parses a pattern that stands in a file.
 * @param path where in the file, for the line of an error
 * @param lists the lists the pattern may name
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export function patternIn(
	file: Pick<ReadFile<unknown>, 'fault'>,
	path: readonly PropertyKey[],
	source: string,
	lists: ReadonlyMap<string, unknown>,
): PatternNode {
	try {
		const node = parsePattern(source);
		const missing = listsIn(node).find((name) => !lists.has(name));
		if (missing !== undefined) throw new PatternError('pattern-no-list', `there is no list {${missing}} here`, { name: missing });
		return node;
	} catch (error) {
		if (error instanceof PatternError) throw file.fault(path, `pattern "${source}": ${error.message}`, error.code, error.values);
		throw error;
	}
}
