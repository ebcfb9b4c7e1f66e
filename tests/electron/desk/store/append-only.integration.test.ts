import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { storeFile } from '../../../../electron/desk/store/open-store.ts';
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
