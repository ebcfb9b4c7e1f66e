import type { CsvColumns, CsvField, CsvTable } from '../../../../shared/model/transcript-import.ts';
import { CSV_FIELDS } from '../../../../shared/model/transcript-import.ts';
import { csvRows } from './csv-rows.ts';
import { csvTime, timeFormatOf } from './csv-time.ts';

/** What a table looks like before anybody has said what its columns are. */

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SHOWN_ROWS = 12;
const SHOWN_COLUMNS = 60;
const SHOWN_CELL = 300;
const JUDGED_ROWS = 200;

/**
 * @param head the beginning of the file
 * @param isWhole is it all of it? Else its last row may be half a row
 * @returns null where no delimiter makes it a table of two columns or more
 */
export async function csvTableOf(head: string, isWhole: boolean): Promise<CsvTable | null> {
	const readings = await Promise.all(DELIMITERS.map(async (delimiter) => ({ delimiter, rows: await rowsOf(head, delimiter, isWhole) })));
	const [best] = readings.map((reading) => ({ ...reading, ...fitOf(reading.rows) })).sort((one, other) => other.share - one.share || other.width - one.width);
	// One line with a comma in it is a sentence.
	if (best === undefined || best.width < 2 || best.share < 0.6 || best.rows.length < 2) return null;
	const guess = guessColumns(best.rows);
	const rows = best.rows.slice(0, SHOWN_ROWS).map((cells) => cells.slice(0, SHOWN_COLUMNS).map((cell) => cell.slice(0, SHOWN_CELL)));
	return { delimiter: best.delimiter, rows, guess };
}

async function rowsOf(head: string, delimiter: string, isWhole: boolean): Promise<readonly (readonly string[])[]> {
	const rows: (readonly string[])[] = [];
	for await (const row of csvRows(piecesOf(head), delimiter)) {
		if (row.type === 'row') rows.push(row.cells);
		if (rows.length > JUDGED_ROWS) break;
	}
	return isWhole || rows.length === 1 ? rows : rows.slice(0, -1);
}

async function* piecesOf(text: string): AsyncGenerator<string> {
	yield text;
}

/** The commonest number of columns of two or more, and which share of the rows has it. */
function fitOf(rows: readonly (readonly string[])[]): { readonly width: number; readonly share: number } {
	const widths = new Map<number, number>();
	for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
	const [commonest] = [...widths].filter(([width]) => width > 1).sort((one, other) => other[1] - one[1]);
	return commonest === undefined ? { width: 1, share: 0 } : { width: commonest[0], share: commonest[1] / rows.length };
}

/** Headings of exports, in the languages of the desk: folded, whole. */
const HEADINGS: Readonly<Record<CsvField, readonly string[]>> = {
	text: [
		...['text', 'message', 'comment', 'body', 'content', 'message_text', 'msg', 'chat', 'comentario', 'mensaje', 'texto', 'commentaire', 'message texte'],
		...[
			'said',
			'texte',
			'сообщение',
			'комментарий',
			'текст',
			'نص',
			'رسالة',
			'تعليق',
			'النص',
			'الرسالة',
			'التعليق',
			'内容',
			'消息',
			'评论',
			'文本',
			'弹幕',
			'留言',
		],
	],
	author: [
		...['author', 'author_name', 'author.name', 'author name', 'user', 'username', 'user_name', 'name', 'nickname', 'display_name', 'author_display_name'],
		...[
			'who',
			'commenter',
			'chatter',
			'viewer',
			'handle',
			'sender',
			'from',
			'autor',
			'usuario',
			'nombre',
			'auteur',
			'utilisateur',
			'nom',
			'pseudo',
			'автор',
			'пользователь',
			'имя',
			'ник',
		],
		...['المستخدم', 'الاسم', 'الكاتب', '作者', '用户', '昵称', '用户名', '姓名'],
	],
	time: [
		...[
			'time',
			'timestamp',
			'date',
			'datetime',
			'when',
			'sent_at',
			'sentat',
			'received_at',
			'receivedat',
			'created_at',
			'createdat',
			'time_in_seconds',
			'time_text',
		],
		...['date time', 'offset', 'fecha', 'hora', 'heure', 'horodatage', 'дата', 'время', 'الوقت', 'التاريخ', '时间', '日期', '时间戳'],
	],
	id: ['id', 'message_id', 'messageid', 'comment_id', 'msg_id', 'uuid', 'platform_id'],
	role: ['role', 'user_type', 'rol', 'rôle', 'роль', 'الدور', '角色', '身份'],
	kind: ['kind', 'type', 'message_type', 'tipo', 'тип', 'النوع', '类型'],
	language: ['language', 'lang', 'locale', 'idioma', 'langue', 'язык', 'اللغة', '语言'],
};

function guessColumns(rows: readonly (readonly string[])[]): CsvTable['guess'] {
	const [first = [], ...rest] = rows;
	const headings = first.map((heading) => heading.trim().toLowerCase());
	const named = Object.fromEntries(
		CSV_FIELDS.flatMap((field) => {
			const place = placeOf(headings, HEADINGS[field]);
			return place === -1 ? [] : [[field, place]];
		}),
	) as Partial<Record<CsvField, number>>;
	const hasHeader = Object.keys(named).length > 0 || looksLikeHeadings(first, rest);
	const body = hasHeader ? rest : rows;
	const time = named.time ?? columnWhere(body, (cells) => timeFormatOf(cells) !== null && cells.some((cell) => /[:/-]/.test(cell)));
	const text = named.text ?? wordiest(body, new Set(Object.values({ ...named, time })));
	const timeFormat = time === undefined ? null : timeFormatOf(columnOf(body, time));
	return { ...named, ...(time === undefined ? {} : { time }), text: text ?? null, ...(timeFormat === null ? {} : { timeFormat }), hasHeader };
}

/** In the order of the names, so that `timestamp` goes before `time_text`. */
function placeOf(headings: readonly string[], names: readonly string[]): number {
	const name = names.find((known) => headings.includes(known));
	return name === undefined ? -1 : headings.indexOf(name);
}

/** Short cells without numbers, above cells that are times or numbers. */
function looksLikeHeadings(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
	if (rest.length === 0 || !first.every((cell) => cell.trim() !== '' && cell.length <= 40 && !/\d/.test(cell))) return false;
	return first.some((_, place) => rest.slice(0, 20).every((cells) => /\d/.test(cells[place] ?? '')));
}

function columnWhere(rows: readonly (readonly string[])[], fits: (cells: readonly string[]) => boolean): number | undefined {
	const width = Math.max(0, ...rows.map(({ length }) => length));
	for (let place = 0; place < width; place += 1) if (fits(columnOf(rows, place))) return place;
	return undefined;
}

/** What people write is the longest, of what is not something else. */
function wordiest(rows: readonly (readonly string[])[], taken: ReadonlySet<number | undefined>): number | undefined {
	const width = Math.max(0, ...rows.map(({ length }) => length));
	let best: number | undefined;
	let most = 0;
	for (let place = 0; place < width; place += 1) {
		const cells = columnOf(rows, place);
		if (taken.has(place) || timeFormatOf(cells) !== null) continue;
		const letters = cells.reduce((sum, cell) => sum + (cell.match(/\p{L}/gu)?.length ?? 0), 0);
		if (letters > most) {
			best = place;
			most = letters;
		}
	}
	return best;
}

function columnOf(rows: readonly (readonly string[])[], place: number): readonly string[] {
	return rows.map((cells) => cells[place] ?? '').filter((cell) => cell.trim() !== '');
}

/** Do the times of these columns say on which day it was? */
export function isDatedTable({ time, timeFormat }: CsvColumns): boolean {
	return time !== undefined && timeFormat !== undefined && timeFormat !== 'offset';
}

/** The time in a cell, or null where the table has none or it cannot be read. */
export function cellTime(cells: readonly string[], { time, timeFormat }: CsvColumns): number | null {
	return time === undefined || timeFormat === undefined ? null : csvTime(cells[time] ?? '', timeFormat);
}
