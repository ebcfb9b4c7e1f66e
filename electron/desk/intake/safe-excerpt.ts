const EXCERPT_CHARACTERS = 80;

/** What a person may see of a dropped frame or a platform's word: clipped, and nothing in it that could steer a terminal or the page's direction. */
export function safeExcerpt(text: string, longest = EXCERPT_CHARACTERS): string {
	const visible = text
		.slice(0, longest * 4)
		.toWellFormed()
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
		.trim();
	const characters = Array.from(visible);
	return characters.length <= longest ? visible : `${characters.slice(0, longest - 1).join('')}…`;
}
