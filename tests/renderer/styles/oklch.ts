/** Enough of CSS Color 4 to judge contrast: OKLCH -> linear sRGB (clipped as a screen does) -> WCAG 2 luminance. */

export interface Oklch {
	readonly lightness: number;
	readonly chroma: number;
	/** Degrees. */
	readonly hue: number;
}

/** WCAG 2 contrast of two opaque colours, 1 to 21. */
export function contrast(a: Oklch, b: Oklch): number {
	const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (lighter + 0.05) / (darker + 0.05);
}

function luminance({ lightness, chroma, hue }: Oklch): number {
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
	const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
	const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
	return 0.2126 * clipped(red) + 0.7152 * clipped(green) + 0.0722 * clipped(blue);
}

function clipped(channel: number): number {
	return Math.min(1, Math.max(0, channel));
}
