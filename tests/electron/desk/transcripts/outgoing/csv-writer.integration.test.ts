import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCell } from '../../../../../electron/desk/translation/formats/table-cells.ts';
import { TABLE_COLUMNS } from '../../../../../shared/model/session-export.ts';
import { scratchDesk } from '../../store/scratch-store.ts';
import { exported, fullShow, sessionOf, strangeName, strangeText } from './exported.ts';

type Row = Readonly<Record<string, string>>;

function rowsOf(text: string): readonly Row[] {
	return parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
}

describe('a session as a table', () => {
	it('has a row for each message and each gap, in order, with what was made of it', async () => {
		const { desk } = await fullShow();
		const text = await exported(desk, 'csv', { options: { translation: 'en' } });
		expect(text.startsWith(`\uFEFF${TABLE_COLUMNS.join(',')}\r\n`)).toBe(true);
		const rows = rowsOf(text);
		expect(rows.map(({ kind, offset }) => [kind, offset])).toEqual([
			['chat', '00:00:00.000'],
			['speech', '00:00:01.000'],
			['chat', '00:00:02.000'],
			['chat', '00:00:03.000'],
			['gap', '00:00:05.000'],
			['chat', '00:00:08.000'],
			['speech', '00:00:11.000'],
		]);
		expect(rows[1]).toMatchObject({
			role: 'host',
			author: 'Lucía',
			time: '1970-01-01T00:00:02.000Z',
			sent: '1970-01-01T00:00:01.500Z',
			text: 'este reloj cura la diabetes 👩🏽‍⚕️ gratis',
			translation: 'this watch cures diabetes, free',
			translation_by: 'team',
			flags: 'health high\nscam medium',
			verdicts: 'confirmed\ndismissed',
			matched: 'cura\ngratis',
			notes: 'Wei: =llamar al host',
			source: 'twitch lucia',
			id: 'p2',
		});
		expect(rows[0]).toMatchObject({ translation: 'hello 👍', translation_by: 'bergamot' });
		expect(rows[2]).toMatchObject({ deleted: 'message', verdicts: 'unjudged', role: 'moderator' });
		expect(rows[3]).toMatchObject({ question: 'Kappa', reply_to: 'p1', language: 'es' });
		expect(rows[4]).toMatchObject({ until: '1970-01-01T00:00:08.500Z', notes: 'no connection: connection-lost', text: '', source: 'twitch lucia' });
		expect(rows[6]).toMatchObject({ source: 'twitch oleg' });
	});

	it('hides personal data, in what staff wrote of it too, unless somebody keeps it', async () => {
		const { desk } = await fullShow();
		const options = { translation: 'en' };
		expect(await exported(desk, 'csv', { options, personalData: 'kept' })).toContain('600 123 456');
		const masked = await exported(desk, 'csv', { options, personalData: 'masked' });
		expect(masked).not.toMatch(/600|123|456/);
		expect(rowsOf(masked)[5]).toMatchObject({ text: 'mi número es ••• ••• •••', matched: '••• ••• •••', translation: 'my number is ••• ••• •••' });
	});

	it('holds the columns that were asked for, the kind among them, and no byte order mark where nobody wants one', async () => {
		const { desk } = await fullShow();
		const text = await exported(desk, 'csv', { options: { columns: ['text', 'author'], byteOrderMark: false } });
		expect(text.split('\r\n').slice(0, 2)).toEqual(['kind,author,text', 'chat,Marta,hola 👍']);
	});

	it('is of flagged or of confirmed messages alone where somebody wants that', async () => {
		const { desk } = await fullShow();
		const ids = async (part: 'flagged' | 'confirmed') => rowsOf(await exported(desk, 'csv', { options: { part } })).map(({ kind, id }) => id || kind);
		expect(await ids('flagged')).toEqual(['p2', 'p3', 'gap', 'p5']);
		expect(await ids('confirmed')).toEqual(['p2', 'gap', 'p5']);
		const [confirmed] = rowsOf(await exported(desk, 'csv', { options: { part: 'confirmed' } }));
		expect(confirmed).toMatchObject({ flags: 'health high', verdicts: 'confirmed' });
	});

	it('keeps any text and any name, and no cell of it is a formula', async () => {
		const desk = await scratchDesk();
		const line = fc.record({ text: strangeText, name: strangeName });
		await fc.assert(
			fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
				const { sessionId, messages } = await sessionOf(
					desk,
					lines.map(({ text, name }) => ({ text, author: { id: name, name } })),
				);
				const rows = rowsOf(await exported(desk, 'csv', { sessionId }));
				expect(rows.map(({ text = '', author = '' }) => [readCell(text), readCell(author)])).toEqual(messages.map(({ text, author }) => [text, author.name]));
				for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
			}),
			{ numRuns: 30 },
		);
	});
});
