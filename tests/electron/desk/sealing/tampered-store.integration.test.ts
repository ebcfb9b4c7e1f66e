import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { storeFile } from '../../../../electron/desk/store/open-store.ts';
import type { SealFinding } from '../../../../shared/model/seal.ts';
import { LEAD, SESSION, SPECIALIST, said, sessionStart, twitchSource } from '../store/scratch-store.ts';
import { endedShow, type ScratchDesk, sealed, verified } from './sealed-desk.ts';

/** Changes the file past every guard, as somebody with the file in their hands would. */
function tampering({ dataFolder }: ScratchDesk, sql: string): void {
	const database = new Database(storeFile(dataFolder));
	database.pragma('foreign_keys = OFF');
	const triggers = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[];
	database.transaction(() => {
		for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
		database.exec(sql);
		for (const trigger of triggers) database.exec(trigger.sql);
	})();
	database.close();
}

const ONE = `(SELECT id FROM session WHERE uuid = '${SESSION}')`;

/** What is done to the file, and what is to be found. */
const TAMPERINGS: readonly (readonly [string, string, Partial<SealFinding>])[] = [
	['a message says something else', "UPDATE message SET text = 'nada' WHERE id = 20", { how: 'changed', kind: 'message', row: 20, fields: ['text'] }],
	['a message has another author', "UPDATE message SET author_name = 'Otro' WHERE id = 21", { how: 'changed', kind: 'message', row: 21, fields: ['author'] }],
	['a message has another role', "UPDATE message SET role = 'host' WHERE id = 22", { how: 'changed', kind: 'message', row: 22, fields: ['author'] }],
	[
		'a message came a little earlier',
		'UPDATE message SET received_at = received_at - 1 WHERE id = 23',
		{ how: 'changed', kind: 'message', row: 23, fields: ['time'] },
	],
	[
		'a message came so late that others move',
		'UPDATE message SET received_at = 10305 WHERE id = 24',
		{ how: 'changed', kind: 'message', row: 24, fields: ['time'] },
	],
	['a message is in another language', "UPDATE message SET language = 'fr' WHERE id = 25", { how: 'changed', kind: 'message', row: 25, fields: ['language'] }],
	[
		'a message answers another',
		`UPDATE message SET reply_to = '{"platformId":"p9"}' WHERE id = 26`,
		{ how: 'changed', kind: 'message', row: 26, fields: ['reply'] },
	],
	['what is no JSON any more', "UPDATE message SET emotes = '[' WHERE id = 27", { how: 'changed', kind: 'message', row: 27 }],
	['a message is gone', 'DELETE FROM message WHERE id = 30', { how: 'removed', kind: 'message', row: 30 }],
	[
		'a message is gone with all that hung on it',
		'DELETE FROM flag WHERE message = 2; DELETE FROM message WHERE id = 2',
		{ how: 'removed', kind: 'message', row: 2 },
	],
	['the last message is gone', 'DELETE FROM message WHERE id = 60', { how: 'removed', kind: 'message', row: 60 }],
	['the first message is gone', 'DELETE FROM message WHERE id = 1', { how: 'removed', kind: 'message', row: 1 }],
	[
		'a message was put in the place of another, which moved on',
		`UPDATE message SET id = id + 1000 WHERE id > 40; UPDATE flag SET message = message + 1000 WHERE message > 40; UPDATE question SET message = message + 1000 WHERE message > 40;
		INSERT INTO message SELECT 41, session, source, channel, 'forged', kind, role, author_id, author_name, text, sent_at, received_at, clock, emotes, reply_to, language, script, confidence, other_languages, is_question FROM message WHERE id = 40`,
		{ how: 'changed', kind: 'message', row: 41 },
	],
	[
		'a message was put at the end',
		"INSERT INTO message SELECT 999, session, source, channel, 'forged', kind, role, author_id, author_name, text, sent_at, received_at, clock, emotes, reply_to, language, script, confidence, other_languages, is_question FROM message WHERE id = 60",
		{ how: 'added', kind: 'message', row: 999 },
	],
	[
		'two messages changed places',
		'UPDATE message SET id = -1 WHERE id = 32; UPDATE message SET id = 32 WHERE id = 33; UPDATE message SET id = 33 WHERE id = -1',
		{ how: 'changed', kind: 'message', row: 32 },
	],
	[
		'a flag weighs less',
		'UPDATE flag SET severity = 0 WHERE id = (SELECT min(id) FROM flag WHERE message = 6)',
		{ how: 'changed', kind: 'message', row: 6, fields: ['flags'] },
	],
	[
		'a flag is gone',
		'DELETE FROM flag WHERE id = (SELECT min(id) FROM flag WHERE message = 6)',
		{ how: 'changed', kind: 'message', row: 6, fields: ['flags'] },
	],
	[
		'a flag was added',
		'INSERT INTO flag (message, session, category, severity, span_start, span_end, rule, pack, explanation) SELECT 5, session, category, severity, 0, 2, rule, pack, explanation FROM flag LIMIT 1',
		{ how: 'changed', kind: 'message', row: 5, fields: ['flags'] },
	],
	['a question is another', "UPDATE question SET key = 'x' WHERE message = 7", { how: 'changed', kind: 'message', row: 7, fields: ['other'] }],
	['a question is gone', 'DELETE FROM question WHERE message = 7', { how: 'changed', kind: 'message', row: 7, fields: ['other'] }],
	[
		'a verdict says the opposite',
		`UPDATE annotation SET body = json_set(body, '$.verdict', 'dismissed') WHERE id = 1`,
		{ how: 'changed', kind: 'annotation', row: 1, fields: ['verdict'] },
	],
	[
		'a verdict is somebody else’s',
		"UPDATE annotation SET author_name = 'Eve' WHERE id = 1",
		{ how: 'changed', kind: 'annotation', row: 1, fields: ['author'] },
	],
	['a verdict is gone', 'DELETE FROM annotation WHERE id = 1', { how: 'removed', kind: 'annotation', row: 1 }],
	[
		'a verdict was added',
		`INSERT INTO annotation (id, uuid, message, session, author_name, author_role, at, body) SELECT 99, '01990000-0000-7000-8000-0000000000ee', message, session, 'Eve', 'lead', 10990, body FROM annotation WHERE id = 1`,
		{ how: 'added', kind: 'annotation', row: 99 },
	],
	['a deletion is gone', 'DELETE FROM deletion', { how: 'removed', kind: 'deletion' }],
	['a deletion was of an author', "UPDATE deletion SET reason = 'author'", { how: 'changed', kind: 'deletion' }],
	[
		'a deletion was added',
		'INSERT INTO deletion (message, session, at, reason) SELECT 9, session, at, reason FROM deletion',
		{ how: 'added', kind: 'deletion' },
	],
	['a gap is shorter', 'UPDATE gap SET ended_at = ended_at - 50', { how: 'changed', kind: 'gap', fields: ['time'] }],
	['a gap is gone', 'DELETE FROM gap', { how: 'removed', kind: 'gap' }],
	[
		'a gap was added',
		'INSERT INTO gap (session, source, started_at, ended_at, reason) SELECT session, source, 10400, 10410, reason FROM gap',
		{ how: 'added', kind: 'gap' },
	],
	['an answer is staff’s', "UPDATE question_answer SET act = 'staff'", { how: 'changed', kind: 'answer', fields: ['verdict'] }],
	['an answer is gone', 'DELETE FROM question_answer', { how: 'removed', kind: 'answer' }],
	['the session has another title', `UPDATE session SET title = 'x' WHERE id = ${ONE}`, { how: 'changed', kind: 'session', line: 1 }],
	['the session ended later', `UPDATE session SET ended_at = ended_at + 1 WHERE id = ${ONE}`, { how: 'changed', kind: 'session', fields: ['time'] }],
	['the channel is another', "UPDATE channel SET name = 'x' WHERE name = 'oleg'", { how: 'changed', kind: 'message', row: 1, fields: ['source'] }],
	['a source is gone', `DELETE FROM source WHERE name = 'source-2'`, { how: 'changed', kind: 'message', row: 1 }],
	[
		'what follows from a verdict says the opposite',
		"UPDATE flag_state SET verdict = 'dismissed'",
		{ how: 'changed', kind: 'message', row: 2, fields: ['verdict'] },
	],
	['what follows from a verdict is gone', 'DELETE FROM flag_state', { how: 'changed', kind: 'message', row: 2, fields: ['verdict'] }],
	[
		'what follows from a correction is another language',
		"UPDATE message_state SET language = 'be'",
		{ how: 'changed', kind: 'message', row: 3, fields: ['language'] },
	],
	['a flag people added is of another category', "UPDATE added_flag SET category = 'spam'", { how: 'changed', kind: 'message', row: 4, fields: ['flags'] }],
	['the seal was made by another', "UPDATE seal SET author_name = 'Eve'", { how: 'changed', kind: 'seal' }],
	['the seal is older', 'UPDATE seal SET at = 1', { how: 'changed', kind: 'seal' }],
	['the seal has another root', `UPDATE seal SET root = '${'A'.repeat(43)}'`, { how: 'changed', kind: 'seal' }],
	['the seal is gone', 'DELETE FROM seal', { how: 'removed', kind: 'seal' }],
	['what the seal keeps of the lines is gone', 'DELETE FROM seal_block', { how: 'added', kind: 'session', line: 1 }],
];

describe('somebody changes the file of a sealed session past every guard', () => {
	test.for(TAMPERINGS)('%s', async ([, sql, finding]) => {
		const desk = await endedShow();
		await sealed(desk);
		expect(await verified(desk)).toMatchObject({ outcome: 'whole', finding: null });
		tampering(desk, sql);
		expect(await verified(desk)).toMatchObject({ outcome: 'changed', finding });
	});
});

test('whatever single letter of a text is changed, that message is named', async () => {
	const desk = await endedShow(40);
	await sealed(desk);
	const { database, texts } = (() => {
		const opened = new Database(storeFile(desk.dataFolder));
		return { database: opened, texts: opened.prepare('SELECT id, text FROM message ORDER BY id').all() as { id: number; text: string }[] };
	})();
	database.close();
	await fc.assert(
		fc.asyncProperty(fc.nat({ max: texts.length - 1 }), fc.nat(), fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }), async (index, at, added) => {
			const before = texts[index];
			if (before === undefined) throw new Error('no such text');
			const place = at % (before.text.length + 1);
			const text = `${before.text.slice(0, place)}${added.replaceAll('\0', '')}|${before.text.slice(place)}`.toWellFormed();
			const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;
			tampering(desk, `UPDATE message SET text = ${quoted(text)} WHERE id = ${before.id}`);
			expect(await verified(desk)).toMatchObject({ outcome: 'changed', finding: { how: 'changed', kind: 'message', row: before.id } });
			tampering(desk, `UPDATE message SET text = ${quoted(before.text)} WHERE id = ${before.id}`);
			expect(await verified(desk)).toMatchObject({ outcome: 'whole' });
		}),
		{ numRuns: 25 },
	);
});

test('a sealed session refuses what would change it, and lets the rest of the desk go on', async () => {
	const desk = await endedShow();
	const { recorder, reader } = desk;
	const before = await sealed(desk);
	expect(before.seal).toMatchObject({ by: { name: 'Wei', role: 'lead' }, at: 200_000 });
	const sealedError = expect.objectContaining({ code: 'session-sealed' });
	const act = { profile: LEAD, at: 300_000 };
	const annotations = (await reader.feedPage({ sessionId: SESSION, limit: 100 })).annotations;
	const refused: readonly (() => unknown)[] = [
		() => recorder.annotate({ messageId: 5, body: { type: 'note', text: 'late' }, ...act }),
		() => recorder.annotate({ messageId: 5, body: { type: 'language', tag: 'uk' }, ...act }),
		() => recorder.undo({ sessionId: SESSION, annotationId: annotations[0]?.id, ...act }),
		() => recorder.answerQuestion({ sessionId: SESSION, key: 'сколько', act: 'staff', ...act }),
		() => recorder.setSheets({ sessionId: SESSION, sheets: [{ product: 'W1', facts: { battery: '48 h' } }], at: 1 }),
		() => recorder.beginSealing({ sessionId: SESSION }),
	];
	for (const attempt of refused) await expect((async () => attempt())()).rejects.toEqual(sealedError);
	expect(await verified(desk)).toMatchObject({ outcome: 'whole' });

	// The same channel goes on elsewhere, and takes a message of the sealed session away.
	const other = '01990000-0000-7000-8000-0000000000bb';
	await recorder.beginSession({ ...sessionStart(other), sources: [twitchSource()] });
	const items = [said(900, 'hola'), { type: 'deletion', sourceId: 'source-1', target: { platformId: 'p5' }, at: 9 } as const];
	expect(await recorder.record({ sessionId: other, items })).toMatchObject({ messages: [{ text: 'hola' }], deletions: [] });
	expect(await verified(desk)).toMatchObject({ outcome: 'whole' });
	await recorder.archiveSession({ sessionId: SESSION, isArchived: true, author: null, at: 1 });
	await recorder.tagSession({ sessionId: SESSION, tags: ['kept'], author: null, at: 1 });
	expect(await verified(desk)).toMatchObject({ outcome: 'whole' });
});

test('a lead opens it again, it can be changed and sealed anew, and the history says so', async () => {
	const desk = await endedShow();
	const { recorder, reader } = desk;
	await sealed(desk);
	const reopened = await recorder.reopenSession({ sessionId: SESSION, by: { name: 'Wei', role: 'lead' }, at: 300_000, reason: 'a claim was missed' });
	expect(reopened).toMatchObject({ session: { seal: null }, entry: { act: 'session.reopened', detail: { reason: 'a claim was missed' } } });
	expect(await verified(desk)).toMatchObject({ outcome: 'unsealed' });
	await recorder.annotate({ messageId: 5, body: { type: 'note', text: 'missed' }, profile: SPECIALIST, at: 300_100 });
	await sealed(desk);
	const report = await verified(desk);
	expect(report).toMatchObject({
		outcome: 'whole',
		history: [{ act: 'sealed' }, { act: 'reopened', reason: 'a claim was missed', by: { name: 'Wei' } }, { act: 'sealed' }],
	});
	expect(report.history[0]?.root).not.toBe(report.history[2]?.root);
	expect((await reader.getSession({ sessionId: SESSION })).seal).toMatchObject({ lines: report.lines, root: report.history[2]?.root });
	tampering(desk, "UPDATE seal SET reason = 'nothing' WHERE act = 'reopened'");
	expect(await verified(desk)).toMatchObject({ outcome: 'changed', finding: { kind: 'seal' } });
});

test('a sealing that is given up, or cut off by the end of the desk, leaves the session open', async () => {
	const desk = await endedShow();
	const { recorder, reader } = desk;
	const begun = await recorder.beginSealing({ sessionId: SESSION });
	const note = { messageId: 5, body: { type: 'note', text: 'x' }, profile: LEAD, at: 1 } as const;
	expect(() => recorder.annotate(note)).toThrow(expect.objectContaining({ code: 'session-sealed' }));
	const { blocks } = await reader.chainLines({ operationId: SESSION, sessionId: SESSION, ...begun });
	await recorder.keepSealBlocks({ sessionId: SESSION, blocks });
	await recorder.abandonSealing({ sessionId: SESSION });
	await recorder.annotate(note);
	expect((await reader.getSession({ sessionId: SESSION })).seal).toBeNull();

	await recorder.beginSealing({ sessionId: SESSION });
	await desk.close();
	const { scratchDesk } = await import('../store/scratch-store.ts');
	const again = await scratchDesk(desk.dataFolder);
	await again.recorder.annotate({ ...note, body: { type: 'note', text: 'again' } });
	expect(await verified(again)).toMatchObject({ outcome: 'unsealed' });
	await sealed(again);
	expect(await verified(again)).toMatchObject({ outcome: 'whole' });
});
