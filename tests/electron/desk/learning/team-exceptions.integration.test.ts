import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { standingLists } from '../../../../electron/desk/learning/team-exceptions.ts';
import { openForReading, storeFile } from '../../../../electron/desk/store/open-store.ts';
import type { NewException } from '../../../../shared/contract/contract.ts';
import { LEAD, SESSION, SPECIALIST, said, scratchDesk, sessionStart, twitchSource } from '../store/scratch-store.ts';

type ScratchDesk = Awaited<ReturnType<typeof scratchDesk>>;

const health = { type: 'category', category: 'health' } as const;
const words = (text: string): NewException => ({ type: 'phrase', words: text, scope: health });

async function showWithClaim() {
	const desk = await scratchDesk();
	await desk.recorder.beginSession({
		...sessionStart(),
		sources: [twitchSource(), { id: 'source-2', kind: 'websocket', channel: 'ws://feed', label: 'feed' }],
	});
	const { messages } = await desk.recorder.record({
		sessionId: SESSION,
		items: [
			said(1, 'esto cura todo'),
			said(2, 'esto cura todo', { sourceId: 'source-2', author: { id: 'marta', name: 'Marta' } }),
			said(3, 'x', { author: { id: '', name: '' } }),
		],
	});
	return { ...desk, ids: messages.map(({ id }) => id) };
}

const add = ({ recorder }: Pick<ScratchDesk, 'recorder'>, exceptions: readonly NewException[], acceptsRisk = false) =>
	recorder.addExceptions({ exceptions, acceptsRisk, profile: SPECIALIST, at: 5 });

test('a decision is kept with who made it, when and why, and stands in the lists of the next start', async () => {
	const desk = await showWithClaim();
	const { added } = await add(desk, [{ ...words('Esto CURA todo'), comment: 'our slogan' }]);
	expect(added).toMatchObject([{ author: { name: 'Ana', role: 'specialist' }, at: 5, comment: 'our slogan', body: { words: 'Esto CURA todo' } }]);
	expect(await desk.reader.listExceptions({})).toEqual(added);
	await desk.close();
	const store = openForReading(storeFile(desk.dataFolder), () => undefined);
	expect(standingLists(store)).toEqual({ exemptions: [], phrases: [added[0]?.body], domains: [], sensitive: [] });
	store.close();
});

test('the same decision stands once, however often and in whatever spelling it is made', async () => {
	const desk = await showWithClaim();
	const { standing: first } = await add(desk, [words('cura todo'), words('CURA  TODO!')]);
	const { standing, added } = await add(desk, [words('cúra todo')]);
	expect(added).toEqual([]);
	expect(new Set([...first, ...standing].map((exception) => exception?.id)).size).toBe(1);
	expect(await desk.reader.listExceptions({})).toHaveLength(1);
});

test('taking back is one more row, can be taken back itself, and nothing is ever lost', async () => {
	const desk = await showWithClaim();
	const { recorder, reader } = desk;
	const [exception] = (await add(desk, [words('cura todo')])).added;
	const back = await recorder.takeBackException({ id: exception?.id ?? '', comment: 'wrong', profile: LEAD, at: 6 });
	expect(back).toMatchObject({ exception, isStanding: false });
	expect(await reader.listExceptions({})).toEqual([]);
	const gone = expect.objectContaining({ code: 'exception-not-found' });
	expect(() => recorder.takeBackException({ id: exception?.id ?? '', profile: LEAD, at: 7 })).toThrow(gone);

	const again = await recorder.takeBackException({ id: back.id, profile: LEAD, at: 8 });
	expect(again).toMatchObject({ exception, isStanding: true });
	expect(await reader.listExceptions({})).toEqual([exception]);
	expect(() => recorder.takeBackException({ id: again.id, profile: LEAD, at: 9 })).toThrow(gone);
	await recorder.takeBackException({ id: exception?.id ?? '', profile: LEAD, at: 10 });
	expect(await reader.listExceptions({})).toEqual([]);
	await desk.close();

	const database = new Database(storeFile(desk.dataFolder));
	expect(database.prepare('SELECT author_name FROM team_exception ORDER BY id').pluck().all()).toEqual(['Ana', 'Wei', 'Wei', 'Wei']);
	expect(() => database.exec('UPDATE team_exception SET at = 0')).toThrow(/never changes/);
	expect(() => database.exec('DELETE FROM team_exception')).toThrow(/never taken away/);
	database.close();
});

test('a person is one person on all of Twitch, elsewhere on one channel', async () => {
	const desk = await showWithClaim();
	const { added } = await add(
		desk,
		desk.ids.slice(0, 2).map((messageId) => ({ type: 'author', messageId, scope: health })),
	);
	expect(added.map(({ body }) => body.type === 'author' && body.person)).toEqual([
		{ realm: 'twitch', id: 'u1', name: 'Marta' },
		{ realm: 'websocket ws://feed', id: 'marta', name: 'Marta' },
	]);
});

test('security is not silenced without a word of it', async () => {
	const desk = await showWithClaim();
	const [messageId = 0] = desk.ids;
	const risky: NewException[] = [
		{ type: 'author', messageId, scope: { type: 'category', category: 'scam' } },
		{ type: 'phrase', words: 'gratis', scope: { type: 'rule', rule: 'es.scam.gratis', category: 'scam' } },
		{ type: 'domain', domain: 'example.shop', withSubdomains: true },
	];
	const { refused, added } = await add(desk, risky);
	expect(refused.map(({ index, fault }) => [index, fault.code])).toEqual([
		[0, 'risk-not-accepted'],
		[1, 'risk-not-accepted'],
		[2, 'risk-not-accepted'],
	]);
	expect(added).toEqual([]);
	expect((await add(desk, risky, true)).added).toHaveLength(3);
	expect((await add(desk, [{ type: 'author', messageId, scope: { type: 'accuracy' } }])).added).toHaveLength(1);
});

test('of a list what cannot be taken is named, and the rest is taken', async () => {
	const desk = await showWithClaim();
	const { refused, added } = await add(
		desk,
		[
			{ type: 'sensitive', pattern: '[guerra', severity: 'high' },
			{ type: 'sensitive', pattern: 'guerra', severity: 'high', note: 'news' },
			{ type: 'sensitive', pattern: '{disease}', severity: 'low' },
			{ type: 'domain', domain: 'co.uk', withSubdomains: true },
			words('!!!'),
			{ type: 'author', messageId: 99_999, scope: health },
			{ type: 'author', messageId: desk.ids[2] ?? 0, scope: health },
		],
		true,
	);
	expect(added.map(({ body }) => body)).toEqual([{ type: 'sensitive', pattern: 'guerra', severity: 'high', language: null, note: 'news' }]);
	expect(refused.map(({ index, fault: { code, detail } }) => [index, code, detail.problem ?? detail.field])).toEqual([
		[0, 'bad-pattern', 'pattern-unclosed'],
		[2, 'bad-pattern', 'pattern-no-list'],
		[3, 'bad-domain', 'shared'],
		[4, 'invalid-input', 'words'],
		[5, 'message-not-found', undefined],
		[6, 'invalid-input', 'messageId'],
	]);
});
