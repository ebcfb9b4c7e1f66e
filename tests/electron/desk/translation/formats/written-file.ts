import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry } from '../../../../../electron/desk/translation/formats/exchange-entry.ts';
import type { ExchangeFile } from '../../../../../electron/desk/translation/formats/exchange-file.ts';

/** Everything a reader finds in a file of this content. */
export async function entriesOf<Value>(
	open: (path: string, name: string) => Promise<ExchangeFile<Value>>,
	content: string | Uint8Array,
): Promise<readonly Entry<Value>[]> {
	const folder = await mkdtemp(join(tmpdir(), 'showdesk-exchange-'));
	try {
		const path = join(folder, 'file');
		await writeFile(path, content);
		const found: Entry<Value>[] = [];
		for await (const entry of (await open(path, 'from-elsewhere')).entries) found.push(entry);
		return found;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** What is to be used of it. */
export async function valuesOf<Value>(
	open: (path: string, name: string) => Promise<ExchangeFile<Value>>,
	content: string | Uint8Array,
): Promise<readonly Value[]> {
	return (await entriesOf(open, content)).flatMap((entry) => (entry.type === 'entry' ? [entry.value] : []));
}
