import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { PERSONAL_DATA_CHOICES } from '../../shared/model/personal-data.ts';
import type { TranscriptPiece } from '../desk/transcripts/outgoing/export-reader-calls.ts';
import type { CommandContext } from './context.ts';
import { unreadable } from './source-options.ts';
import { UsageError } from './usage.ts';

/** `export SESSION [--format jsonl] [--personal-data masked|kept] [--out FILE] [--data DIR]`: the whole transcript, to a file or standard output. */
export async function exportSession(args: readonly string[], context: CommandContext): Promise<0> {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			format: { type: 'string', default: 'jsonl' },
			'personal-data': { type: 'string', default: 'masked' },
			out: { type: 'string' },
			data: { type: 'string' },
		},
	});
	const [sessionId] = positionals;
	if (positionals.length !== 1 || sessionId === undefined) throw new UsageError('export: name one session by its id (see: npm run showdesk -- sessions).');
	if (values.format !== 'jsonl') throw new UsageError(`export: --format ${values.format} is not known; this version writes jsonl.`);
	const personalData = PERSONAL_DATA_CHOICES.find((choice) => choice === values['personal-data']);
	if (personalData === undefined) throw new UsageError(`export: --personal-data ${values['personal-data']}: give masked or kept.`);
	const reader = await context.openReader(values.data);
	try {
		const out = values.out === undefined ? process.stdout : createWriteStream(values.out, { flags: 'w' });
		if (out !== process.stdout) {
			await once(out, 'open').catch((error: unknown) => {
				throw unreadable(values.out ?? '', error);
			});
		}
		let cursor: string | null = null;
		do {
			const piece: TranscriptPiece = await reader.call('exportPiece', { sessionId, format: 'jsonl', cursor, personalData });
			if (!out.write(piece.text)) await once(out, 'drain');
			cursor = piece.cursor;
		} while (cursor !== null);
		if (out !== process.stdout) {
			out.end();
			await once(out, 'finish');
		}
	} finally {
		await reader.close();
	}
	return 0;
}
