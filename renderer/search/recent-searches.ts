import { create } from 'zustand';

/** What a person searched for lately; kept in their browser. */

const STORAGE_KEY = 'showdesk.searches';
const MOST_KEPT = 12;

const useRecentStore = create<{ readonly searches: readonly string[] }>()(() => ({ searches: recentOf(readSaved()) }));

/** Latest first. */
export const useRecentSearches = (): readonly string[] => useRecentStore((recent) => recent.searches);

export function rememberSearch(text: string): void {
	const typed = text.trim();
	if (typed === '') return;
	keep([typed, ...useRecentStore.getState().searches.filter((other) => other !== typed)].slice(0, MOST_KEPT));
}

export function clearRecentSearches(): void {
	keep([]);
}

/** What was saved, as far as it can still be understood. */
export function recentOf(saved: string | null): readonly string[] {
	if (saved === null) return [];
	try {
		const parsed: unknown = JSON.parse(saved);
		return Array.isArray(parsed) ? parsed.filter((text) => typeof text === 'string').slice(0, MOST_KEPT) : [];
	} catch {
		return [];
	}
}

function keep(searches: readonly string[]): void {
	useRecentStore.setState({ searches });
	try {
		localStorage.setItem(STORAGE_KEY, JSON.stringify(searches));
	} catch {
		// A browser without storage forgets at the next start.
	}
}

function readSaved(): string | null {
	try {
		return localStorage.getItem(STORAGE_KEY);
	} catch {
		return null;
	}
}
