/** What `faintTexts` found: how many stretches of text it measured, and those below AA. */
export interface ContrastReport {
	readonly checked: number;
	readonly faint: readonly string[];
}

/**
 * Runs in the page (so it is one function with everything inside). Measures every visible stretch of text against the ground it
 * really stands on: the colours of its ancestors laid over each other from the page upwards, opacity included.
 * AA asks for 4.5, and for 3 of large text; what is disabled is exempt.
 */
export function faintTexts(): ContrastReport {
	type Colour = readonly [red: number, green: number, blue: number, alpha: number];
	const canvas = document.createElement('canvas');
	canvas.width = 1;
	canvas.height = 1;
	const context = canvas.getContext('2d', { willReadFrequently: true });
	const known = new Map<string, Colour>();

	/** Any CSS colour, OKLCH too, as sRGB: what the browser would paint. */
	const colourOf = (css: string): Colour => {
		const cached = known.get(css);
		if (cached !== undefined) return cached;
		if (context === null) throw new Error('no canvas');
		context.clearRect(0, 0, 1, 1);
		context.fillStyle = css;
		context.fillRect(0, 0, 1, 1);
		const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
		const colour: Colour = [red, green, blue, alpha / 255];
		known.set(css, colour);
		return colour;
	};
	const over = (top: Colour, ground: Colour, opacity = 1): Colour => {
		const alpha = top[3] * opacity;
		const mix = (index: 0 | 1 | 2) => top[index] * alpha + ground[index] * (1 - alpha);
		return [mix(0), mix(1), mix(2), 1];
	};
	const luminance = ([red, green, blue]: Colour): number => {
		const linear = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
		return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
	};
	const ratio = (a: Colour, b: Colour): number => {
		const [light, dark] = [luminance(a), luminance(b)].sort((first, second) => second - first);
		return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
	};

	let checked = 0;
	const faint = new Set<string>();
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
		const element = node.parentElement;
		const text = node.textContent?.trim() ?? '';
		if (element === null || text === '' || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
		if (element.closest('.visually-hidden, [disabled], [data-disabled], [aria-disabled="true"], script, style') !== null) continue;
		const { width, height } = element.getBoundingClientRect();
		if (width < 2 || height < 2) continue;

		const ancestors: Element[] = [];
		for (let at: Element | null = element; at !== null; at = at.parentElement) ancestors.unshift(at);
		let ground: Colour = over(colourOf('Canvas'), [255, 255, 255, 1]);
		let opacity = 1;
		for (const ancestor of ancestors) {
			const style = getComputedStyle(ancestor);
			opacity *= Number(style.opacity);
			ground = over(colourOf(style.backgroundColor), ground, opacity);
		}
		const style = getComputedStyle(element);
		// Text without a colour is an unseen copy that only carries an underline; hidden from readers, it says nothing of its own.
		if (colourOf(style.color)[3] === 0 && element.closest('[aria-hidden="true"]') !== null) continue;
		const size = Number.parseFloat(style.fontSize);
		const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
		const found = ratio(over(colourOf(style.color), ground, opacity), ground);
		checked += 1;
		if (found < (isLarge ? 3 : 4.5)) faint.add(`${found.toFixed(2)} ${element.tagName.toLowerCase()}.${element.className} “${text.slice(0, 30)}”`);
	}
	return { checked, faint: [...faint] };
}
