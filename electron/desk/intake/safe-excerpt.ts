const LONGEST_EXCERPT = 80;

/** What a person may see of a dropped frame: at most 80 characters, nothing that could steer a terminal or the page's direction. */
export function safeExcerpt(text: string): string {
	const visible = text
		.slice(0, LONGEST_EXCERPT * 4)
		.toWellFormed()
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
		.trim();
	const characters = Array.from(visible);
	return characters.length <= LONGEST_EXCERPT ? visible : `${characters.slice(0, LONGEST_EXCERPT - 1).join('')}…`;
}
