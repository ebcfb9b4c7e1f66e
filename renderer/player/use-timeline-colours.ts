import { type RefObject, useEffect, useState } from 'react';
import { useTheme } from '../state/theme.ts';
import type { TimelineColours } from './timeline-plot.ts';

/** What the swatches of the legend are called in `data-colour`. */
export const COLOUR_NAMES = ['text', 'line', 'surface', 'accent', 'warning', 'high', 'medium', 'low'] as const;

/**
 * The page's colours for a canvas, read from elements that wear them: the legend's own swatches. Read again when the theme changes.
 * @param languages as many swatches with `data-step` as there are languages, in their order
 */
export function useTimelineColours(legend: RefObject<HTMLElement | null>, languages: string): TimelineColours | null {
	const theme = useTheme();
	const [isDark, setIsDark] = useState(() => matchMedia(DARK).matches);
	const [colours, setColours] = useState<TimelineColours | null>(null);
	useEffect(() => {
		const query = matchMedia(DARK);
		const follow = () => setIsDark(query.matches);
		query.addEventListener('change', follow);
		return () => query.removeEventListener('change', follow);
	}, []);
	useEffect(() => {
		const { current } = legend;
		if (current === null) return;
		const worn = (element: Element | null) => (element === null ? '' : getComputedStyle(element).color);
		const named = Object.fromEntries(COLOUR_NAMES.map((name) => [name, worn(current.querySelector(`[data-colour="${name}"]`))]));
		const { text = '', line = '', surface = '', accent = '', warning = '', high = '', medium = '', low = '' } = named;
		setColours({
			...{ text, line, surface, accent, warning, high, medium, low },
			languages: Array.from(current.querySelectorAll('[data-stacked]'), worn),
		});
	}, [legend, theme, isDark, languages]);
	return colours;
}

const DARK = '(prefers-color-scheme: dark)';
