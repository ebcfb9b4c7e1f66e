import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { DeskError } from '../../shared/contract/errors.ts';
import type { SealReport } from '../../shared/model/seal.ts';
import { reportWords } from '../desk/sealing/report-words.ts';
import { verifyFile } from '../desk/sealing/verify-file.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './usage.ts';

/** `verify SESSION|FILE [--data DIR]`: holds a session, or an exported transcript, to its seal; 1 where something was changed or nothing was sealed. */
export async function verify(args: readonly string[], context: CommandContext): Promise<0 | 1> {
	const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { data: { type: 'string' } } });
	const [what] = positionals;
	if (positionals.length !== 1 || what === undefined) throw new UsageError('verify: name one session by its id, or one transcript file.');
	const startedAt = performance.now();
	const report = existsSync(what) ? await ofFile(what, values.data, context) : await ofSession(what, values.data, context);
	context.print(`${what}: ${reportWords(report)}`);
	if (report.outcome === 'whole') context.tell(`${report.lines} lines in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
	return report.outcome === 'whole' ? 0 : 1;
}

async function ofSession(sessionId: string, dataFolder: string | undefined, context: CommandContext): Promise<SealReport> {
	const reader = await context.openReader(dataFolder);
	try {
		for (;;) {
			const { report } = await reader.call('verifyLines', { operationId: sessionId, sessionId });
			if (report !== null) return report;
		}
	} finally {
		await reader.close();
	}
}

/** A store beside it says whether the seal is the one that was given; without one the file alone is looked at. */
async function ofFile(file: string, dataFolder: string | undefined, context: CommandContext): Promise<SealReport> {
	const report = await verifyFile(file, basename(file), () => undefined);
	const reader = await context.openReader(dataFolder).catch((error: unknown) => {
		if (dataFolder === undefined && error instanceof DeskError) return null;
		throw error;
	});
	if (reader === null) return { ...report, store: null };
	try {
		return await reader.call('compareSeal', { report: { ...report, store: null } });
	} finally {
		await reader.close();
	}
}
