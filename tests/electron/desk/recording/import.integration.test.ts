import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FileToImport } from '../../../../electron/desk/recording/import-recorder-calls.ts';
import { takeBackAtStart } from '../../../../electron/desk/recording/unfinished-import.ts';
import { closeJournal, noteImportedSession } from '../../../../electron/desk/store/import-journal.ts';
import { openForWriting, storeFile } from '../../../../electron/desk/store/open-store.ts';
import { oldSessions } from '../../../../electron/desk/store/retention-query.ts';
import { sessionRowId } from '../../../../electron/desk/store/session-table.ts';
import { NO_RETENTION, type RetentionRule } from '../../../../shared/model/keeping.ts';
import { samplePlanSchema } from '../../../../shared/model/review.ts';
import { LEAD, SESSION, said, scratchDesk, scratchFolder, sessionStart, twitchSource } from '../store/scratch-store.ts';

type ScratchDesk = Awaited<ReturnType<typeof scratchDesk>>;

const OPERATION = '01990000-0000-7000-8000-00000000000f';

async function importInto(desk: ScratchDesk, content: string | Uint8Array, options: Partial<FileToImport> = {}) {
	const file = join(scratchFolder(), 'upload.part');
	writeFileSync(file, content);
	return desk.recorder.importTranscript({ file, name: 'Relojes W1.json', operationId: OPERATION, takesPartial: false, ...options });
}

async function inspectIn(desk: ScratchDesk, content: string, name = 'show.json') {
	const path = join(scratchFolder(), 'upload.part');
	writeFileSync(path, content);
	await desk.reader.beginInspection({ operationId: OPERATION, path, name });
	for (;;) {
		const { found } = await desk.reader.inspectOn({ operationId: OPERATION });
		if (found !== null) return found;
	}
}

const item = (index: number, text: string) => ({
	message: text,
	message_id: `id-${index}`,
	timestamp: 1_714_590_000_000_000 + index * 1_000_000,
	author: { id: `UC${'x'.repeat(21)}${index % 10}`, name: `имя ${index % 10}` },
});
const chat = (count: number) => Array.from({ length: count }, (_, index) => item(index, `hola ${index}`));

const counts = async ({ reader }: ScratchDesk) => (await reader.listSessions({})).map(({ show, messages, flags }) => [show.title, messages, flags]);

test('what a person says of the show completes the file, and the messages are analysed with its market and languages', async () => {
	const desk = await scratchDesk();
	const file = JSON.stringify([item(1, 'gratis'), item(2, '¿cuánto cuesta?')]);
	const { sessionId, ...result } = await importInto(desk, file, { show: { host: 'Lucía', market: 'ES', languages: ['es'] } });
	expect(result).toEqual({ added: 2, known: 0, skipped: [], skippedCount: 0 });
	expect(await desk.reader.getSession({ sessionId })).toMatchObject({
		show: { title: 'Relojes W1', host: 'Lucía', market: 'ES', languages: ['es'], platform: 'youtube' },
		ending: 'imported',
		messages: 2,
		flags: 1,
	});
	expect(await importInto(desk, file)).toMatchObject({ sessionId, added: 0, known: 2 });
	expect(await counts(desk)).toEqual([['Relojes W1', 2, 1]]);
});

test('a file with a line that cannot be taken is refused and leaves nothing, and is taken without that line where a person says so', async () => {
	const desk = await scratchDesk();
	const file = chat(700).map((line) => JSON.stringify(line));
	file.splice(650, 0, '{"message": "torn');
	await expect(importInto(desk, file.join('\n'))).rejects.toEqual(
		expect.objectContaining({ code: 'file-has-problems', detail: { file: 'Relojes W1.json', line: '651' } }),
	);
	expect(await counts(desk)).toEqual([]);
	expect(await importInto(desk, file.join('\n'), { takesPartial: true })).toMatchObject({
		added: 700,
		known: 0,
		skipped: [{ line: 651, code: 'not-json' }],
		skippedCount: 1,
	});
});

test('an import that fails takes back what it added to an older session, row by row, and the search no longer finds it', async () => {
	const desk = await scratchDesk();
	await importInto(desk, JSON.stringify(chat(300)));
	const [before] = await desk.reader.listSessions({});
	// The same chat, longer: its head is the same, so it is the same session.
	const longer = JSON.stringify([...chat(300), ...Array.from({ length: 600 }, (_, index) => item(1_000 + index, `gratis zanahoria ${index}`))]);
	await expect(importInto(desk, longer.slice(0, -4))).rejects.toEqual(expect.objectContaining({ code: 'file-has-problems' }));
	await desk.recorder.indexAll({});
	expect(await desk.reader.listSessions({})).toEqual([before]);
	expect(await desk.reader.feedPage({ sessionId: before?.id ?? '', limit: 500 })).toMatchObject({ messages: { length: 300 } });
	expect(await importInto(desk, longer)).toMatchObject({ added: 600, known: 300 });
});

test('a running import is in no list, a live recording goes on beside it, and a second import waits its turn', async () => {
	const desk = await scratchDesk();
	const first = importInto(desk, JSON.stringify(chat(12_000)));
	const second = importInto(desk, 'WEBVTT\n\n00:00.000 --> 00:01.000\nhola\n', { operationId: SESSION, name: 'w1.vtt' });
	await desk.recorder.beginSession({ ...sessionStart(), sources: [twitchSource()] });
	let longest = 0;
	for (let index = 0; index < 20; index += 1) {
		const began = performance.now();
		await desk.recorder.record({ sessionId: SESSION, items: [said(index + 1, 'live')] });
		longest = Math.max(longest, performance.now() - began);
		await new Promise((resolve) => setImmediate(resolve));
	}
	expect(await counts(desk)).toEqual([['W1 watch', 20, 0]]);
	await Promise.all([first, second]);
	expect((await desk.reader.listSessions({})).map(({ messages }) => messages).sort()).toEqual([1, 12_000, 20]);
	expect(longest).toBeLessThan(500);
});

test('what a running import has stored so far is found, counted, sampled, kept for and exported by nobody', async () => {
	const dataFolder = scratchFolder();
	const desk = await scratchDesk(dataFolder);
	const older = await importInto(desk, JSON.stringify([item(1, 'gratis uno'), item(2, 'hola')]));
	const own = await importInto(desk, 'WEBVTT\n\n00:00.000 --> 00:01.000\ngratis dos\n', { name: 'w1.vtt' });
	await desk.recorder.indexAll({});
	const plan = samplePlanSchema.parse({ size: { by: 'count', count: 0 }, unflagged: 9, seed: 'x' });
	const rule: RetentionRule = { ...NO_RETENTION, action: 'delete', afterDays: 1 };
	const store = openForWriting(storeFile(dataFolder), () => {});
	const seen = async () => ({
		found: (await desk.reader.search({ text: 'gratis', limit: 9 })).hits.map(({ message }) => message.text),
		counted: (await desk.reader.search({ text: 'gratis', limit: 9 })).count.messages,
		raised: (await desk.reader.ruleRecords({})).map(({ total }) => total.raised),
		examples: (await desk.reader.ruleExamples({ rule: 'es.scam.gratis', limit: 9 })).examples.map(({ message }) => message.text),
		sampled: (await desk.reader.reviewSample({ plan, reviewers: [] })).items.length,
		kept: oldSessions(store, rule, Date.now()).reached.length,
	});
	expect(await seen()).toEqual({
		found: ['gratis dos', 'gratis uno'],
		counted: 2,
		raised: [2],
		examples: ['gratis dos', 'gratis uno'],
		sampled: 1,
		kept: 2,
	});

	// As it stands in the middle of an import that makes one session and adds a line to another.
	const row = sessionRowId(store, own.sessionId) ?? 0;
	noteImportedSession(store, row);
	expect(await seen()).toEqual({ found: ['gratis uno'], counted: 1, raised: [1], examples: ['gratis uno'], sampled: 1, kept: 1 });
	const refused = expect.objectContaining({ code: 'session-not-found' });
	const piece = { format: 'csv', cursor: null, personalData: 'kept' } as const;
	await expect(async () => desk.reader.exportPiece({ ...piece, sessionId: own.sessionId })).rejects.toEqual(refused);
	await expect(async () => desk.reader.getSession({ sessionId: own.sessionId })).rejects.toEqual(refused);

	store.change<[string]>("INSERT INTO imported_row (session, kind, row) SELECT session, 'message', id FROM message WHERE text <> ?").run('gratis dos');
	expect(await seen()).toEqual({ found: [], counted: 0, raised: [], examples: [], sampled: 0, kept: 1 });
	expect((await desk.reader.exportPiece({ ...piece, sessionId: older.sessionId })).text).not.toContain('gratis');

	closeJournal(store);
	store.close();
	expect((await desk.reader.search({ text: 'gratis', limit: 9 })).count.messages).toBe(2);
	expect((await desk.reader.exportPiece({ ...piece, sessionId: own.sessionId })).text).toContain('gratis dos');
});

test('captions of one sentence are analysed together, and what is cut in two is one flag that names the line where it begins', async () => {
	const cues = [
		['00:00:01,000 --> 00:00:03,000', 'esto es de oro'],
		['00:00:03,200 --> 00:00:05,000', 'puro, amigos.'],
		// A sentence that a mark ends, a pause that ends one, and words of nobody's sentence.
		['00:00:05,000 --> 00:00:06,000', 'de oro.'],
		['00:00:06,000 --> 00:00:07,000', 'puro lujo'],
		['00:00:10,000 --> 00:00:11,000', 'otro de oro'],
		['00:00:12,300 --> 00:00:13,000', 'puro'],
	] as const;
	const srt = cues.map(([times, text], index) => `${index + 1}\n${times}\n${text}\n`).join('\n');
	const vtt = `WEBVTT\n\n${cues.map(([times, text]) => `${times.replaceAll(',', '.')}\n${text}\n`).join('\n')}`;
	for (const [name, file] of [
		['w1.srt', srt],
		['w1.vtt', vtt],
	] as const) {
		const desk = await scratchDesk();
		const { sessionId, added } = await importInto(desk, file, { name });
		expect(added).toBe(6);
		const { messages } = await desk.reader.feedPage({ sessionId, limit: 9 });
		expect(messages.map(({ text }) => text)).toEqual(cues.map(([, text]) => text));
		const [begins, ends, ...others] = messages;
		expect(begins?.flags).toEqual([]);
		expect(ends?.flags).toMatchObject([{ start: 0, end: 4, explanation: { matched: 'oro puro', before: [{ messageId: begins?.id, start: 11, end: 14 }] } }]);
		expect(others.flatMap(({ flags }) => flags)).toEqual([]);
		expect(await importInto(desk, file, { name })).toMatchObject({ sessionId, added: 0, known: 6 });
	}
});

test('captions of two voices are two sentences, however close they are', async () => {
	const desk = await scratchDesk();
	const file = 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Lucía>de oro\n\n00:02.000 --> 00:03.000\n<v Олег>puro\n';
	const { sessionId } = await importInto(desk, file, { name: 'w1.vtt' });
	const { messages } = await desk.reader.feedPage({ sessionId, limit: 9 });
	expect(messages.map(({ author, flags }) => [author.name, flags])).toEqual([
		['Lucía', []],
		['Олег', []],
	]);
});

test('an import that is cancelled while it waits is never begun', async () => {
	const desk = await scratchDesk();
	const first = importInto(desk, JSON.stringify(chat(500)));
	const second = importInto(desk, JSON.stringify([item(9_000, 'no')]), { operationId: SESSION });
	await desk.recorder.cancelImport({ operationId: SESSION });
	await expect(second).rejects.toEqual(expect.objectContaining({ code: 'cancelled' }));
	expect(await first).toMatchObject({ added: 500 });
	expect(await desk.reader.listSessions({})).toHaveLength(1);
});

test('what a crash left of an import is gone at the next start, and can be imported whole', async () => {
	const dataFolder = scratchFolder();
	const desk = await scratchDesk(dataFolder);
	const file = JSON.stringify(chat(400));
	const { sessionId } = await importInto(desk, file);
	await desk.close();
	// As it stands in the middle of an import.
	const store = openForWriting(storeFile(dataFolder), () => {});
	noteImportedSession(store, sessionRowId(store, sessionId) ?? 0);
	store.close();
	const again = await scratchDesk(dataFolder);
	expect(await again.reader.listSessions({})).toEqual([]);
	expect(await importInto(again, file)).toMatchObject({ sessionId, added: 400, known: 0 });
	expect(await counts(again)).toMatchObject([['Relojes W1', 400, 0]]);
});

test('rows that a crash left in an older session are taken back with what follows from them', async () => {
	const dataFolder = scratchFolder();
	const desk = await scratchDesk(dataFolder);
	await desk.recorder.beginSession({ ...sessionStart(), sources: [twitchSource()] });
	const { messages } = await desk.recorder.record({ sessionId: SESSION, items: [said(1, 'esto cura todo, gratis')] });
	await desk.recorder.endSession({ sessionId: SESSION, endedAt: 99_000, ending: 'stopped' });
	const flagId = messages[0]?.flags[0]?.id ?? 0;
	await desk.close();
	const store = openForWriting(storeFile(dataFolder), () => {});
	const annotation = { type: 'annotation', id: OPERATION, messageId: 'p1', author: { name: LEAD.name, role: LEAD.role }, at: 5 };
	const source = { kind: 'twitch', channel: 'lucia' };
	store.close();
	const lines = [
		{ type: 'session', version: 1, id: SESSION, show: sessionStart().show, startedAt: 1_000, endedAt: 99_000 },
		{ ...annotation, source, body: { type: 'verdict', flag: 0, verdict: 'confirmed' } },
		{ type: 'message', id: 'p2', text: 'más', receivedAt: 2_000, source },
		{ type: 'message', id: 'p3', text: 7, receivedAt: 2_000, source },
	];
	const again = await scratchDesk(dataFolder);
	const before = await again.reader.getSession({ sessionId: SESSION });
	await expect(importInto(again, lines.map((line) => JSON.stringify(line)).join('\n'))).rejects.toEqual(expect.objectContaining({ code: 'file-has-problems' }));
	expect(await again.reader.getSession({ sessionId: SESSION })).toEqual(before);
	expect((await again.reader.feedPage({ sessionId: SESSION, limit: 9 })).annotations).toEqual([]);
	// The verdict is gone: the flag can be judged anew and counts once.
	await again.recorder.annotate({ messageId: messages[0]?.id ?? 0, body: { type: 'verdict', flagId, verdict: 'dismissed' }, profile: LEAD, at: 6 });
	expect(await again.reader.getSession({ sessionId: SESSION })).toMatchObject({ unreviewed: before.unreviewed - 1 });
	await again.close();
	const closed = openForWriting(storeFile(dataFolder), () => {});
	expect(() => takeBackAtStart(closed)).not.toThrow();
	closed.close();
});

test('an inspection says what a file holds before any of it is stored, and what of it is known', async () => {
	const desk = await scratchDesk();
	await importInto(desk, JSON.stringify(chat(3)));
	const file = [...chat(5).map((line) => JSON.stringify(line)), JSON.stringify({ message_type: 'ticker', timestamp: 1_714_590_000_000_000 }), '{oops'].join(
		'\n',
	);
	const found = await inspectIn(desk, file, 'chat.jsonl');
	expect(found).toMatchObject({
		file: 'chat.jsonl',
		format: 'chat-downloader',
		encoding: 'utf-8',
		isPacked: false,
		messages: 5,
		known: 3,
		people: 5,
		withoutText: 1,
		damagedTexts: 0,
		isDated: true,
		span: { from: 1_714_590_000_000, to: 1_714_590_004_000 },
		problems: [{ line: 7, code: 'not-json' }],
		problemCount: 1,
	});
	expect(found.first[0]).toEqual({ line: 1, at: 1_714_590_000_000, author: 'имя 0', role: 'viewer', kind: 'chat', text: 'hola 0' });
	expect(await desk.reader.listSessions({})).toHaveLength(1);
});

test('whatever a text is made of, it comes in as it is written, and a second time adds nothing', async () => {
	const desk = await scratchDesk();
	const text = fc.oneof(
		fc.string({ unit: 'binary', minLength: 1 }),
		fc.string({ unit: 'grapheme', minLength: 1 }),
		fc.constantFrom('\uD800', 'مرحبا\u200f', '</script>', '\u0000', 'e\u0301'),
	);
	let run = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 6 }), async (texts) => {
			run += 1;
			const said = texts.filter((words) => words.trim() !== '');
			const file = JSON.stringify([
				{ message: `run ${run}`, message_id: `${run}`, timestamp: 1 },
				...said.map((message, index) => ({ message, message_id: `${run}-${index}`, timestamp: 1e15 })),
			]);
			const first = await importInto(desk, file);
			expect(first).toMatchObject({ added: said.length + 1, known: 0 });
			const { messages } = await desk.reader.feedPage({ sessionId: first.sessionId, limit: 50 });
			expect(messages.slice(1).map((message) => message.text)).toEqual(said.map((words) => words.toWellFormed().replaceAll('\0', '\uFFFD')));
			expect(await importInto(desk, file)).toMatchObject({ sessionId: first.sessionId, added: 0, known: said.length + 1 });
		}),
		{ numRuns: 40 },
	);
});
