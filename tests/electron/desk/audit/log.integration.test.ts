import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { logPage } from '../../../../electron/desk/audit/log-page.ts';
import { openForReading, storeFile } from '../../../../electron/desk/store/open-store.ts';
import { KIND_OF_ACT, LOG_KINDS, type LogFilter, type LogLine } from '../../../../shared/model/audit.ts';
import { LEAD, SESSION, SPECIALIST, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

type ScratchDesk = Awaited<ReturnType<typeof scratchDesk>>;

const VIEWER = 'Хрюша';
const SAID = 'esto cura todo';
const ASKED = 'сколько';
const WRITTEN = 'nobody may read this';

/** One of everything, each at a time of its own. */
async function busyDesk(): Promise<ScratchDesk> {
	const desk = await scratchDesk();
	const { recorder } = desk;
	await recorder.beginSession(sessionStart());
	const { messages } = await recorder.record({ sessionId: SESSION, items: [said(1, SAID, { author: { id: 'v', name: VIEWER } }), said(2, 'сколько стоит?')] });
	const [first] = messages;
	if (!first) throw new Error('nothing was recorded');
	const by = (at: number, profile = SPECIALIST) => ({ profile, at });
	const messageId = first.id;
	await recorder.annotate({ messageId, body: { type: 'verdict', flagId: first.flags[0]?.id ?? 0, verdict: 'dismissed', comment: WRITTEN }, ...by(10) });
	await recorder.annotate({ messageId, body: { type: 'note', text: WRITTEN }, ...by(20, LEAD) });
	await recorder.annotate({ messageId, body: { type: 'language', tag: 'uk' }, ...by(30) });
	const undone = await recorder.undo({ sessionId: SESSION, ...by(40) });
	expect(undone.body.type).toBe('undo');
	await recorder.annotate({ messageId, body: { type: 'translation', to: 'fr', text: WRITTEN }, ...by(50, LEAD) });
	const { saved } = await recorder.saveLabel({ label: { name: 'Repair', colour: 'teal', key: '1', description: WRITTEN, reach: 'both' }, ...by(60, LEAD) });
	await recorder.annotate({ messageId, body: { type: 'label', label: saved }, ...by(70) });
	await recorder.answerQuestion({ sessionId: SESSION, key: ASKED, act: 'host', ...by(80) });
	const place = { key: ASKED, product: 'W1', language: 'es', author: { name: LEAD.name, role: LEAD.role } } as const;
	await recorder.approveAnswer({ ...place, text: WRITTEN, at: 90 });
	await recorder.withdrawAnswer({ ...place, at: 100 });
	const scope = { type: 'category', category: 'health' } as const;
	const spared = { exceptions: [{ type: 'author', messageId, scope, comment: WRITTEN } as const], acceptsRisk: false };
	const { added } = await recorder.addExceptions({ ...spared, ...by(110) });
	await recorder.takeBackException({ id: added[0]?.id ?? '', ...by(120, LEAD) });
	await recorder.noteLook({ rule: first.flags[0]?.rule ?? '', ...by(130, LEAD) });
	await recorder.saveGuidelines({ label: null, basedOn: 0, text: WRITTEN, comment: WRITTEN, ...by(140, LEAD) });
	await recorder.noteAct({ at: 150, author: null, act: 'retention.applied', sessionId: null, detail: { sessions: 2 } });
	return desk;
}

const acts = (lines: readonly LogLine[]) => lines.map(({ at, act }) => `${at} ${act}`);

async function all({ reader }: ScratchDesk, filter: LogFilter = {}, limit = 100): Promise<LogLine[]> {
	const lines: LogLine[] = [];
	let cursor: string | null = null;
	do {
		const page: Awaited<ReturnType<typeof reader.auditPage>> = await reader.auditPage({ filter, cursor, limit });
		expect(page.lines.length).toBeLessThanOrEqual(limit);
		lines.push(...page.lines);
		cursor = page.cursor;
	} while (cursor !== null);
	return lines;
}

const EVERYTHING = [
	'150 retention.applied',
	'140 guidelines.changed',
	'130 rule.looked',
	'120 exception.removed',
	'110 exception.added',
	'100 answer.withdrawn',
	'90 answer.approved',
	'80 question.answered',
	'70 label.given',
	'60 labels.changed',
	'50 translation.written',
	'40 act.undone',
	'30 language.corrected',
	'20 note.written',
	'10 verdict.given',
];

test('the log tells of every act wherever it is kept, newest first', async () => {
	const lines = await all(await busyDesk());
	expect(acts(lines)).toEqual(EVERYTHING);
	const details = Object.fromEntries(lines.map(({ act, detail }) => [act, detail]));
	expect(details).toMatchObject({
		'verdict.given': { verdict: 'dismissed', category: 'health' },
		'act.undone': { of: 'language.corrected' },
		'translation.written': { language: 'fr' },
		'label.given': { label: 'Repair' },
		'answer.approved': { language: 'es', product: 'W1' },
		'exception.removed': { type: 'author' },
		'rule.looked': { rule: expect.stringMatching(/health/) },
	});
	expect(lines.find(({ act }) => act === 'verdict.given')).toMatchObject({
		author: { name: 'Ana' },
		session: { id: SESSION, title: 'W1 watch' },
		messageId: 1,
	});
	expect(lines[0]).toMatchObject({ author: null, session: null, messageId: null });
});

test('nothing that was said, written or called by a viewer is in it, in any form', async () => {
	const desk = await busyDesk();
	const csv = (await desk.reader.auditPiece({ format: 'csv', filter: {}, cursor: null })).text;
	const jsonl = (await desk.reader.auditPiece({ format: 'jsonl', filter: {}, cursor: null })).text;
	for (const text of [JSON.stringify(await all(desk)), csv, jsonl]) {
		for (const secret of [VIEWER, SAID, ASKED, WRITTEN]) expect(text).not.toContain(secret);
	}
});

test('pages of any length give the same log without a hole, also where much was done in one moment', async () => {
	const desk = await busyDesk();
	const { recorder } = desk;
	for (let count = 0; count < 7; count += 1) {
		await recorder.annotate({ messageId: 1, body: { type: 'note', text: 'x' }, profile: LEAD, at: 150 });
		await recorder.noteAct({ at: 150, author: null, act: 'backup.made', sessionId: null, detail: {} });
		await recorder.answerQuestion({ sessionId: SESSION, key: ASKED, act: 'staff', profile: LEAD, at: 150 });
	}
	const whole = await all(desk);
	expect(whole).toHaveLength(EVERYTHING.length + 21);
	expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
	for (const limit of [1, 2, 5, 22]) expect(await all(desk, {}, limit)).toEqual(whole);
});

test.each<readonly [string, LogFilter, readonly string[]]>([
	['one person', { person: 'Wei', from: 55, to: 121 }, ['120 exception.removed', '100 answer.withdrawn', '90 answer.approved', '60 labels.changed']],
	['the desk itself', { person: null }, ['150 retention.applied']],
	['a kind', { kinds: ['marks'] }, ['70 label.given', '30 language.corrected', '20 note.written']],
	['two kinds', { kinds: ['verdicts', 'undone'] }, ['40 act.undone', '10 verdict.given']],
	['a time', { from: 30, to: 50 }, ['40 act.undone', '30 language.corrected']],
	['a session', { sessionId: SESSION, from: 50 }, ['80 question.answered', '70 label.given', '50 translation.written']],
	['a session that is not there', { sessionId: '01990000-0000-7000-8000-00000000dead' }, []],
])('it is narrowed to %s', async (_what, filter, expected) => {
	expect(acts(await all(await busyDesk(), filter))).toEqual(expected);
});

test('everybody who did something can be chosen, once', async () => {
	expect(await (await busyDesk()).reader.auditPeople({})).toEqual(['Ana', 'Wei']);
});

test('every kind has an act, so that no filter is always empty', () => {
	expect(new Set(Object.values(KIND_OF_ACT))).toEqual(new Set(LOG_KINDS));
});

test('a spreadsheet takes no cell of the file for a formula', async () => {
	const desk = await scratchDesk();
	const author = { name: '=HYPERLINK("http://x")', role: 'lead' } as const;
	await desk.recorder.noteAct({ at: 5, author, act: 'session.tagged', sessionId: null, detail: { tag: '=1+1,"a"' } });
	const { text } = await desk.reader.auditPiece({ format: 'csv', filter: {}, cursor: null });
	expect(text).toBe(
		`\uFEFFat,person,role,kind,act,session,show,message,detail\r\n1970-01-01T00:00:00.005Z,"'=HYPERLINK(""http://x"")",lead,sessions,session.tagged,,,,"tag: =1+1,""a"""\r\n`,
	);
});

test('a page comes within 50 ms among 200,000 annotations, whatever it is narrowed to', async () => {
	const desk = await busyDesk();
	await desk.close();
	const file = storeFile(desk.dataFolder);
	const database = new Database(file);
	database.exec(`
		WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 200000)
		INSERT INTO annotation (uuid, message, session, author_name, author_role, at, body)
		SELECT 'filler-' || n, 1, 1, 'Person ' || (n % 20), 'specialist', 1000 + n, '{"type":"note","text":"some words of a note"}' FROM number;
	`);
	database.close();
	const store = openForReading(file, () => undefined);
	const filters: readonly LogFilter[] = [{}, { person: 'Ana' }, { person: 'Person 7' }, { kinds: ['verdicts'] }, { sessionId: SESSION }, { from: 0, to: 20 }];
	const rounds = 10;
	for (const filter of filters) {
		// The thread's own time, which other work on the machine does not add to; it is told in ticks, so over several rounds.
		const before = process.threadCpuUsage();
		for (let round = 0; round < rounds; round += 1) logPage(store, filter, null, 100);
		const { user, system } = process.threadCpuUsage(before);
		expect((user + system) / 1_000 / rounds, JSON.stringify(filter)).toBeLessThan(50);
	}
	store.close();
});
