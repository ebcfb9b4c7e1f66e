import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openForWriting, storeFile } from '../../../../electron/desk/store/open-store.ts';
import {
	beginErasingSession,
	eraseMessages,
	eraseSlice,
	ON_MESSAGES,
	ON_SESSIONS,
	sessionsBeingErased,
} from '../../../../electron/desk/store/session-erasure.ts';
import { SESSION, SHOW, SPECIALIST, said, scratchDesk, sessionStart, twitchSource } from './scratch-store.ts';

const OTHER = '01990000-0000-7000-8000-0000000000bb';

/** Two sessions that share a channel, with a row of everything in each. */
async function twoSessions() {
	const desk = await scratchDesk();
	const { recorder } = desk;
	for (const [id, first] of [
		[SESSION, 1],
		[OTHER, 101],
	] as const) {
		await recorder.beginSession({
			...sessionStart(id),
			show: { ...SHOW, title: `Show of ${id}` },
			sources: [twitchSource(), twitchSource('source-2', `only-${first}`)],
			sheets: [{ product: 'W1', facts: { battery: '48 h' } }],
		});
		const texts = ['esto cura todo, 48 h', 'сколько стоит?', 'гарантия', 'ещё раз'];
		const { messages } = await recorder.record({
			sessionId: id,
			items: Array.from({ length: 40 }, (_, index) =>
				said(first + index, `${texts[index % 4]} word${first + index}`, { sourceId: index % 2 === 0 ? 'source-1' : 'source-2' }),
			),
		});
		const on = (index: number) => messages[index]?.id ?? 0;
		const by = { profile: SPECIALIST, at: 9 };
		const flagId = messages[0]?.flags[0]?.id ?? 0;
		await recorder.annotate({ messageId: on(0), body: { type: 'verdict', flagId, verdict: 'dismissed', reason: 'joke' }, ...by });
		await recorder.annotate({ messageId: on(3), body: { type: 'language', tag: 'uk' }, ...by });
		await recorder.annotate({ messageId: on(5), body: { type: 'flag', category: 'abuse', severity: 'low', span: { start: 0, end: 2 } }, ...by });
		await recorder.answerQuestion({ sessionId: id, key: 'сколько', act: 'host', ...by });
		await recorder.keepTranslations({ translations: [{ messageId: on(0), to: 'en', engine: 'x', text: 'cures', failedChecks: [], at: 1 }] });
		await recorder.noteSent({ sessionId: id, engine: 'x', characters: 9, day: '2026-01-01' });
		await recorder.record({ sessionId: id, items: [{ type: 'deletion', sourceId: 'source-1', target: { platformId: `p${first}` }, at: 9 }] });
		await recorder.openGap({ sessionId: id, sourceId: 'source-1', startedAt: 5, reason: 'x' });
		await recorder.endSession({ sessionId: id, endedAt: 99_000, ending: 'stopped' });
	}
	await recorder.indexAll({});
	return desk;
}

function opened(dataFolder: string) {
	const database = new Database(storeFile(dataFolder));
	const count = (table: string, session: number | null = null) =>
		Number(
			database
				.prepare(`SELECT count(*) FROM ${table}${session === null ? '' : ' WHERE session = ?'}`)
				.pluck()
				.get(...(session === null ? [] : [session])),
		);
	return { database, count };
}

test('every table that points at a session or a message goes with it', async () => {
	const { dataFolder, close } = await scratchDesk();
	await close();
	const { database } = opened(dataFolder);
	const pointing = database
		.prepare(
			`SELECT t.name AS "table", k."table" AS target FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
			WHERE t.type = 'table' AND k."table" IN ('session', 'message', 'flag', 'annotation', 'source')`,
		)
		.all() as { table: string; target: string }[];
	const taken = new Set<string>([...ON_MESSAGES, ...ON_SESSIONS, 'message']);
	// Some go by a trigger of their own.
	const triggers = database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%AFTER DELETE ON%'").pluck().all() as string[];
	const left = pointing.filter(({ table }) => !taken.has(table) && !triggers.some((sql) => sql.includes(`DELETE FROM ${table} `)));
	expect(left).toEqual([]);
	database.close();
});

test('a session is erased slice by slice with all its rows, and nothing else is touched', async () => {
	const { dataFolder, recorder, reader, close } = await twoSessions();
	const before = await reader.exportPiece({ sessionId: OTHER, format: 'jsonl', cursor: null, personalData: 'kept' });
	expect((await reader.search({ text: 'word1', sessionId: SESSION, limit: 9 })).hits).not.toEqual([]);
	const author = { name: 'Wei', role: 'lead' } as const;
	const erasing = recorder.eraseSession({ sessionId: SESSION, act: 'session.deleted', author, at: 7 });
	expect(
		(await reader.listSessions({})).map(({ id }) => id),
		'invisible at once',
	).toEqual([OTHER]);
	expect((await reader.search({ text: 'word1', limit: 9 })).hits.filter(({ session }) => session.id !== OTHER)).toEqual([]);
	const entry = await erasing;
	expect(entry).toMatchObject({ act: 'session.deleted', sessionId: SESSION, author, detail: { title: `Show of ${SESSION}`, messages: 40 } });
	expect(await reader.exportPiece({ sessionId: OTHER, format: 'jsonl', cursor: null, personalData: 'kept' })).toEqual(before);
	await close();

	const { database, count } = opened(dataFolder);
	for (const table of [...ON_MESSAGES.filter((table) => table !== 'translation'), ...ON_SESSIONS, 'message']) {
		expect(count(table, 1), `${table} of the erased session`).toBe(0);
	}
	for (const table of [
		'message',
		'flag',
		'annotation',
		'flag_state',
		'message_state',
		'added_flag',
		'deletion',
		'gap',
		'question',
		'question_answer',
		'source',
	]) {
		expect(count(table, 2), `${table} of the other`).toBeGreaterThan(0);
	}
	expect(count('translation')).toBe(1);
	expect(database.prepare('SELECT name FROM channel ORDER BY name').pluck().all()).toEqual(['lucia', 'only-101']);
	expect(database.pragma('foreign_key_check')).toEqual([]);
	database.prepare("INSERT INTO message_search (message_search) VALUES ('integrity-check')").run();
	expect(database.prepare("SELECT count(*) FROM message_search WHERE message_search MATCH 'word1'").pluck().get()).toBe(0);
	expect(database.prepare("SELECT count(*) FROM message_search WHERE message_search MATCH 'word101'").pluck().get()).toBe(1);
	expect(database.prepare("SELECT sum(count) FROM rule_tally WHERE outcome = 'raised'").pluck().get()).toBe(count('flag'));
	expect(database.prepare("SELECT sum(count) FROM rule_tally WHERE outcome <> 'raised'").pluck().get()).toBe(1);
	expect(() => database.exec('DELETE FROM message'), 'the erasure is closed again').toThrow(/never taken away/);
	database.close();
});

test('an erasure that the end of the desk cut off is taken up at the next start', async () => {
	const { dataFolder, close } = await twoSessions();
	await close();
	const store = openForWriting(storeFile(dataFolder), () => undefined);
	beginErasingSession(store, 1, null);
	expect(eraseSlice(store, 1, 10)).toBe(true);
	expect(sessionsBeingErased(store)).toEqual([1]);
	store.close();

	const again = await scratchDesk(dataFolder);
	expect(again.opened.interrupted).toEqual([]);
	// An import waits for it, so that nothing of the session counts as known.
	await again.recorder.indexAll({});
	await expect.poll(() => opened(dataFolder).count('session')).toBe(1);
	expect(opened(dataFolder).count('message', 1)).toBe(0);
	await again.close();
});

test('some messages of a session can go alone, as when an import is undone', async () => {
	const { dataFolder, close } = await twoSessions();
	await close();
	const store = openForWriting(storeFile(dataFolder), () => undefined);
	eraseMessages(store, 1, [1, 2, 3, 4, 5, 6], null);
	store.close();
	const { database, count } = opened(dataFolder);
	expect(count('message', 1)).toBe(34);
	expect(count('annotation', 1)).toBe(0);
	expect(count('deletion', 1)).toBe(0);
	expect(database.pragma('foreign_key_check')).toEqual([]);
	expect(database.prepare('SELECT sum(messages) FROM session_language WHERE session = 1').pluck().get()).toBe(34);
	database.close();
});

test('a running show is not erased', async () => {
	const { recorder } = await scratchDesk();
	await recorder.beginSession(sessionStart());
	await expect((async () => recorder.eraseSession({ sessionId: SESSION, act: 'session.deleted', author: null, at: 1 }))()).rejects.toMatchObject({
		code: 'session-running',
	});
});
