import { familyOf } from '../../../shared/model/category.ts';
import type { PackSummary, RuleSummary } from '../../../shared/model/rule-pack.ts';
import { fingerprintOf } from '../analysis/rules/fingerprint.ts';
import type { Pack, PackRule, TeamPack } from '../analysis/rules/pack.ts';
import type { ReadFile } from '../analysis/rules/read-packs.ts';
import type { RuleBook } from '../analysis/rules/rule-book.ts';
import { hasShippedChanged, shippedRules } from '../analysis/rules/team-packs.ts';
import type { TeamPackRow } from '../store/team-pack-table.ts';

/** Every pack with its rules as they are in force; the shipped ones first, each by name. */
export function listPacks(book: RuleBook, stored: readonly TeamPackRow[]): readonly PackSummary[] {
	const overlaid = overlaysOf(book.team);
	const below = shippedRules(book.shipped.packs);
	const shipped = book.shipped.packs.map(
		(pack): PackSummary => ({ ...outline(pack), rules: pack.content.rules.map((rule) => shippedSummary(rule, overlaid)), saved: null, problems: [] }),
	);
	const team = stored.map((row): PackSummary => {
		const saved = { at: row.at, author: row.author };
		const read = book.team.find(({ file }) => file === row.name);
		const problems = book.problems.filter(({ pack }) => pack === row.name);
		if (read === undefined)
			return { name: row.name, language: languageIn(row.name), family: 'both', version: row.version, rules: [], lists: [], saved, problems };
		const rules = read.content.rules.map((rule): RuleSummary => {
			const beneath = below.get(rule.id);
			return {
				...summaryOf(rule),
				state: beneath === undefined ? 'team' : 'replaced',
				teamPack: row.name,
				hasShippedChanged: beneath !== undefined && hasShippedChanged(rule, beneath.rule),
				fingerprint: beneath === undefined ? null : fingerprintOf(beneath.rule),
			};
		});
		return { ...outline(read), version: row.version, rules, saved, problems };
	});
	return [...shipped, ...team];
}

/** What the team has put over shipped rules, by rule. */
interface Overlay {
	readonly pack: string;
	/** Null where it is switched off. */
	readonly rule: TeamPack['rules'][number] | null;
}

function overlaysOf(team: readonly ReadFile<TeamPack>[]): ReadonlyMap<string, Overlay> {
	const overlays = new Map<string, Overlay>();
	for (const { file, content } of team) {
		for (const id of content.off) overlays.set(id, { pack: file, rule: null });
		for (const rule of content.rules) overlays.set(rule.id, { pack: file, rule });
	}
	return overlays;
}

function shippedSummary(rule: PackRule, overlays: ReadonlyMap<string, Overlay>): RuleSummary {
	const overlay = overlays.get(rule.id);
	const fingerprint = fingerprintOf(rule);
	if (overlay === undefined) return { ...summaryOf(rule), state: 'shipped', teamPack: null, hasShippedChanged: false, fingerprint };
	if (overlay.rule === null) return { ...summaryOf(rule), state: 'off', teamPack: overlay.pack, hasShippedChanged: false, fingerprint };
	return { ...summaryOf(overlay.rule), state: 'replaced', teamPack: overlay.pack, hasShippedChanged: hasShippedChanged(overlay.rule, rule), fingerprint };
}

function summaryOf({ id, category, severity, roles, kinds, citation, patterns, examples, counterexamples }: PackRule) {
	return {
		id,
		category,
		severity,
		roles: roles ?? null,
		kinds: kinds ?? null,
		citation: citation ?? null,
		patterns: patterns.length,
		examples: examples.length + counterexamples.length,
	};
}

function outline({ content: { pack, language, version, lists, rules } }: ReadFile<Pack>) {
	return {
		name: pack,
		language,
		family: familyOfRules(rules),
		version,
		lists: Object.entries(lists).map(([name, entries]) => ({ name, entries: entries.length })),
	};
}

function languageIn(name: string): string {
	return name.split('/')[1] ?? 'any';
}

/** Is it about what is claimed, about what endangers, or both? */
function familyOfRules(rules: readonly PackRule[]): PackSummary['family'] {
	const families = new Set(rules.map(({ category }) => familyOf(category)));
	const [only] = families;
	return only !== undefined && families.size === 1 ? only : 'both';
}
