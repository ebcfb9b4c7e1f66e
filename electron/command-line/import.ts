import { parseArgs } from 'node:util';
import type { CommandContext } from './context.ts';
import { handOver } from './source-options.ts';
import { UsageError } from './usage.ts';

/** `import FILE [--data DIR]`: a transcript this desk exported becomes a saved session. Twice adds nothing twice. */
export async function importTranscript(args: readonly string[], context: CommandContext): Promise<0> {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: { format: { type: 'string', default: 'jsonl' }, data: { type: 'string' } },
	});
	const [file] = positionals;
	if (positionals.length !== 1 || file === undefined) throw new UsageError('import: name one file.');
	if (values.format !== 'jsonl') throw new UsageError(`import: --format ${values.format} is not known; this version reads jsonl.`);
	const desk = await context.openDesk(values.data, undefined);
	try {
		const uploadId = await handOver(desk, file);
		const result = await desk.call('session.import', { uploadId });
		for (const { line, why } of result.skipped) context.tell(`line ${line}: ${why}`);
		context.print(`${result.sessionId}  ${result.added} messages added, ${result.known} known already, ${result.skipped.length} lines skipped`);
	} finally {
		await desk.close();
	}
	return 0;
}
