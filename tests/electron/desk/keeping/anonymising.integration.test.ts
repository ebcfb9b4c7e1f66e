import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultBackupFolder } from '../../../../electron/desk/keeping/backup-folder.ts';
import { createKeeperCalls } from '../../../../electron/desk/keeping/keeper-calls.ts';
import type { Message } from '../../../../shared/model/message.ts';
import { isSpanOf } from '../../../../shared/model/span.ts';
import { LEAD, SESSION, SHOW, said, scratchDesk, sessionStart, twitchSource } from '../store/scratch-store.ts';

const LATER = '01990000-0000-7000-8000-0000000000bb';
const OTHER = '01990000-0000-7000-8000-0000000000cc';
const OPERATION = '01990000-0000-4000-8000-0000000000dd';
const MARTA = { id: 'marta_91', name: 'Marta_91' };
const PAUL = { id: 'u2', name: 'Paul' };
const AUTHOR = { name: LEAD.name, role: LEAD.role };
const code = (expected: string) => expect.objectContaining({ code: expected });

/** What stands in the store's files, whatever is still reachable of it. */
function bytesOf(dataFolder: string): Buffer {
	return Buffer.concat(
		readdirSync(dataFolder)
			.filter((name) => name.startsWith('showdesk.sqlite'))
			.map((name) => readFileSync(join(dataFolder, name))),
	);
}

async function keeperOf(dataFolder: string) {
	const keeper = createKeeperCalls(() => undefined);
	await keeper.open({ dataFolder });
	return { ...keeper, folder: defaultBackupFolder(dataFolder) };
}

/** Two ended sessions of a channel in which Marta wrote, with others around her, and a feed with another Marta. */
async function deskWithMarta() {
	const desk = await scratchDesk();
	const { recorder } = desk;
	await recorder.setProfile({ profile: LEAD });
	await recorder.beginSession(sessionStart());
	const padding = Array.from({ length: 400 }, (_, index) => said(1_000 + index, `relleno ${index} con marta_91 dentro`, { author: PAUL }));
	const batch = await recorder.record({
		sessionId: SESSION,
		items: [
			said(1, 'me llamo Marta, escribidme a marta.lopez@example.com o al +34 612 345 678 por favor', { author: MARTA }),
			said(2, '¿cuánto dura la batería?', { author: MARTA }),
			said(3, 'hola @Marta_91 y @marta_91! 😀 MARTA_91, mira: marta_912 es otra', { author: PAUL, emotes: [{ start: 31, end: 33, name: 'grin' }] }),
			said(4, 'eso', { author: PAUL, replyTo: { platformId: 'p1', authorName: 'Marta_91', text: 'me llamo Marta, escribidme a marta.lopez@example.com' } }),
			said(5, 'nada que ver', { author: { id: 'marta_912', name: 'marta_912' } }),
			...padding,
		],
	});
	const [first, second, third] = batch.messages;
	if (!first || !second || !third) throw new Error('messages were not recorded');
	await recorder.annotate({ messageId: third.id, body: { type: 'note', text: 'Marta_91 escribe mucho' }, profile: LEAD, at: 5_000 });
	await recorder.annotate({ messageId: first.id, body: { type: 'translation', to: 'en', text: 'write to marta.lopez@example.com' }, profile: LEAD, at: 5_001 });
	await recorder.keepTranslations({
		translations: [
			{ messageId: third.id, to: 'en', engine: 'bergamot', text: 'hello @Marta_91', failedChecks: [{ check: 'protected', missing: '@Marta_91' }], at: 5_002 },
		],
	});
	await recorder.addExceptions({
		exceptions: [{ type: 'author', messageId: first.id, scope: { type: 'accuracy' }, comment: 'Marta_91 is our friend' }],
		acceptsRisk: true,
		profile: LEAD,
		at: 5_003,
	});
	await recorder.endSession({ sessionId: SESSION, endedAt: 10_000, ending: 'stopped' });
	await recorder.beginSession(sessionStart(LATER, 20_000));
	await recorder.record({ sessionId: LATER, items: [said(50, 'otra vez aquí', { author: { ...MARTA, name: 'Marta91new' } })] });
	await recorder.endSession({ sessionId: LATER, endedAt: 30_000, ending: 'stopped' });
	await recorder.beginSession({ ...sessionStart(OTHER, 40_000), show: SHOW, sources: [{ ...twitchSource(), kind: 'websocket', channel: 'ws://feed' }] });
	await recorder.record({ sessionId: OTHER, items: [said(60, 'soy otra persona', { author: { id: 'marta_91', name: 'Homonym' } })] });
	await recorder.endSession({ sessionId: OTHER, endedAt: 50_000, ending: 'stopped' });
	await recorder.indexAll({});
	return { ...desk, keeper: await keeperOf(desk.dataFolder) };
}

async function messagesOf(desk: Awaited<ReturnType<typeof deskWithMarta>>, sessionId = SESSION): Promise<readonly Message[]> {
	return (await desk.reader.feedPage({ sessionId, limit: 500, cursor: { after: 0 } })).messages;
}

it('finds a person by name or id whatever the case, apart from namesakes elsewhere, and says beforehand what will change', async () => {
	const desk = await deskWithMarta();
	const found = await desk.keeper.findPeople({ text: 'MARTA_91', limit: 20 });
	expect(found.map(({ realm, id, names, messages, sessions }) => ({ realm, id, names, messages, sessions }))).toEqual(
		expect.arrayContaining([
			{ realm: 'twitch', id: 'marta_91', names: ['Marta91new', 'Marta_91'], messages: 3, sessions: 2 },
			{ realm: 'websocket ws://feed', id: 'marta_91', names: ['Homonym'], messages: 1, sessions: 1 },
			{ realm: 'twitch', id: 'marta_912', names: ['marta_912'], messages: 1, sessions: 1 },
		]),
	);
	expect(await desk.keeper.previewPerson({ realm: 'twitch', id: 'marta_91', folder: desk.keeper.folder })).toMatchObject({
		replies: 1,
		mentions: 1,
		bareWords: 400,
		isUnmistakable: true,
		exceptions: 1,
		sealedSessions: 0,
		runningShow: null,
	});
	await expect(desk.keeper.previewPerson({ realm: 'twitch', id: 'nobody', folder: desk.keeper.folder })).rejects.toEqual(code('person-not-found'));
});

it('leaves nothing of a name in the file: not in texts, notes, translations, decisions, the search index or free space', async () => {
	const desk = await deskWithMarta();
	const before = await messagesOf(desk);
	expect(bytesOf(desk.dataFolder).includes('arta_91 ')).toBe(true);
	const outcome = await desk.recorder.anonymisePerson({
		realm: 'twitch',
		id: 'marta_91',
		hidesBareWords: false,
		operationId: OPERATION,
		author: AUTHOR,
		at: 60_000,
	});
	expect(outcome).toMatchObject({ own: 3, others: 402, sessions: 2 });
	expect(await desk.recorder.scrub({})).toBe(true);

	const after = await messagesOf(desk);
	const text = (index: number) => after[index]?.text;
	expect(text(0)).toBe('me llamo Marta, escribidme a •••••.•••••@•••••••.••• o al +•• ••• ••• ••• por favor');
	expect(text(2)).toBe('hola @•••••••• y @••••••••! 😀 ••••••••, mira: marta_912 es otra');
	expect(after[3]?.replyTo).toEqual({ platformId: 'p1', authorName: outcome.pseudonym, text: 'me llamo Marta, escribidme a •••••.•••••@•••••••.•••' });
	expect(after[4]?.author.name).toBe('marta_912');
	// The same lines, in the same order and length, so that whatever was found stays where it was.
	expect(after.map(({ id, text: words, flags }) => [id, words.length, flags.length])).toEqual(
		before.map(({ id, text: words, flags }) => [id, words.length, flags.length]),
	);
	for (const { text: words, flags } of after) for (const flag of flags) expect(isSpanOf(words, flag)).toBe(true);

	// One person stays one person, in both sessions.
	const later = await messagesOf(desk, LATER);
	const [pseudonym] = [...new Set([...after.slice(0, 2), ...later].map(({ author }) => JSON.stringify(author)))];
	expect(pseudonym).toBe(JSON.stringify({ id: after[0]?.author.id, name: outcome.pseudonym }));
	expect((await messagesOf(desk, OTHER))[0]?.author).toEqual({ id: 'marta_91', name: 'Homonym' });

	expect(desk.reader.listExceptions({})).toMatchObject([{ comment: '•••••••• is our friend', body: { person: { name: outcome.pseudonym } } }]);
	await desk.close();
	const bytes = bytesOf(desk.dataFolder);
	// The namesake's id stays; as a word of a text, in any case, the name is nowhere.
	for (const trace of ['Marta_91', 'MARTA_91', '@marta_91', 'Marta91new', 'marta91new', 'con marta_91', 'lopez@example', '612 345', 'marta.lopez']) {
		expect(bytes.includes(trace), trace).toBe(false);
	}
});

it('is not found by the search any more, and the audit log says who did it without saying whom', async () => {
	const desk = await deskWithMarta();
	const search = (text: string) => desk.reader.search({ text, limit: 50, timeZone: 'UTC' });
	expect((await search('relleno')).hits.length).toBe(50);
	expect((await search('"Marta_91 escribe"')).hits.length + (await search('@marta_91')).hits.length).toBeGreaterThan(0);
	const { entry } = await desk.recorder.anonymisePerson({
		realm: 'twitch',
		id: 'marta_91',
		hidesBareWords: false,
		operationId: OPERATION,
		author: AUTHOR,
		at: 60_000,
	});
	await desk.recorder.indexAll({});
	expect((await search('relleno')).hits.length).toBe(50);
	expect((await search('marta_91 dentro')).hits).toEqual([]);
	expect((await search('from:marta_91')).hits.map(({ message }) => message.author.name).toSorted()).toEqual(['Homonym', 'marta_912']);
	expect(entry).toMatchObject({ act: 'author.anonymised', author: AUTHOR, detail: { sessions: 2, messages: 3 } });
	expect(JSON.stringify(entry).toLowerCase()).not.toContain('marta');
});

it('takes an ordinary word for a name only behind an @, unless somebody says so', async () => {
	const desk = await scratchDesk();
	const { recorder } = desk;
	await recorder.beginSession(sessionStart());
	await recorder.record({
		sessionId: SESSION,
		items: [
			said(1, 'buenas', { author: { id: '7', name: 'Sol' } }),
			said(2, 'hace sol, @sol y Solete'),
			said(3, 'Олег и ОЛЕГ, @Олег', { author: { id: '9', name: 'Олег' } }),
		],
	});
	await recorder.endSession({ sessionId: SESSION, endedAt: 9_000, ending: 'stopped' });
	const anonymise = (id: string, hidesBareWords: boolean) =>
		recorder.anonymisePerson({ realm: 'twitch', id, hidesBareWords, operationId: OPERATION, author: AUTHOR, at: 10_000 });
	const texts = async () => (await desk.reader.feedPage({ sessionId: SESSION, limit: 10 })).messages.map(({ text }) => text);
	await anonymise('7', false);
	expect(await texts()).toEqual(['buenas', 'hace sol, @••• y Solete', 'Олег и ОЛЕГ, @Олег']);
	await anonymise('9', true);
	expect((await texts())[2]).toBe('•••• и ••••, @••••');
});

it('refuses while the person writes in a running show, and leaves every line as it is', async () => {
	const desk = await deskWithMarta();
	const running = '01990000-0000-7000-8000-0000000000ee';
	await desk.recorder.beginSession(sessionStart(running, 70_000));
	await desk.recorder.record({ sessionId: running, items: [said(80, 'sigo aquí', { author: MARTA })] });
	const asked = { realm: 'twitch', id: 'marta_91', hidesBareWords: false, operationId: OPERATION, author: AUTHOR, at: 71_000 };
	await expect(desk.recorder.anonymisePerson(asked)).rejects.toEqual(code('session-running'));
	expect((await messagesOf(desk))[0]?.author).toEqual(MARTA);
	expect(await desk.keeper.previewPerson({ realm: 'twitch', id: 'marta_91', folder: desk.keeper.folder })).toMatchObject({ runningShow: SHOW.title });
	await expect(desk.recorder.anonymisePerson({ ...asked, id: 'nobody' })).rejects.toEqual(code('person-not-found'));
});

it('anonymises everybody in an old session but its host, each under one name of their own', async () => {
	const desk = await deskWithMarta();
	await desk.recorder.anonymiseSession({ sessionId: SESSION, author: null, at: 60_000 });
	const messages = await messagesOf(desk);
	const names = new Set(messages.map(({ author }) => author.name));
	expect(names.size).toBe(3);
	for (const name of names) expect(name).toMatch(/^anonymous-[0-9a-f]{6}$/);
	expect(messages[2]?.text).toBe('hola @•••••••• y @••••••••! 😀 ••••••••, mira: ••••••••• es otra');
	expect((await messagesOf(desk, LATER))[0]?.author.name).toBe('Marta91new');
});
