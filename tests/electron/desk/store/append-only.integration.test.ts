import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { eraseWith } from '../../../../electron/desk/store/erasure.ts';
import { openForWriting, storeFile } from '../../../../electron/desk/store/open-store.ts';
import type { AuditEntry } from '../../../../shared/model/audit.ts';
import { SESSION, SPECIALIST, said, scratchDesk, sessionStart } from './scratch-store.ts';

test('evidence can neither be changed nor taken away, whoever asks SQLite for it', async () => {
	const { recorder, dataFolder, close } = await scratchDesk();
	await recorder.beginSession(sessionStart());
	const { messages } = await recorder.record({ sessionId: SESSION, items: [said(1, 'esto cura todo')] });
	await recorder.annotate({ messageId: messages[0]?.id ?? 0, body: { type: 'note', text: 'look' }, profile: SPECIALIST, at: 5 });
	await close();
	const database = new Database(storeFile(dataFolder));
	for (const table of ['message', 'flag', 'annotation']) {
		expect(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(1);
		expect(() => database.exec(`UPDATE ${table} SET session = session`)).toThrow(/never changes/);
		expect(() => database.exec(`DELETE FROM ${table}`)).toThrow(/never taken away/);
	}
	database.close();
});

test('what must be lost is lost with a line that says who did it, or not at all', async () => {
	const { recorder, dataFolder, close } = await scratchDesk();
	await recorder.beginSession(sessionStart());
	await recorder.record({ sessionId: SESSION, items: [said(1, 'hola'), said(2, 'adiós')] });
	await close();
	const store = openForWriting(storeFile(dataFolder), () => undefined);
	const entry = (id: string): AuditEntry => ({
		id,
		at: 9,
		author: { name: 'Wei', role: 'lead' },
		act: 'author.anonymised',
		sessionId: SESSION,
		detail: { messages: 2 },
	});
	const rename = () => store.change<[]>("UPDATE message SET author_name = ''").run();
	eraseWith(store, entry('01990000-0000-7000-8000-000000000001'), rename);
	expect(rename, 'the erasure is closed again').toThrow(/never changes/);

	const failing = () => {
		store.change<[]>('DELETE FROM flag').run();
		throw new Error('half way');
	};
	expect(() => eraseWith(store, entry('01990000-0000-7000-8000-000000000002'), failing)).toThrow('half way');
	expect(rename, 'it does not stay open').toThrow(/never changes/);
	expect(store.query<[], { uuid: string }>('SELECT uuid FROM audit_entry').all()).toEqual([{ uuid: '01990000-0000-7000-8000-000000000001' }]);
	expect(() => store.change<[]>('DELETE FROM audit_entry').run()).toThrow(/never taken away/);
	expect(() => store.change<[]>('UPDATE audit_entry SET at = 0').run()).toThrow(/never changes/);
	store.close();
});
