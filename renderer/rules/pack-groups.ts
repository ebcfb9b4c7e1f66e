import type { Category } from '../../shared/model/category.ts';
import { isTeamPack, type PackSummary, packBelow, type RuleSummary, teamPackOver } from '../../shared/model/rule-pack.ts';
import { searchFold } from '../../shared/model/search-fold.ts';

/** A shipped pack with the team's over it, or a pack of the team that stands alone: what a person opens, changes and saves as one. */
export interface PackGroup {
	/** The shipped pack's name where there is one, else the team's. */
	readonly name: string;
	/** Under which changes are saved. */
	readonly teamName: string;
	readonly language: string;
	readonly shipped: PackSummary | null;
	/** Null while the team has changed nothing. */
	readonly team: PackSummary | null;
	/** In the order of the packs; the team's own after the shipped ones. */
	readonly rules: readonly RuleSummary[];
}

export const ORIGINS = ['shipped', 'team', 'replaced', 'off', 'outdated'] as const;
/** `outdated`: the shipped rule has changed since the team put its own in its place. */
export type Origin = (typeof ORIGINS)[number];

export interface PackFilter {
	readonly text: string;
	readonly languages: readonly string[];
	readonly categories: readonly Category[];
	readonly origins: readonly Origin[];
}

export const NO_FILTER: PackFilter = { text: '', languages: [], categories: [], origins: [] };

/** The packs as a person opens them; by name within a language, in the order the languages come. */
export function groupsOf(packs: readonly PackSummary[]): readonly PackGroup[] {
	const team = new Map(packs.filter(({ name }) => isTeamPack(name)).map((pack) => [pack.name, pack]));
	const groups = packs
		.filter(({ name }) => !isTeamPack(name))
		.map((shipped): PackGroup => {
			const over = team.get(teamPackOver(shipped.name)) ?? null;
			team.delete(teamPackOver(shipped.name));
			return groupOf(shipped.name, shipped, over);
		});
	const alone = [...team.values()].map((pack) => groupOf(pack.name, null, pack));
	return [...groups, ...alone].sort((one, other) => one.language.localeCompare(other.language) || one.name.localeCompare(other.name));
}

/** The group a pack of either kind belongs to; a new one for a pack of the team that is not there yet. Null for any other name. */
export function groupFor(groups: readonly PackGroup[], name: string): PackGroup | null {
	const found = groups.find((group) => group.name === name || group.teamName === name);
	if (found !== undefined) return found;
	return isTeamPack(name) && /^team\/[a-z]{2,3}\/[a-z0-9][a-z0-9-]*$/.test(name) ? groupOf(name, null, null) : null;
}

function groupOf(name: string, shipped: PackSummary | null, team: PackSummary | null): PackGroup {
	const shippedIds = new Set(shipped?.rules.map(({ id }) => id));
	// A rule that stands in the place of another pack's is listed there too; here it is one of this pack.
	const own = team?.rules.filter(({ id }) => !shippedIds.has(id)) ?? [];
	const teamName = isTeamPack(name) ? name : teamPackOver(name);
	const language = packBelow(teamName).split('/')[0] ?? 'any';
	return { name, teamName, language, shipped, team, rules: [...(shipped?.rules ?? []), ...own] };
}

/** A line of the list. */
export type PackRow =
	| { readonly type: 'pack'; readonly group: PackGroup; readonly count: number }
	| { readonly type: 'rule'; readonly group: PackGroup; readonly rule: RuleSummary };

/** What fits the filter: each pack before its rules; a pack whose name fits is there without a fitting rule too. */
export function rowsOf(groups: readonly PackGroup[], filter: PackFilter): readonly PackRow[] {
	const wanted = searchFold(filter.text).trim();
	return groups.flatMap((group): readonly PackRow[] => {
		if (filter.languages.length > 0 && !filter.languages.includes(group.language)) return [];
		const isPackMeant = wanted !== '' && searchFold(group.name).includes(wanted);
		const rules = group.rules.filter(
			(rule) =>
				(isPackMeant || wanted === '' || searchFold(`${rule.id} ${rule.citation?.law ?? ''}`).includes(wanted)) &&
				(filter.categories.length === 0 || filter.categories.includes(rule.category)) &&
				(filter.origins.length === 0 || filter.origins.some((origin) => isOf(rule, origin))),
		);
		const isNarrowed = filter.categories.length > 0 || filter.origins.length > 0;
		if (rules.length === 0 && (isNarrowed || (wanted !== '' && !isPackMeant))) return [];
		return [{ type: 'pack', group, count: rules.length }, ...rules.map((rule) => ({ type: 'rule', group, rule }) as const)];
	});
}

function isOf(rule: RuleSummary, origin: Origin): boolean {
	return origin === 'outdated' ? rule.hasShippedChanged : rule.state === origin;
}
