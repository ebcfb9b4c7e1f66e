import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { DeskError } from '../../shared/contract/errors.ts';
import { IMPORT_FORMATS } from '../../shared/model/transcript-format.ts';
import { CSV_FIELDS, CSV_TIME_FORMATS, type CsvColumns, type CsvField, type CsvTable } from '../../shared/model/transcript-import.ts';
import type { OpenDesk } from '../desk/desk.ts';
import { isTimeFormat, timeFormatOf } from '../desk/transcripts/incoming/csv-time.ts';
import { problemWords } from '../desk/transcripts/incoming/problem.ts';
import type { CommandContext } from './context.ts';
import { handOver, parseMarket } from './source-options.ts';
import { UsageError } from './usage.ts';

/**
 * `import FILE [--format F] [--market CC] [--title T] [--host H] [--languages es,ru] [--started TIME] [--columns text=Comment,…] [--partial] [--data DIR]`:
 * a transcript of this desk or of another tool becomes a saved session. All of it or nothing, unless told otherwise; twice adds nothing twice.
 */
export async function importTranscript(args: readonly string[], context: CommandContext): Promise<0> {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			format: { type: 'string' },
			market: { type: 'string' },
			title: { type: 'string' },
			host: { type: 'string' },
			languages: { type: 'string' },
			started: { type: 'string' },
			columns: { type: 'string' },
			partial: { type: 'boolean', default: false },
			data: { type: 'string' },
		},
	});
	const [file] = positionals;
	if (positionals.length !== 1 || file === undefined) throw new UsageError('import: name one file.');
	const format = IMPORT_FORMATS.find((known) => known === values.format);
	if (values.format !== undefined && format === undefined) throw new UsageError(`import: --format ${values.format} is none of ${IMPORT_FORMATS.join(', ')}.`);
	const startedAt = values.started === undefined ? undefined : Date.parse(values.started);
	if (Number.isNaN(startedAt)) throw new UsageError(`import: --started ${values.started} is no time such as 2026-05-01T19:00.`);
	const named = values.columns === undefined ? null : namedColumns(values.columns);
	const show = {
		...(values.market !== undefined && { market: parseMarket(values.market) }),
		...(values.title !== undefined && { title: values.title }),
		...(values.host !== undefined && { host: values.host }),
		...(values.languages !== undefined && { languages: values.languages.split(',').map((tag) => tag.trim()) }),
	};
	const desk = await context.openDesk(values.data, undefined);
	try {
		const uploadId = await handOver(desk, file);
		void context.interrupted.then(() => desk.call('operation.cancel', { operationId: uploadId }).catch(() => null));
		const request = { uploadId, format, show, startedAt, takesPartial: values.partial };
		const result =
			named === null
				? await desk.call('session.import', request).catch(async (error: unknown) => {
						if (!(error instanceof DeskError) || error.code !== 'columns-needed') throw error;
						return desk.call('session.import', { ...request, columns: columnsByHeadings(await tableOf(desk, uploadId, file)) });
					})
				: await desk.call('session.import', { ...request, columns: columnsByName(await tableOf(desk, uploadId, file), named) });
		for (const line of result.skipped) context.tell(problemWords(line));
		if (result.skippedCount > result.skipped.length) context.tell(`and ${result.skippedCount - result.skipped.length} lines more`);
		context.print(`${result.sessionId}  ${result.added} messages added, ${result.known} known already, ${result.skippedCount} lines left out`);
	} finally {
		await desk.close();
	}
	return 0;
}

type NamedColumns = ReadonlyMap<CsvField | 'timeFormat', string>;

/** `text=Comment,author=User,time=Date,timeFormat=day-first`: names of columns, or their places from 1. */
function namedColumns(option: string): NamedColumns {
	const named = new Map<CsvField | 'timeFormat', string>();
	for (const part of option.split(',')) {
		const [name = '', ...rest] = part.split('=');
		const field = [...CSV_FIELDS, 'timeFormat' as const].find((known) => known === name.trim());
		const column = rest.join('=').trim();
		if (field === undefined || column === '')
			throw new UsageError(`import: --columns ${part}: give ${CSV_FIELDS.join(', ')} or timeFormat, each with = and a column.`);
		named.set(field, column);
	}
	return named;
}

/** A table as it is seen before anybody has named its columns: only its beginning is read for it. */
async function tableOf(desk: OpenDesk, uploadId: string, file: string): Promise<CsvTable> {
	const looked = await desk.call('session.inspectFile', { uploadId });
	if (looked.type !== 'table') throw new UsageError(`import: ${basename(file)} is no table, so it has no columns to name.`);
	return looked.table;
}

function columnsByHeadings({ guess }: CsvTable): CsvColumns {
	const { text, hasHeader } = guess;
	if (text === null || !hasHeader) throw new UsageError('import: this is a table: say which column is what, as in --columns text=2,author=1,time=3.');
	return { ...guess, text };
}

function columnsByName(table: CsvTable, named: NamedColumns): CsvColumns {
	const { rows, guess } = table;
	const places = Object.fromEntries(CSV_FIELDS.flatMap((field) => (named.has(field) ? [[field, placeOf(named.get(field) ?? '', table)]] : [])));
	const { text, time } = places;
	if (text === undefined) throw new UsageError('import: --columns must say which column is the text.');
	const columns: CsvColumns = { ...places, text, hasHeader: guess.hasHeader };
	if (time === undefined) return columns;
	const cells = (guess.hasHeader ? rows.slice(1) : rows).map((row) => row[time] ?? '');
	const timeFormat = named.get('timeFormat') ?? timeFormatOf(cells);
	if (timeFormat === null || !isTimeFormat(timeFormat)) {
		throw new UsageError(`import: the times are written in no known way; give timeFormat as one of ${CSV_TIME_FORMATS.join(', ')}.`);
	}
	return { ...columns, timeFormat };
}

function placeOf(name: string, { rows, guess }: CsvTable): number {
	const place = guess.hasHeader ? (rows[0] ?? []).findIndex((heading) => heading.trim().toLowerCase() === name.toLowerCase()) : -1;
	if (place !== -1) return place;
	if (/^[1-9]\d{0,2}$/.test(name)) return Number(name) - 1;
	throw new UsageError(`import: the table has no column ${name}; it has ${(rows[0] ?? []).join(', ')}.`);
}
