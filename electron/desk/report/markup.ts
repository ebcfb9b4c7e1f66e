/** HTML that is safe to put into a page: made by `html` alone, which escapes everything it is given but other markup. */
export class Markup {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

type Piece = string | number | Markup | null | readonly (Markup | null)[];

/** A tagged template: `html`<p>${words}</p>``. Null leaves nothing behind. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
	return new Markup(strings.reduce((text, string, index) => text + string + markupOf(pieces[index] ?? null), ''));
}

function markupOf(piece: Piece): string {
	if (piece === null) return '';
	if (piece instanceof Markup) return piece.text;
	if (typeof piece === 'object') return piece.map((part) => part?.text ?? '').join('');
	return escaped(String(piece));
}

/** Also what XML and browsers make of controls: they are shown as the replacement character. */
function escaped(text: string): string {
	return text
		.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
		.replace(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD')
		.toWellFormed();
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
