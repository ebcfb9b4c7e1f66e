import { nameIn } from '../analysis/rules/team-packs.ts';

/** Packs in one file: a YAML stream, one document after the other with `---` between them. */

export function joinPacks(texts: readonly string[]): string {
	return texts.map((text) => (text.endsWith('\n') ? text : `${text}\n`)).join('---\n');
}

/** The packs of a file as texts, each with the name it gives itself; an empty document is none. */
export function splitPacks(text: string): readonly { readonly name: string | null; readonly text: string }[] {
	return text
		.replace(/^\uFEFF/, '')
		.replaceAll('\r\n', '\n')
		.split(/^---[ \t]*(?:#.*)?$\n?/m)
		.filter((part) => part.replace(/^\s*#.*$/gm, '').trim() !== '')
		.map((part) => ({ name: nameIn(part), text: part }));
}
