import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../../shared/model/category.ts';
import { LABEL_COLOURS } from '../../../shared/model/label.ts';
import { contrast, type Oklch } from './oklch.ts';

const css = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** WCAG 2.2 AA: text, and the parts of controls and drawings that carry meaning. */
const TEXT = 4.5;
const GRAPHICS = 3;

/** The declarations of the first rule with this selector, in which `--name: light-dark(oklch(…), oklch(…))`. */
function blockOf(selector: string): string {
	const at = css.indexOf(`${selector} {`);
	if (at === -1) throw new Error(`tokens.css has no rule for ${selector}`);
	return css.slice(at, css.indexOf('}', at));
}

function colour(block: string, name: string, theme: Theme, hue?: number): Oklch {
	const value = new RegExp(`--${name}: light-dark\\(oklch\\((.+?)\\), oklch\\((.+?)\\)\\);`).exec(block);
	const [lightness, chroma, ownHue] = (value?.[theme === 'light' ? 1 : 2] ?? '').split(' ');
	const colour = { lightness: Number(lightness), chroma: Number(chroma), hue: ownHue === 'var(--hue)' ? Number(hue) : Number(ownHue) };
	if (Object.values(colour).some((part) => Number.isNaN(part))) throw new Error(`tokens.css: --${name} is not understood`);
	return colour;
}

function hueOf(selector: string): number {
	return Number(/--hue: (\d+)/.exec(blockOf(`\n${selector}`))?.[1]);
}

const root = blockOf(':root');
const GROUNDS = ['surface', 'surface-chrome', 'surface-raised', 'surface-hover', 'surface-selected'] as const;

const PAIRS: readonly (readonly [ink: string, ground: string, least: number])[] = [
	...['text', 'text-secondary', 'text-tertiary', 'accent'].flatMap((ink) => GROUNDS.map((ground) => [ink, ground, TEXT] as const)),
	['text', 'surface-pressed', TEXT],
	['text-secondary', 'surface-pressed', TEXT],
	['text-on-accent', 'accent', TEXT],
	['text-on-accent', 'accent-hover', TEXT],
	['accent', 'accent-soft', TEXT],
	['danger', 'danger-soft', TEXT],
	['danger', 'surface-raised', TEXT],
	['warning', 'warning-soft', TEXT],
	['warning', 'surface', TEXT],
	['good', 'good-soft', TEXT],
	['line-control', 'surface-raised', GRAPHICS],
	['line-control', 'surface', GRAPHICS],
	['focus-ring', 'surface', GRAPHICS],
	['focus-ring', 'surface-chrome', GRAPHICS],
	...['severity-high', 'severity-medium', 'severity-low', 'good', 'warning'].flatMap((ink) => GROUNDS.map((ground) => [ink, ground, GRAPHICS] as const)),
];

describe.each(THEMES)('colours of the %s theme', (theme) => {
	it.each(PAIRS)('%s can be read on %s', (ink, ground, least) => {
		expect(contrast(colour(root, ink, theme), colour(root, ground, theme))).toBeGreaterThanOrEqual(least);
	});

	it.each(CATEGORIES)('the hue of %s can be read on every ground and on its own paper', (category) => {
		readable(theme, blockOf('[data-category]'), hueOf(`[data-category="${category}"]`));
	});

	it.each(['es', 'ru', 'fr', 'ar', 'uk', 'en', 'zh'])('the hue of the language %s can be read on every ground and on its own paper', (language) => {
		readable(theme, blockOf('[data-language]'), hueOf(`[data-language="${language}"]`));
	});

	it.each(LABEL_COLOURS)('a label in %s can be read on every ground and on its own paper', (label) => {
		readable(theme, blockOf('[data-label-colour]'), hueOf(`[data-label-colour="${label}"]`));
	});

	it('the grey of every other language can be read', () => {
		readable(theme, blockOf('[data-language="other"]'), hueOf('[data-language="other"]'));
	});
});

function readable(theme: Theme, block: string, hue: number): void {
	const ink = colour(block, 'ink', theme, hue);
	expect(contrast(ink, colour(block, 'paper', theme, hue))).toBeGreaterThanOrEqual(TEXT);
	for (const ground of GROUNDS) expect(contrast(ink, colour(root, ground, theme))).toBeGreaterThanOrEqual(TEXT);
}
