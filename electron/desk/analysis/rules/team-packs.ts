import { PACK_LENGTH } from '../../../../shared/model/rule-pack.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type Pack, type PackRule, type TeamPack, teamPackSchema } from './pack.ts';
import { PatternError, parsePattern, sizeOf } from './pattern.ts';
import { patternIn } from './pattern-in-file.ts';
import { BadPack, parseAll, type ReadFile } from './read-packs.ts';

/** A pack of the team as it is kept. */
export interface TeamPackText {
	/** `team/es/health` */
	readonly name: string;
	readonly text: string;
}

/** A shipped rule, and where it stands. */
export interface ShippedRule {
	readonly rule: PackRule;
	readonly pack: ReadFile<Pack>;
	readonly index: number;
}

/** What a pack of the team is checked against: what is shipped, and the packs of the team that stand before it. */
export interface PackSurroundings {
	readonly shipped: readonly ReadFile<Pack>[];
	readonly others: readonly ReadFile<TeamPack>[];
}

/**
 * Reads a pack of the team and finds everything that is wrong with it; never throws, whatever the text is.
 * `read` is null where there is an error; warnings leave it in force.
 * @param name null where the text may say it itself
 */
export function readTeamPack(
	name: string | null,
	text: string,
	surroundings: PackSurroundings,
): { readonly read: ReadFile<TeamPack> | null; readonly faults: readonly BadPack[] } {
	const file = name ?? nameIn(text) ?? 'team';
	if (text.length > PACK_LENGTH) return { read: null, faults: [tooLong(file)] };
	const { read, faults } = parseAll(file, text, teamPackSchema, false);
	if (read === null) return { read, faults };
	const found = [...nameFaults(read, name), ...listFaults(read, surroundings), ...patternFaults(read, surroundings), ...ruleFaults(read, surroundings)];
	return { read: found.some(isError) ? null : read, faults: found.sort(byPlace) };
}

/** Reads all packs of the team, by name; one with an error is left out, and what is wrong with it is told. */
export function readTeamPacks(
	shipped: readonly ReadFile<Pack>[],
	texts: readonly TeamPackText[],
): { readonly packs: readonly ReadFile<TeamPack>[]; readonly faults: readonly BadPack[] } {
	const packs: ReadFile<TeamPack>[] = [];
	const faults: BadPack[] = [];
	for (const { name, text } of [...texts].sort((one, other) => (one.name < other.name ? -1 : 1))) {
		const team = readTeamPack(name, text, { shipped, others: packs });
		if (team.read === null) faults.push(...team.faults);
		else packs.push(team.read);
	}
	return { packs, faults };
}

/** The shipped rules by id. */
export function shippedRules(packs: readonly ReadFile<Pack>[]): ReadonlyMap<string, ShippedRule> {
	return new Map(packs.flatMap((pack) => pack.content.rules.map((rule, index) => [rule.id, { rule, pack, index }] as const)));
}

/** Is what the team's rule was made from no longer what is shipped? */
export function hasShippedChanged(rule: TeamPack['rules'][number], shipped: PackRule): boolean {
	return rule.replaces !== undefined && rule.replaces.as !== fingerprintOf(shipped);
}

/** The name a text gives itself, also where the rest of it cannot be read. */
export function nameIn(text: string): string | null {
	return /^pack:[ \t]*["']?([a-z0-9/-]{1,80})["']?[ \t]*(?:#.*)?$/m.exec(text)?.[1] ?? null;
}

/** A pattern with its lists written out, and a pack, may stand for so many words: fifteen and five times the largest shipped. */
const LARGEST_PATTERN = 10_000;
const LARGEST_PACK = 150_000;

function isError(fault: BadPack): boolean {
	return fault.problem.severity === 'error';
}

function byPlace({ problem: one }: BadPack, { problem: other }: BadPack): number {
	return one.line - other.line || one.column - other.column;
}

function warning(fault: BadPack): BadPack {
	return new BadPack({ ...fault.problem, severity: 'warning' }, fault.problem.message, false);
}

function tooLong(pack: string): BadPack {
	const values = { most: String(PACK_LENGTH) };
	return new BadPack(
		{ pack, line: 1, column: 1, severity: 'error', code: 'too-long', values, rule: null, path: [] },
		`a pack has at most ${PACK_LENGTH} characters`,
		false,
	);
}

function nameFaults({ content, fault }: ReadFile<TeamPack>, name: string | null): readonly BadPack[] {
	const faults: BadPack[] = [];
	if (name !== null && content.pack !== name) faults.push(fault(['pack'], `"pack" must be ${name}`, 'name-not-file', { expected: name }));
	const language = content.pack.split('/')[1] ?? '';
	if (content.language !== language)
		faults.push(fault(['language'], `"language" must be ${language}, as in the name of the pack`, 'bad-language', { expected: language }));
	return faults;
}

function listFaults({ content, fault }: ReadFile<TeamPack>, { others }: PackSurroundings): readonly BadPack[] {
	return Object.keys(content.lists).flatMap((name) => {
		const other = others.find((pack) => pack.content.language === content.language && Object.hasOwn(pack.content.lists, name));
		if (other === undefined) return [];
		return [fault(['lists', name], `the list ${name} stands already in ${other.file}`, 'list-taken', { name, pack: other.file })];
	});
}

function patternFaults(pack: ReadFile<TeamPack>, { shipped }: PackSurroundings): readonly BadPack[] {
	const { content, fault } = pack;
	const faults: BadPack[] = [];
	const own = Object.entries(content.lists);
	// The lists of other packs of the team are not there for this one: it would fall with them.
	const beneath = shipped.filter((other) => other.content.language === content.language).flatMap((other) => Object.entries(other.content.lists));
	const sizes = new Map([...beneath, ...own].map(([name, entries]) => [name, entries.reduce((sum, entry) => sum + sizeOfEntry(entry), 0)] as const));

	const attempt = (path: readonly PropertyKey[], source: string, lists: ReadonlyMap<string, number>): number => {
		try {
			const size = sizeOf(patternIn(pack, path, source, lists), sizes);
			if (size > LARGEST_PATTERN) faults.push(fault(path, 'the pattern stands for too many words', 'pattern-too-large', { most: String(LARGEST_PATTERN) }));
			return size;
		} catch (error) {
			if (!(error instanceof BadPack)) throw error;
			faults.push(error);
			return 0;
		}
	};
	let total = 0;
	for (const [name, entries] of own) for (const [index, entry] of entries.entries()) total += attempt(['lists', name, index], entry, NO_LISTS);
	for (const [index, rule] of content.rules.entries()) {
		for (const key of ['patterns', 'unless'] as const) {
			for (const [at, pattern] of rule[key].entries()) total += attempt(['rules', index, key, at], pattern, sizes);
		}
	}
	if (total > LARGEST_PACK) faults.push(fault(['rules'], 'the pack stands for too many words', 'pack-too-large', { most: String(LARGEST_PACK) }));
	return faults;
}

const NO_LISTS: ReadonlyMap<string, number> = new Map();

function sizeOfEntry(entry: string): number {
	try {
		return sizeOf(parsePattern(entry), NO_LISTS);
	} catch (error) {
		if (error instanceof PatternError) return 1;
		throw error;
	}
}

function ruleFaults({ content, fault, placeOf }: ReadFile<TeamPack>, { shipped, others }: PackSurroundings): readonly BadPack[] {
	const faults: BadPack[] = [];
	const below = shippedRules(shipped);
	const taken = new Map<string, { readonly pack: string; readonly line: number }>();
	for (const other of others) {
		for (const [index, { id }] of other.content.rules.entries()) taken.set(id, { pack: other.file, line: other.placeOf(['rules', index, 'id']).line });
	}
	for (const [index, rule] of content.rules.entries()) {
		const path = ['rules', index, 'id'];
		const beneath = below.get(rule.id);
		const isForeign = beneath !== undefined && beneath.pack.content.language !== content.language;
		const holder = isForeign ? { pack: beneath.pack.file, line: beneath.pack.placeOf(['rules', beneath.index, 'id']).line } : taken.get(rule.id);
		if (holder !== undefined) {
			const values = { id: rule.id, pack: holder.pack, line: String(holder.line) };
			faults.push(fault(path, `the id ${rule.id} stands already in ${holder.pack}, line ${holder.line}`, 'id-taken', values));
		} else if (beneath === undefined && rule.replaces !== undefined) {
			faults.push(warning(fault(path, `there is no shipped rule ${rule.id} any more`, 'replaces-unknown', { id: rule.id })));
		}
		if (!taken.has(rule.id)) taken.set(rule.id, { pack: content.pack, line: placeOf(path).line });
	}
	for (const [index, id] of content.off.entries()) {
		if (below.get(id)?.pack.content.language === content.language) continue;
		faults.push(warning(fault(['off', index], `there is no shipped rule ${id} to switch off`, 'off-unknown', { id })));
	}
	return faults;
}
