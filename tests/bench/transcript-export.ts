import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { storeFile } from '../../electron/desk/store/open-store.ts';
import { WRITTEN_FORMATS, type WrittenFormat } from '../../shared/model/session-export.ts';
import type { ExportTaken } from './export-in-child.ts';
import { atLeast, below, type Figure, type Section } from './figures.ts';
import { makeFilledStore } from './filled-store.ts';

/** Whatever the length of the session. With 48 MB of heap 300,000 messages go out too: most of this is garbage that nobody has asked to be taken away yet. */
const MOST_MEMORY_MB = 256;

/** How fast a session leaves the desk in each format, and how much memory that takes: the same for a short show and a long one. */
export async function measureExport({ messages }: { readonly messages: number }): Promise<Section> {
	const folder = await mkdtemp(join(tmpdir(), 'showdesk-export-'));
	try {
		makeFilledStore(storeFile(folder), messages, 'bench');
		flagEveryFifth(storeFile(folder), messages);
		const details: Record<string, ExportTaken> = {};
		const figures: Figure[] = [];
		for (const format of WRITTEN_FORMATS.filter(isMeasured)) {
			const taken = await exportIn(folder, format);
			details[format] = taken;
			figures.push(
				{ name: `${format}, messages`, value: taken.messagesPerSecond, unit: '/s', aim: atLeast(taken.messagesPerSecond, 10_000) },
				{ name: `${format}, peak above the start`, value: taken.peakMb - taken.startMb, unit: 'MB', aim: below(taken.peakMb - taken.startMb, MOST_MEMORY_MB) },
				{ name: `${format}, slowest piece`, value: taken.slowestPieceMs, unit: 'ms' },
			);
		}
		return { title: `Export of ${messages.toLocaleString('en')} messages, a fifth of them flagged`, figures, details };
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** A memory has in it what people translated, and in this session nobody did. */
function isMeasured(format: WrittenFormat): boolean {
	return format !== 'tmx';
}

async function exportIn(folder: string, format: WrittenFormat): Promise<ExportTaken> {
	const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(new URL('./export-in-child.ts', import.meta.url)), folder, format]);
	return JSON.parse(stdout);
}

/** As the recorder would have, in one statement. */
function flagEveryFifth(file: string, messages: number): void {
	const database = new Database(file);
	database.exec(`
		INSERT INTO flag (message, session, category, severity, span_start, span_end, rule, pack, explanation)
			SELECT id, session, 'health', 2, 0, 1, 'es.health.bench', 'es/bench@1', '{"matched":"x","factors":[]}' FROM message WHERE id % 5 = 0;
		UPDATE session SET messages = ${messages}, flags = (SELECT count(*) FROM flag);
	`);
	database.close();
}
