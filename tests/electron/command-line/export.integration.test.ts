import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { storeFile } from '../../../electron/desk/store/open-store.ts';
import { SESSION, scratchFolder } from '../desk/store/scratch-store.ts';
import { fullShow } from '../desk/transcripts/outgoing/exported.ts';
import { showdesk } from './run-showdesk.ts';

function exportsNoted(dataFolder: string): readonly { readonly detail: string; readonly author: string | null }[] {
	const database = new Database(storeFile(dataFolder), { readonly: true });
	try {
		const select = database.prepare<[string], { detail: string; author: string | null }>(
			"SELECT detail, author_name AS author FROM audit_entry WHERE act = 'session.exported' AND session_uuid = ? ORDER BY id",
		);
		return select.all(SESSION);
	} finally {
		database.close();
	}
}

describe('export', () => {
	it('writes a session in any format beside a desk that runs, and notes it in the audit log', async () => {
		const { desk } = await fullShow();
		const data = desk.dataFolder;
		const file = join(scratchFolder(), 'flagged.csv');
		const options = ['--what', 'flagged', '--columns', 'text,flags', '--translation', 'en', '--without-bom'];
		const table = await showdesk(['export', SESSION, '--format', 'csv', ...options, '--out', file, '--data', data]);
		expect(table).toMatchObject({ exitCode: 0, stdout: '', errors: [] });
		const text = await readFile(file, 'utf8');
		expect(text.split('\r\n')[0]).toBe('kind,text,flags');
		expect(text).toContain('mi número es ••• ••• •••');

		const captions = await showdesk(['export', SESSION, '--format', 'webvtt', '--captions', 'chat', '--personal-data', 'kept', '--data', data]);
		expect(captions).toMatchObject({ exitCode: 0, errors: [] });
		expect(captions.stdout).toContain('<v.viewer.chat Marta>mi número es 600 123 456');
		expect(exportsNoted(data)).toEqual([
			{ detail: '{"format":"csv","personalData":"masked"}', author: null },
			{ detail: '{"format":"webvtt","personalData":"kept"}', author: null },
		]);
	}, 30_000);

	it('says in one line what does not fit, and leaves neither a file nor a note', async () => {
		const { desk } = await fullShow();
		const file = join(scratchFolder(), 'never.csv');
		const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
			[['--format', 'jsonl', '--columns', 'text'], 2, /--columns does not go with --format jsonl; it goes with csv/],
			[['--format', 'csv', '--columns', 'text,colour'], 2, /--columns colour: give kind, .* or id/],
			[['--format', 'srt', '--captions', 'both'], 2, /--captions both: give speech or chat/],
			[['--format', 'csv', '--translation', 'two words'], 2, /--translation two words: give a language tag/],
		];
		for (const [args, code, message] of cases) {
			const { exitCode, errors } = await showdesk(['export', SESSION, ...args, '--out', file, '--data', desk.dataFolder]);
			expect([exitCode, errors.length]).toEqual([code, 1]);
			expect(errors[0]).toMatch(message);
		}
		const gone = await showdesk(['export', SESSION.replace('aa', 'ab'), '--out', file, '--data', desk.dataFolder]);
		expect(gone).toMatchObject({ exitCode: 1, errors: [expect.stringContaining('There is no session')] });
		await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
		expect(exportsNoted(desk.dataFolder)).toEqual([]);
	}, 60_000);
});
