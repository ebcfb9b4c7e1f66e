import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parse } from '../../analysis/rules/read-packs.ts';
import { WRITTEN_SLOT } from './segment.ts';
import { baseOf, type MemoryUnit } from './translation-memory.ts';

/**
 * Reads resources/phrasebook: what is said in every show, in every language of the desk. Each wording is a unit of the memory; the first of a language is
 * what others are translated into.
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export async function readPhrasebook(folder: string): Promise<readonly MemoryUnit[]> {
	const units: MemoryUnit[] = [];
	const ids = new Set<string>();
	for (const name of (await readdir(folder)).filter((entry) => entry.endsWith('.yaml')).sort()) {
		const { content, fault } = parse(`../phrasebook/${name}`, await readFile(join(folder, name), 'utf8'), phrasebookSchema);
		for (const [index, phrase] of content.phrases.entries()) {
			if (ids.has(phrase.id)) throw fault(['phrases', index, 'id'], `the id ${phrase.id} stands here or in another file already`);
			ids.add(phrase.id);
			const uneven = unevenSlots(phrase);
			if (uneven !== null) throw fault(['phrases', index, uneven], `the slots are not those of ${MAIN}: every wording needs the same`);
			units.push(...unitsOf(phrase));
		}
	}
	return units;
}

/** The language whose wordings come first in the files, and decide on the slots. */
const MAIN = 'en';

const wordings = z.array(z.string().min(1)).min(1);

const phraseSchema = z.strictObject({
	id: z.string().regex(/^[a-z]+(?:-[a-z]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is a topic and a name: price.how-much'),
	/** May stand beside another phrase: a greeting, thanks. */
	free: z.boolean().default(false),
	en: wordings,
	'zh-CN': wordings,
	es: wordings,
	ru: wordings,
	fr: wordings,
	uk: wordings,
	/** Modern Standard, then as it is said in Egypt and in the Gulf; in Latin letters only to be recognised. */
	ar: wordings,
	'ar-EG': wordings.optional(),
	'ar-SA': wordings.optional(),
	'ar-Latn': wordings.optional(),
	'ru-Latn': wordings.optional(),
});

const phrasebookSchema = z.strictObject({
	phrasebook: z.string().min(1),
	version: z.int().positive(),
	phrases: z.array(phraseSchema).min(1),
});

type Phrase = z.output<typeof phraseSchema>;

function unitsOf({ id, free, ...wordingsByTag }: Phrase): readonly MemoryUnit[] {
	const byTag = Object.entries(wordingsByTag).filter((entry): entry is [string, string[]] => entry[1] !== undefined);
	const targets = Object.fromEntries(byTag.filter(([tag]) => !VARIANTS.has(tag)).map(([tag, [first = '']]) => [baseOf(tag), first]));
	return byTag.flatMap(([tag, all]) =>
		all.map((source, index): MemoryUnit => {
			const { [baseOf(tag)]: _own, ...others } = targets;
			return { id: `phrasebook ${id} ${tag} ${index}`, from: tag, source, targets: others, origin: 'phrasebook', isFree: free };
		}),
	);
}

/** Recognised, and never translated into. */
const VARIANTS: ReadonlySet<string> = new Set(['ar-EG', 'ar-SA', 'ar-Latn', 'ru-Latn']);

/** The first language with a wording whose slots are not those of the main one. */
function unevenSlots({ id: _id, free: _free, ...wordingsByTag }: Phrase): string | null {
	const expected = slotsIn(wordingsByTag[MAIN][0] ?? '');
	for (const [tag, all] of Object.entries(wordingsByTag)) if (all?.some((wording) => slotsIn(wording) !== expected)) return tag;
	return null;
}

function slotsIn(wording: string): string {
	return Array.from(wording.matchAll(WRITTEN_SLOT), ([slot]) => slot)
		.sort()
		.join(' ');
}
