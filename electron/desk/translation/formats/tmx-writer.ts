import { xmlText, xmlValue } from './xml-text.ts';

/** A unit on its way into a file. */
export interface WrittenUnit {
	readonly from: string;
	readonly source: string;
	/** Language -> text. */
	readonly targets: Readonly<Record<string, string>>;
	/** Empty where nobody is named. */
	readonly author: string;
	/** Null where it is not known. */
	readonly at: number | null;
	/** Whose it is: the phrasebook's, of the team's own work, or brought by a file. */
	readonly origin: 'phrasebook' | 'team' | 'imported';
}

/** The beginning of a TMX 1.4b file, with the seven attributes that its header must have. Every unit names its own source language. */
export function tmxHead(version: string): string {
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<tmx version="1.4">',
		`<header creationtool="Showdesk" creationtoolversion="${xmlValue(version)}" segtype="sentence" o-tmf="Showdesk" adminlang="en" srclang="*all*" datatype="plaintext"/>`,
		'<body>',
		'',
	].join('\n');
}

export const TMX_TAIL = '</body>\n</tmx>\n';

export function tmxUnit({ from, source, targets, author, at, origin }: WrittenUnit): string {
	const attributes = [
		`srclang="${xmlValue(from)}"`,
		...(author === '' ? [] : [`creationid="${xmlValue(author)}"`]),
		...(at === null ? [] : [`creationdate="${tmxTime(at)}"`]),
	].join(' ');
	const variants = [[from, source] as const, ...Object.entries(targets)].map(
		([language, text]) => `<tuv xml:lang="${xmlValue(language)}"><seg>${xmlText(text)}</seg></tuv>`,
	);
	return `<tu ${attributes}><prop type="x-origin">${origin}</prop>${variants.join('')}</tu>\n`;
}

/** `20261122T143000Z`. */
function tmxTime(at: number): string {
	return `${new Date(at).toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;
}
