import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The program's own packs. */
export const RULES_FOLDER = join(import.meta.dirname, '../../../../resources/rules');

/** A rules folder of its own for a test: file below it -> YAML. */
export async function rulesFolder(files: Readonly<Record<string, string>>): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'showdesk-rules-'));
	for (const [file, text] of Object.entries(files)) {
		await mkdir(dirname(join(folder, file)), { recursive: true });
		await writeFile(join(folder, file), text);
	}
	return folder;
}
