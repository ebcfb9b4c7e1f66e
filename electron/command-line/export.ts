import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { DeskError } from '../../shared/contract/errors.ts';
import type { AuditEntry } from '../../shared/model/audit.ts';
import { PERSONAL_DATA_CHOICES } from '../../shared/model/personal-data.ts';
import {
	CAPTION_KINDS,
	type ChosenOptions,
	EXPORTED_PARTS,
	exportOptionsSchema,
	OFFSET_UNITS,
	OPTIONS_OF,
	TABLE_COLUMNS,
	WRITTEN_FORMATS,
	type WrittenFormat,
} from '../../shared/model/session-export.ts';
import { defaultDataFolder } from '../data-folder.ts';
import type { PieceRequest, TranscriptPiece } from '../desk/transcripts/outgoing/export-reader-calls.ts';
import type { CommandContext } from './context.ts';
import { unreadable } from './source-options.ts';
import { UsageError } from './usage.ts';

/**
 * `export SESSION [--format F] [--personal-data masked|kept] [--what …] [--captions …] [--translation LANG] [--columns a,b] [--offsets …]
 * [--without-bom] [--out FILE] [--data DIR]`: a session as a file of that format, to a file or standard output. Beside a running desk too.
 */
export async function exportSession(args: readonly string[], context: CommandContext): Promise<0> {
	if (wantsReport(args)) return (await import('./export-report.ts')).exportReport(args, context);
	const { request, out, dataFolder } = requestOf(args);
	const reader = await context.openReader(dataFolder);
	try {
		// Whatever can be refused is refused before the file is touched.
		let piece: TranscriptPiece = await reader.call('exportPiece', { ...request, cursor: null });
		const { format, personalData } = request;
		await noteLeaving({ act: 'session.exported', sessionId: request.sessionId, detail: { format, personalData } }, dataFolder, context);
		const stream = out === undefined ? process.stdout : createWriteStream(out, { flags: 'w' });
		if (out !== undefined) {
			await once(stream, 'open').catch((error: unknown) => {
				throw unreadable(out, error);
			});
		}
		for (;;) {
			if (!stream.write(piece.text)) await once(stream, 'drain');
			if (piece.cursor === null) break;
			piece = await reader.call('exportPiece', { ...request, cursor: piece.cursor });
		}
		if (out !== undefined) {
			stream.end();
			await once(stream, 'finish');
		}
	} finally {
		await reader.close();
	}
	return 0;
}

/** What leaves the desk is in its audit log; only a folder that nobody can write to has none to write in. */
export async function noteLeaving(
	entry: Pick<AuditEntry, 'act' | 'sessionId' | 'detail'>,
	dataFolder: string | undefined,
	context: CommandContext,
): Promise<void> {
	const { noteExport } = await import('../desk/transcripts/outgoing/note-export.ts');
	try {
		noteExport(dataFolder ?? defaultDataFolder(), entry);
	} catch (error) {
		if (!(error instanceof DeskError) || error.code !== 'folder-read-only') throw error;
		context.tell(`not noted in the audit log: ${error.message}`);
	}
}

/** A report is written from another side: it is for reading, and has options of its own. */
function wantsReport(args: readonly string[]): boolean {
	return parseArgs({ args: [...args], strict: false, options: { format: { type: 'string' } } }).values.format === 'html';
}

interface ExportCommand {
	readonly request: Omit<PieceRequest, 'cursor'>;
	readonly out: string | undefined;
	readonly dataFolder: string | undefined;
}

function requestOf(args: readonly string[]): ExportCommand {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			format: { type: 'string', default: 'jsonl' },
			'personal-data': { type: 'string', default: 'masked' },
			what: { type: 'string' },
			captions: { type: 'string' },
			translation: { type: 'string' },
			columns: { type: 'string' },
			offsets: { type: 'string' },
			'without-bom': { type: 'boolean' },
			out: { type: 'string' },
			data: { type: 'string' },
		},
	});
	const [sessionId] = positionals;
	if (positionals.length !== 1 || sessionId === undefined) throw new UsageError('export: name one session by its id (see: npm run showdesk -- sessions).');
	const format = oneOf('format', values.format, WRITTEN_FORMATS);
	const personalData = oneOf('personal-data', values['personal-data'], PERSONAL_DATA_CHOICES);
	const chosen: ChosenOptions = {
		...(values.what === undefined ? {} : { part: oneOf('what', values.what, EXPORTED_PARTS) }),
		...(values.captions === undefined ? {} : { captions: oneOf('captions', values.captions, CAPTION_KINDS) }),
		...(values.translation === undefined ? {} : { translation: values.translation }),
		...(values.columns === undefined ? {} : { columns: values.columns.split(',').map((column) => oneOf('columns', column.trim(), TABLE_COLUMNS)) }),
		...(values.offsets === undefined ? {} : { offsets: oneOf('offsets', values.offsets, OFFSET_UNITS) }),
		...(values['without-bom'] === undefined ? {} : { byteOrderMark: false }),
	};
	refuseStrangers(chosen, format);
	const options = exportOptionsSchema.safeParse(chosen);
	if (!options.success) throw new UsageError(`export: --translation ${values.translation}: give a language tag such as en or zh-CN.`);
	return { request: { sessionId, format, personalData, options: options.data }, out: values.out, dataFolder: values.data };
}

export function oneOf<Choice extends string>(option: string, given: string, choices: readonly Choice[]): Choice {
	const chosen = choices.find((choice) => choice === given);
	if (chosen === undefined) throw new UsageError(`export: --${option} ${given}: give ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.`);
	return chosen;
}

/** An option that a format does not know is a mistake: the file would not be what was asked for. */
function refuseStrangers(chosen: ChosenOptions, format: WrittenFormat): void {
	for (const [option, name] of Object.entries(OPTION_NAMES)) {
		if (!Object.hasOwn(chosen, option) || OPTIONS_OF[format].some((taken) => taken === option)) continue;
		const takers = WRITTEN_FORMATS.filter((other) => OPTIONS_OF[other].some((taken) => taken === option));
		throw new UsageError(`export: --${name} does not go with --format ${format}; it goes with ${takers.join(', ')}.`);
	}
}

const OPTION_NAMES: Readonly<Record<keyof ChosenOptions, string>> = {
	part: 'what',
	captions: 'captions',
	translation: 'translation',
	columns: 'columns',
	offsets: 'offsets',
	byteOrderMark: 'without-bom',
};
