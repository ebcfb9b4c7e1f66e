import { create } from 'zustand';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORAGE_KEY = 'showdesk.theme';

const useThemeStore = create<{ readonly theme: Theme }>()(() => ({ theme: 'system' }));

export const useTheme = (): Theme => useThemeStore((state) => state.theme);

/** Dresses the page as the person last chose; call once before the first render. */
export function startTheme(): void {
	const saved = THEMES.find((theme) => theme === readSaved());
	if (saved !== undefined) show(saved);
}

/** Changes the page's theme and remembers it on this machine. */
export function chooseTheme(theme: Theme): void {
	show(theme);
	try {
		localStorage.setItem(STORAGE_KEY, theme);
	} catch {
		// A page that may not store anything still changes its theme; it only forgets.
	}
}

function show(theme: Theme): void {
	if (theme === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
	useThemeStore.setState({ theme });
}

function readSaved(): string | null {
	try {
		return localStorage.getItem(STORAGE_KEY);
	} catch {
		return null;
	}
}
