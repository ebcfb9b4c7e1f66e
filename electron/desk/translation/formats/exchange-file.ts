import { type DecodedFile, openDecoded } from './decoded-file.ts';
import { badFile, type ConceptOfFile, type Entry, type UnitOfFile } from './exchange-entry.ts';
import { readMemoryLines } from './memory-json-lines.ts';
import { readTbx } from './tbx-reader.ts';
import { readTermLines } from './term-json-lines.ts';
import { readTermTable } from './term-table-reader.ts';
import { readTmx } from './tmx-reader.ts';

/** A file of another tool, opened by what is in it and not by its name. */
export interface ExchangeFile<Value> {
	readonly entries: AsyncGenerator<Entry<Value>>;
	/** In bytes. */
	readonly size: number;
	bytesRead(): number;
}

/** @throws DeskError `file-unreadable`, `bad-exchange-file`; its entries throw the latter too */
export async function openMemoryFile(path: string, name: string): Promise<ExchangeFile<UnitOfFile>> {
	const file = await openDecoded(path, name);
	switch (firstSign(file)) {
		case '<':
			return opened(file, readTmx(file));
		case '{':
			return opened(file, readMemoryLines(file));
		default:
			throw badFile(name, 1, 'a memory comes as TMX or JSONL, and this is neither');
	}
}

/** @throws DeskError `file-unreadable`, `bad-exchange-file`; its entries throw the latter too */
export async function openTermFile(path: string, name: string): Promise<ExchangeFile<ConceptOfFile>> {
	const file = await openDecoded(path, name);
	switch (firstSign(file)) {
		case '<':
			return opened(file, readTbx(file));
		case '{':
			return opened(file, readTermLines(file));
		case '':
			throw badFile(name, 1, 'it is empty');
		default:
			return opened(file, readTermTable(file));
	}
}

function firstSign({ head }: DecodedFile): string {
	return head.trimStart().charAt(0);
}

function opened<Value>(file: DecodedFile, entries: AsyncGenerator<Entry<Value>>): ExchangeFile<Value> {
	return { entries, size: file.size, bytesRead: file.bytesRead };
}
