import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRows } from '../../../../../electron/desk/transcripts/incoming/csv-rows.ts';
import { csvTableOf } from '../../../../../electron/desk/transcripts/incoming/csv-table.ts';
import { csvTime, timeFormatOf } from '../../../../../electron/desk/transcripts/incoming/csv-time.ts';
import { readIncoming } from './read-incoming.ts';

test('a table is read by its columns: roles, kinds, languages, its own ids, quoted line ends; a formula is only text', async () => {
	const file = [
		'Id;User;Role;Kind;Date;Comment;Lang',
		'a1;Марта;Moderator;chat;2026-05-01 19:04:12Z;"hola; ""qué"" tal\r\nsí";es',
		"a2;Lucía;streamer;speech;2026-05-01T19:04:13.250Z;'=SUM(A1:A9);es",
		'a3;Oleg;??;;2026-05-01T21:04:14+02:00;+1 да;ru',
		'a4;Oleg;;;not a time;x;ru',
		'a5;Oleg;;;2026-05-01 19:05:00Z;;ru',
	].join('\r\n');
	const columns = { id: 0, author: 1, role: 2, kind: 3, time: 4, text: 5, language: 6, timeFormat: 'iso', hasHeader: true } as const;
	const { format, messages, problems, textless } = await readIncoming(file, { columns });
	expect(format).toBe('csv');
	expect(messages.map(({ id, author, role, kind, text, sentAt }) => [id, author.name, role, kind, text, sentAt])).toEqual([
		['a1', 'Марта', 'moderator', 'chat', 'hola; "qué" tal\r\nsí', Date.UTC(2026, 4, 1, 19, 4, 12)],
		['a2', 'Lucía', 'host', 'speech', '=SUM(A1:A9)', Date.UTC(2026, 4, 1, 19, 4, 13, 250)],
		['a3', 'Oleg', 'viewer', 'chat', '+1 да', Date.UTC(2026, 4, 1, 19, 4, 14)],
	]);
	expect(messages[0]).toMatchObject({ languageSaid: 'es' });
	expect(problems).toEqual([{ line: 6, code: 'bad-time' }]);
	expect(textless).toBe(1);
});

test('delimiter, headings, columns and the way times are written are guessed from what is there', async () => {
	const table = async (text: string) => csvTableOf(text, true);
	expect((await table('Автор\tВремя\tСообщение\nОлег\t01.05.2026 19:04\tпривет, всем\n'))?.guess).toEqual({
		author: 0,
		time: 1,
		text: 2,
		timeFormat: 'day-first',
		hasHeader: true,
	});
	expect(await table('المستخدم,الوقت,الرسالة\nسامي,٠:٠١:٠٢,كم السعر\n')).toMatchObject({ delimiter: ',', guess: { text: 2, timeFormat: 'offset' } });
	expect((await table('0:01,ana,hola a todos\n0:07,luis,buenas tardes\n'))?.guess).toMatchObject({ time: 0, text: 2, hasHeader: false });
	expect((await table('message,timestamp\nhola,1714590000000000\n'))?.guess).toMatchObject({ timeFormat: 'microseconds' });
	expect(await table('just a line of prose\nand one more\n')).toBeNull();
});

test.each([
	['2026-05-01T19:04:12.5Z', 'iso', Date.UTC(2026, 4, 1, 19, 4, 12, 500)],
	['5/1/2026 7:04:12 PM UTC', 'month-first', Date.UTC(2026, 4, 1, 19, 4, 12)],
	['01.05.26 19:04Z', 'day-first', Date.UTC(2026, 4, 1, 19, 4)],
	['31.02.2026 10:00Z', 'day-first', null],
	['1714590000', 'seconds', 1_714_590_000_000],
	['1714590000123456', 'microseconds', 1_714_590_000_123],
	['1:02:03.4', 'offset', 3_723_400],
	['2:03', 'offset', 123_000],
	['95,5', 'offset', 95_500],
	['soon', 'offset', null],
] as const)('%s as %s', (text, format, time) => {
	expect(csvTime(text, format)).toBe(time);
});

test('an hour of the day that could be a month is taken for a day where some row says so', () => {
	expect(timeFormatOf(['01.05.2026', '13.05.2026'])).toBe('day-first');
	expect(timeFormatOf(['05/01/2026', '05/13/2026'])).toBe('month-first');
	expect(timeFormatOf(['hola'])).toBeNull();
});

async function rowsOf(text: string, pieceLength: number, delimiter = ',') {
	const rows: (readonly string[])[] = [];
	const problems: { line: number; code: string }[] = [];
	async function* pieces() {
		for (let start = 0; start < text.length; start += pieceLength) yield text.slice(start, start + pieceLength);
	}
	for await (const row of csvRows(pieces(), delimiter)) {
		if (row.type === 'row') rows.push(row.cells);
		else problems.push({ line: row.line, code: row.code });
	}
	return { rows, problems };
}

test('what was written as RFC 4180 comes back cell by cell, however the file is cut into pieces', async () => {
	const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a,b', '"', '""', '\r\n', '\n', '\r', ' x ', "'=1", 'ё'));
	await fc.assert(
		fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (rows, pieceLength) => {
			const text = rows.map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
			expect(await rowsOf(text, pieceLength)).toEqual({ rows, problems: [] });
		}),
		{ numRuns: 300 },
	);
});

test('a quotation mark that does not close costs its line alone, and so does a line without end', async () => {
	expect(await rowsOf('a,b\n1,"open\n2,c\n3,d\n', 5)).toEqual({
		rows: [
			['a', 'b'],
			['2', 'c'],
			['3', 'd'],
		],
		problems: [{ line: 2, code: 'bad-row' }],
	});
	const { rows, problems } = await rowsOf(`a,b\n${'x'.repeat(3_000_000)},1\n2,c\n`, 65_536);
	expect(rows).toEqual([
		['a', 'b'],
		['2', 'c'],
	]);
	expect(problems).toEqual([{ line: 2, code: 'too-long' }]);
});
