/** What stands in the place of a pack's name in the address: no pack is called so, theirs have a slash. */
export const TEAM_PAGES = ['records', 'lists'] as const;
export type TeamPage = (typeof TEAM_PAGES)[number];

export function teamPageOf(pack: string | null): TeamPage | null {
	return TEAM_PAGES.find((page) => page === pack) ?? null;
}
