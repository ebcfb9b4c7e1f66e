import { SaxesParser } from 'saxes';
import type { DecodedFile } from './decoded-file.ts';
import { badFile } from './exchange-entry.ts';

/** What a reader of one XML format does at each element. Names are without namespace prefix. */
export interface XmlReader {
	open(name: string, attributes: Readonly<Record<string, string>>, line: number): void;
	text(text: string): void;
	close(name: string): void;
}

/** Nothing that people make is nested deeper. */
const DEEPEST = 100;
/** Characters without an element or a comment among them; a text may be long, but not as long as to fill the memory. */
const LONGEST_STRETCH = 4 * 1024 * 1024;

/**
 * Reads an XML file piece by piece and yields after each, so that what was read can be handed on. Entities that the file itself defines are
 * refused where they are used: no file expands into more than it is.
 * @throws DeskError `bad-exchange-file` with the line
 */
export async function* readXml(file: DecodedFile, reader: XmlReader): AsyncGenerator<void> {
	const parser = new SaxesParser({ xmlns: false });
	let depth = 0;
	let stretch = 0;
	parser.on('opentag', ({ name, attributes }) => {
		stretch = 0;
		depth += 1;
		if (depth > DEEPEST) throw badFile(file.name, parser.line, 'its elements are nested too deeply');
		reader.open(localName(name), attributes, parser.line);
	});
	parser.on('closetag', ({ name }) => {
		stretch = 0;
		depth -= 1;
		reader.close(localName(name));
	});
	parser.on('text', (text) => reader.text(text));
	parser.on('cdata', (text) => reader.text(text));
	parser.on('comment', () => {
		stretch = 0;
	});
	parser.on('error', (error) => {
		throw badFile(file.name, parser.line, `this is not XML (${error.message.replace(/^\d+:\d+: /, '').slice(0, 100)})`);
	});
	for await (const piece of file.pieces()) {
		stretch += piece.length;
		if (stretch > LONGEST_STRETCH) throw badFile(file.name, parser.line, 'one of its texts has no end');
		parser.write(piece);
		yield;
	}
	parser.close();
	yield;
}

function localName(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}
