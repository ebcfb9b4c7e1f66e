import type { Emote } from '../../../shared/model/message.ts';

/** Text as a platform writes it for a page, made into what a person reads: entities decoded, markup gone, pictures as emotes. */

export interface CleanText {
	readonly text: string;
	readonly emotes: readonly Emote[];
}

/** What chats escape and what they write for letters a keyboard lacks; the other 2,000 names of HTML stay as they are written. */
const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00A0',
	shy: '\u00AD',
	laquo: '«',
	raquo: '»',
	ldquo: '“',
	rdquo: '”',
	lsquo: '‘',
	rsquo: '’',
	sbquo: '‚',
	bdquo: '„',
	ndash: '–',
	mdash: '—',
	hellip: '…',
	bull: '•',
	middot: '·',
	euro: '€',
	pound: '£',
	yen: '¥',
	cent: '¢',
	deg: '°',
	plusmn: '±',
	times: '×',
	copy: '©',
	reg: '®',
	trade: '™',
	iexcl: '¡',
	iquest: '¿',
	ntilde: 'ñ',
	Ntilde: 'Ñ',
	ccedil: 'ç',
	Ccedil: 'Ç',
	aacute: 'á',
	eacute: 'é',
	iacute: 'í',
	oacute: 'ó',
	uacute: 'ú',
	agrave: 'à',
	egrave: 'è',
	ugrave: 'ù',
	acirc: 'â',
	ecirc: 'ê',
	icirc: 'î',
	ocirc: 'ô',
	ucirc: 'û',
	uuml: 'ü',
	ouml: 'ö',
	auml: 'ä',
	iuml: 'ï',
	euml: 'ë',
};

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g;

/** Decoded once: `&amp;lt;` is the text `&lt;`. */
export function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(ENTITY, (written: string, decimal?: string, hexadecimal?: string, name?: string) => {
		if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? written) : written;
		const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
		const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
		return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
	});
}

const TAG_START = /<(?:!--|\/?([A-Za-z][A-Za-z0-9-]*))/g;
const UNREAD = /^(?:script|style)$/i;
const BREAKS = /^(?:br|p|div|li|tr|h[1-6]|blockquote)$/i;
const IMAGE_NAME = /(?:^|\s)(?:alt|title)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** HTML as text; what is left open is text too, so that nobody can hide words behind it. A picture with a name becomes an emote; one without is left out. Takes time in proportion to the text, however it is built. */
export function textOfHtml(html: string): CleanText {
	const emotes: Emote[] = [];
	const tagEnd = createTagEnds(html);
	const endOf = createEnds(html);
	let text = '';
	let from = 0;
	TAG_START.lastIndex = 0;
	for (let match = TAG_START.exec(html); match !== null; match = TAG_START.exec(html)) {
		const [opening, tag = ''] = match;
		const end = opening === '<!--' ? endOf('-->', match.index) : tagEnd(match.index);
		if (end === null) continue;
		text += decodeEntities(html.slice(from, match.index));
		from = UNREAD.test(tag) && !opening.startsWith('</') ? (endOf(`</${tag}>`, end) ?? end) : end;
		TAG_START.lastIndex = from;
		if (BREAKS.test(tag) && text !== '' && !/\s$/.test(text)) text += ' ';
		const name = tag.toLowerCase() === 'img' ? imageName(html.slice(match.index + opening.length, end - 1)) : '';
		if (name === '') continue;
		emotes.push({ start: text.length, end: text.length + name.length, name });
		text += name;
	}
	return trimmed(text + decodeEntities(html.slice(from)), emotes);
}

/** Where something next ends; null where it does not, which is looked for once. */
function createEnds(html: string): (close: string, from: number) => number | null {
	const missing = new Set<string>();
	return (close, from) => {
		const at = missing.has(close) ? -1 : html.indexOf(close, from);
		if (at === -1) missing.add(close);
		return at === -1 ? null : at + close.length;
	};
}

/** Where a tag that begins somewhere ends; null where it does not. A quote that is never closed is looked for once: then the next > ends every tag. */
function createTagEnds(html: string): (start: number) => number | null {
	let closesQuotes = true;
	const last = html.lastIndexOf('>');
	return (start) => {
		if (start > last) return null;
		let quote = '';
		for (let index = start; closesQuotes && index <= last; index += 1) {
			const character = html[index] ?? '';
			if (quote !== '') quote = character === quote ? '' : quote;
			else if (character === '"' || character === "'") quote = character;
			else if (character === '>') return index + 1;
		}
		closesQuotes = false;
		return html.indexOf('>', start) + 1;
	};
}

function imageName(attributes: string): string {
	for (const [, double, single, bare] of attributes.matchAll(IMAGE_NAME)) {
		const name = decodeEntities(double ?? single ?? bare ?? '').trim();
		if (name !== '') return name;
	}
	return '';
}

function trimmed(text: string, emotes: readonly Emote[]): CleanText {
	const cut = text.length - text.trimStart().length;
	return { text: text.trim(), emotes: cut === 0 ? emotes : emotes.map(({ start, end, name }) => ({ start: start - cut, end: end - cut, name })) };
}

/** `:name:` beginning with a letter, so that no clock or score is taken for a picture. */
const COLON_NAME = /:([A-Za-z][\w-]{0,39}):/g;

/** Smiles written as `:name:`, as ranges. */
export function colonEmotes(text: string): readonly Emote[] {
	return [...text.matchAll(COLON_NAME)].map((match) => ({ start: match.index, end: match.index + match[0].length, name: match[0] }));
}
