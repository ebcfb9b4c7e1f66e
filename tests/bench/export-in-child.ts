import { createReaderCalls } from '../../electron/desk/reading/reader-calls.ts';
import { EXPORT_DEFAULTS, WRITTEN_FORMATS } from '../../shared/model/session-export.ts';

/**
 * `node export-in-child.ts DATA FORMAT`: writes the folder's only session in a format, as the reader does it, and prints what it took as JSON. A process of
 * its own, so that nothing else counts towards its peak.
 */

export interface ExportTaken {
	readonly messagesPerSecond: number;
	readonly megabytes: number;
	/** Resident, the reader's own code included. */
	readonly peakMb: number;
	/** Resident before the first piece. */
	readonly startMb: number;
	readonly slowestPieceMs: number;
}

const [dataFolder = '', name = ''] = process.argv.slice(2);
const format = WRITTEN_FORMATS.find((known) => known === name);
if (format === undefined) throw new Error(`${name} is no format`);
const reader = createReaderCalls(() => undefined);
await reader.open({ dataFolder });
const [session] = await reader.listSessions({});
if (session === undefined) throw new Error('there is no session to export');
const options = { ...EXPORT_DEFAULTS, captions: 'chat', translation: 'en' } as const;
const startMb = process.memoryUsage().rss / 2 ** 20;
const startedAt = performance.now();
let bytes = 0;
let slowestPieceMs = 0;
for (let cursor: string | null = null; ; ) {
	const before = performance.now();
	const piece: Awaited<ReturnType<typeof reader.exportPiece>> = await reader.exportPiece({
		sessionId: session.id,
		format,
		cursor,
		personalData: 'masked',
		options,
	});
	slowestPieceMs = Math.max(slowestPieceMs, performance.now() - before);
	bytes += Buffer.byteLength(piece.text);
	cursor = piece.cursor;
	if (cursor === null) break;
}
const seconds = (performance.now() - startedAt) / 1_000;
const taken: ExportTaken = {
	messagesPerSecond: session.messages / seconds,
	megabytes: bytes / 2 ** 20,
	peakMb: process.resourceUsage().maxRSS / 1_024,
	startMb,
	slowestPieceMs,
};
process.stdout.write(JSON.stringify(taken));
await reader.close({});
