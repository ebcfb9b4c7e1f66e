import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexMissing } from '../../../../electron/desk/searching/indexing.ts';
import { openForWriting, storeFile } from '../../../../electron/desk/store/open-store.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import { LEAD, SESSION, SHOW, SPECIALIST, said, scratchDesk, sessionStart, twitchSource } from '../store/scratch-store.ts';
import { type Candidate, fitsQuery } from './fits-query.ts';

const OTHER = '01990000-0000-7000-8000-0000000000bb';
const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 31, 20);

const WORDS = ['hola', 'cura', 'gratis', 'bit.ly/x', 'Ёлка', 'ساعة', 'السَّاعَةُ', 'CAFÉ', '手表', 'precio?', 'relojes', '😀'];
const AUTHORS = ['Marta López', 'марта', 'أحمد', 'user_1'];

const arbitraryMessage = fc.record({
	words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }),
	author: fc.constantFrom(...AUTHORS),
	kind: fc.constantFrom('chat', 'speech', 'system'),
	role: fc.constantFrom('host', 'moderator', 'viewer', 'bot'),
	hours: fc.double({ min: 0, max: 40, noNaN: true }),
	isOther: fc.boolean(),
	origin: fc.constantFrom(undefined, undefined, { platform: 'youtube', channel: null }, { platform: 'tiktok', channel: 'Lucía' }),
});

const arbitraryAct = fc.record({
	message: fc.nat(30),
	type: fc.constantFrom('confirmed', 'dismissed', 'note', 'flag', 'language', 'translation', 'reply', 'undo', 'deletion', 'answer', 'reopen'),
	byLead: fc.boolean(),
});

const arbitraryClause = fc
	.tuple(
		fc.constantFrom('', '', '', '-'),
		fc.constantFrom(
			...['hola', 'CUR', 'елк', 'الساعه', '手', 'cafe', 'reloj', '"cura gratis"', '"hola reloj"', 'bit.ly', 'zzz', '😀'],
			...[
				'from:mar',
				'from:"marta lop"',
				'from:user_1,احمد',
				'role:host',
				'role:viewer,bot',
				'kind:speech',
				'kind:chat,system',
				'lang:ar',
				'lang:ru,fr',
				'lang:es',
			],
			...['category:health', 'category:security', 'category:abuse', 'severity:high', 'severity:low,medium', 'verdict:none', 'verdict:confirmed,dismissed'],
			...['by:ana', 'by:wei', 'in:watch', 'in:"otro show"', 'market:es', 'market:FR,ES', 'has:link', 'has:note', 'has:flag', 'has:translation,label'],
			...[
				'is:question',
				'platform:twitch',
				'platform:you,tiktok',
				'is:answered',
				'is:deleted',
				'before:2026-02-01',
				'after:2026-02-01',
				'after:"2026-02-01 03:30"',
				'before:"2026-02-02 05:10"',
				'nonsense:x',
			],
		),
	)
	.map(([sign, clause]) => sign + clause);

test('any mixture of words and predicates finds exactly the messages it describes, after whatever people did', { timeout: 120_000 }, async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(arbitraryMessage, { minLength: 1, maxLength: 30 }),
			fc.array(arbitraryAct, { maxLength: 20 }),
			fc.array(fc.array(arbitraryClause, { minLength: 1, maxLength: 4 }), { minLength: 30, maxLength: 30 }),
			async (messages, acts, queries) => {
				const desk = await scratchDesk();
				const candidates = await deskWith(desk, messages, acts);
				for (const clauses of queries) {
					const text = clauses.join(' ');
					const wanted = candidates.filter((candidate) => fitsQuery(candidate, text, START)).map(({ message }) => message.id);
					const page = await desk.reader.search({ text, timeZone: 'UTC', limit: 100 });
					expect(
						page.hits.map(({ message }) => message.id),
						text,
					).toEqual(wanted.toReversed());
					expect(page.count, text).toEqual({ messages: wanted.length, isMore: false });
				}
				await desk.close();
			},
		),
		{ numRuns: 20 },
	);
});

type ScratchDesk = Awaited<ReturnType<typeof scratchDesk>>;
type Drawn<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** Two shows with these messages, on which people did what they did, half of it before the index knew them. */
async function deskWith(
	{ recorder, reader }: ScratchDesk,
	messages: readonly Drawn<typeof arbitraryMessage>[],
	acts: readonly Drawn<typeof arbitraryAct>[],
): Promise<readonly Candidate[]> {
	const other = { title: 'Otro show', market: 'FR' };
	recorder.beginSession(sessionStart(SESSION, START));
	recorder.beginSession({ ...sessionStart(OTHER, START), show: { ...SHOW, ...other }, sources: [twitchSource('source-1', 'oleg')] });
	const recorded = [];
	for (const [index, { words, author, kind, role, hours, isOther, origin }] of messages.entries()) {
		const item = said(index, words.join(' '), {
			author: { id: `id-${author}`, name: author },
			kind,
			role,
			receivedAt: START + Math.round(hours * HOUR),
			...(origin === undefined ? {} : { origin }),
		});
		recorded.push(...(await recorder.record({ sessionId: isOther ? OTHER : SESSION, items: [item] })).messages);
	}
	const annotations: Annotation[] = [];
	const deleted = new Set<number>();
	const answered = new Map<string, boolean>();
	for (const [index, { message: place, type, byLead }] of acts.entries()) {
		if (index === Math.floor(acts.length / 2)) await recorder.indexAll({});
		const message = recorded[place % recorded.length];
		const profile = byLead ? LEAD : SPECIALIST;
		const at = START + 100 * HOUR + index;
		if (!message) continue;
		const { id: messageId, sessionId } = message;
		const annotate = async (body: Parameters<typeof recorder.annotate>[0]['body']) =>
			annotations.push(await recorder.annotate({ messageId, body, profile, at }));
		const [flag] = message.flags;
		if (type === 'undo') {
			const undone = await Promise.resolve()
				.then(() => recorder.undo({ sessionId, profile, at }))
				.catch(() => null);
			if (undone) annotations.push(undone);
		} else if (type === 'deletion') {
			await recorder.record({ sessionId, items: [{ type: 'deletion', sourceId: 'source-1', target: { platformId: message.platformId }, at }] });
			deleted.add(messageId);
		} else if (type === 'answer' || type === 'reopen') {
			if (!message.question) continue;
			const act = type === 'answer' ? 'host' : 'reopened';
			await recorder.answerQuestion({ sessionId, key: message.question.key, act, profile, at });
			answered.set(`${sessionId} ${message.question.key}`, act === 'host');
		} else if (type === 'confirmed' || type === 'dismissed') {
			if (flag) await annotate({ type: 'verdict', flagId: flag.id, verdict: type });
		} else if (type === 'flag') await annotate({ type, category: 'abuse', severity: 'low', span: { start: 0, end: message.text.length } });
		else if (type === 'language') await annotate({ type, tag: 'fr' });
		else if (type === 'translation') await annotate({ type, to: 'en', text: 'x' });
		else if (type === 'reply') await annotate({ type, to: 'es', text: 'x', draft: null, sent: 'copied' });
		else await annotate({ type: 'note', text: 'x' });
	}
	await recorder.indexAll({});
	const sessions = await reader.listSessions({});
	return recorded.map((message) => {
		const show = sessions.find(({ id }) => id === message.sessionId)?.show ?? SHOW;
		return {
			message,
			annotations: annotations.filter(({ messageId }) => messageId === message.id),
			isDeleted: deleted.has(message.id),
			isAnswered: message.question !== null && answered.get(`${message.sessionId} ${message.question.key}`) === true,
			session: { id: message.sessionId, title: show.title, market: show.market },
		};
	});
}

async function deskWithLines(...texts: readonly string[]) {
	const desk = await scratchDesk();
	desk.recorder.beginSession(sessionStart());
	const { messages } = await desk.recorder.record({ sessionId: SESSION, items: texts.map((text, index) => said(index + 1, text)) });
	await desk.recorder.indexAll({});
	return { ...desk, messages };
}

test('a hit stands between its neighbours, with what people made of it', async () => {
	const { recorder, reader, messages } = await deskWithLines('antes', 'esto cura todo', 'después');
	const [flag] = messages[1]?.flags ?? [];
	const messageId = messages[1]?.id ?? 0;
	await recorder.annotate({ messageId, body: { type: 'verdict', flagId: flag?.id ?? 0, verdict: 'escalated' }, profile: SPECIALIST, at: 1 });
	await recorder.keepTranslations({ translations: [{ messageId, to: 'en', engine: 'x', text: 'this cures all', failedChecks: [], at: 1 }] });
	const find = async () => (await reader.search({ text: 'cura', translateTo: 'en', limit: 5 })).hits;
	const [hit] = await find();
	expect([hit?.before?.text, hit?.after?.text, hit?.session.title, hit?.translation]).toEqual([
		'antes',
		'después',
		'W1 watch',
		{ text: 'this cures all', by: 'machine' },
	]);
	expect(hit?.annotations.map(({ body }) => body.type)).toEqual(['verdict']);
	await recorder.annotate({ messageId, body: { type: 'translation', to: 'en', text: 'it cures everything' }, profile: SPECIALIST, at: 2 });
	expect((await find())[0]?.translation).toEqual({ text: 'it cures everything', by: 'team' });
	const [first] = (await reader.search({ text: 'antes', limit: 5 })).hits;
	expect([first?.before, first?.after?.text]).toEqual([null, 'esto cura todo']);
});

test('counting stops at two hundred, and newer hits are counted from a message on', async () => {
	const { recorder, reader, messages } = await deskWithLines(...Array.from({ length: 230 }, (_, index) => `reloj ${index}`));
	const page = await reader.search({ text: 'reloj', limit: 50 });
	expect([page.hits.length, page.hasMore, page.count]).toEqual([50, true, { messages: 200, isMore: true }]);
	const further = await reader.search({ text: 'reloj', limit: 50, before: page.hits.at(-1)?.message.id });
	expect(further.hits[0]?.message.id).toBe(messages[179]?.id);
	expect(further.count).toEqual(page.count);
	const newest = page.hits[0]?.message.id ?? 0;
	await recorder.record({ sessionId: SESSION, items: [said(301, 'otro reloj'), said(302, 'nada')] });
	await recorder.indexAll({});
	expect(await reader.countNewerHits({ text: 'reloj', after: newest })).toEqual({ messages: 1, isMore: false });
});

test('where nothing is found, each part of the query says what would be without it', async () => {
	const { reader } = await deskWithLines('reloj uno', 'reloj dos', 'correa');
	expect((await reader.search({ text: 'reloj lang:ar "no hay"', limit: 5 })).hits).toEqual([]);
	expect(await reader.looserSearches({ text: 'reloj lang:ar' })).toEqual([{ text: 'reloj', without: 'lang:ar', count: { messages: 2, isMore: false } }]);
	expect(await reader.looserSearches({ text: 'reloj' })).toEqual([]);
});

test('what a store of an older desk holds is indexed again newest first, and can be searched meanwhile', async () => {
	const { dataFolder, close, messages } = await deskWithLines(...Array.from({ length: 12 }, (_, index) => `reloj ${index}`));
	await close();
	const database = new Database(storeFile(dataFolder));
	database.exec(`DELETE FROM message_search; UPDATE search_progress SET missing_below = ${(messages.at(-1)?.id ?? 0) + 1}`);
	database.close();
	const store = openForWriting(storeFile(dataFolder), () => undefined);
	expect(indexMissing(store, 5)).toBe(true);
	store.close();

	const again = await scratchDesk(dataFolder);
	const halfWay = await again.reader.search({ text: 'reloj', limit: 50 });
	expect(halfWay.hits.map(({ message }) => message.text)).toEqual(['reloj 11', 'reloj 10', 'reloj 9', 'reloj 8', 'reloj 7']);
	expect(halfWay.waiting).toBe(7);
	// A verdict on one that waits comes with it.
	await again.recorder.annotate({ messageId: messages[0]?.id ?? 0, body: { type: 'note', text: 'x' }, profile: SPECIALIST, at: 1 });
	await expect.poll(async () => (await again.reader.search({ text: 'reloj', limit: 50 })).waiting).toBeNull();
	expect((await again.reader.search({ text: 'reloj', limit: 50 })).hits).toHaveLength(12);
	expect((await again.reader.search({ text: 'has:note', limit: 50 })).hits.map(({ message }) => message.text)).toEqual(['reloj 0']);
});

test('an author who was renamed by law is found under the new name alone', async () => {
	const { dataFolder, close } = await deskWithLines('hola');
	await close();
	const database = new Database(storeFile(dataFolder));
	database.exec("UPDATE erasure SET is_open = 1; UPDATE message SET author_name = 'viewer 7', author_id = 'viewer 7'; UPDATE erasure SET is_open = 0");
	database.close();
	const again = await scratchDesk(dataFolder);
	await again.recorder.indexAll({});
	expect((await again.reader.search({ text: 'from:marta', limit: 5 })).hits).toEqual([]);
	expect((await again.reader.search({ text: 'from:"viewer 7"', limit: 5 })).hits).toHaveLength(1);
});

test('completion knows authors, staff, shows and markets by how their names begin', async () => {
	const { recorder, reader, messages } = await deskWithLines('hola');
	await recorder.annotate({ messageId: messages[0]?.id ?? 0, body: { type: 'note', text: 'x' }, profile: SPECIALIST, at: 1 });
	expect(await reader.suggestValues({ predicate: 'from', text: 'MÁR' })).toEqual(['Marta']);
	expect(await reader.suggestValues({ predicate: 'from', text: '' })).toEqual([]);
	expect(await reader.suggestValues({ predicate: 'by', text: '' })).toEqual(['Ana']);
	expect(await reader.suggestValues({ predicate: 'in', text: 'wat' })).toEqual(['W1 watch']);
	expect(await reader.suggestValues({ predicate: 'market', text: 'f' })).toEqual([]);
});

test('saved searches are the team’s: named, changed, put in order, forgotten', async () => {
	const { recorder, reader } = await scratchDesk();
	const search = (id: string, name: string) => ({ id, name, query: 'lang:ru', author: { name: 'Ana', role: 'specialist' as const }, at: 5 });
	const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
	await recorder.saveSearch({ search: search(one, 'Uno'), isNew: true });
	await recorder.saveSearch({ search: search(two, 'Dos'), isNew: true });
	await recorder.orderSearches({ ids: [two] });
	await recorder.saveSearch({ search: search(one, 'Primera'), isNew: false });
	expect((await reader.savedSearches({})).map(({ name }) => name)).toEqual(['Dos', 'Primera']);
	await recorder.forgetSearch({ id: two });
	expect(() => recorder.forgetSearch({ id: two })).toThrow(expect.objectContaining({ code: 'search-not-found' }));
	expect(() => recorder.saveSearch({ search: search(two, 'x'), isNew: false })).toThrow(expect.objectContaining({ code: 'search-not-found' }));
	expect(await reader.savedSearches({})).toHaveLength(1);
});
