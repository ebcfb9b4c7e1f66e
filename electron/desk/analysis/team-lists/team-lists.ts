import type { Severity } from '../../../../shared/model/category.ts';
import type { ExceptionScope } from '../../../../shared/model/team-exception.ts';

/** What a team has decided about findings in general; see shared/model/team-exception.ts. */
export interface TeamLists {
	/** Whose messages are not flagged; by `personKey`. */
	readonly exemptions: readonly { readonly person: string; readonly scope: ExceptionScope }[];
	/** Words that are no finding. */
	readonly phrases: readonly { readonly words: string; readonly scope: ExceptionScope }[];
	/** Where links may lead. */
	readonly domains: readonly { readonly domain: string; readonly withSubdomains: boolean }[];
	/** What the team watches for, in the syntax of rule packs; `language` null: in any. */
	readonly sensitive: readonly { readonly pattern: string; readonly severity: Severity; readonly language: string | null; readonly note: string }[];
}

export const NO_TEAM_LISTS: TeamLists = { exemptions: [], phrases: [], domains: [], sensitive: [] };

/** One person of a platform as the analysis knows them. @param realm see `realmOf` */
export function personKey(realm: string, authorId: string): string {
	return `${realm}/${authorId}`;
}
