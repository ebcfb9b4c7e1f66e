/** The language of a tag, without script and region: `es-MX` -> `es`. What engines and vocabularies go by. */
export function languageOf(tag: string): string {
	return tag.split('-', 1)[0] ?? tag;
}
