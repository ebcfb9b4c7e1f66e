import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SESSION, said, scratchDesk, sessionStart } from './scratch-store.ts';

const TEXTS = [
	'El reloj es resistente al agua',
	'Ещё один вопрос: сколько стоит ДОСТАВКА?',
	'كم دقيقة تتحمّل تحت الماء؟',
	'السَّاعَة أصليّة بدون علبة',
	'这款手表可以潜水吗',
	'Ça m’a brûlé à la main',
	'reloj barato, "gratis" AND cura',
	'😀 😀',
	'straße und café',
];

async function deskWithTexts() {
	const desk = await scratchDesk();
	desk.recorder.beginSession(sessionStart());
	await desk.recorder.record({ sessionId: SESSION, items: TEXTS.map((text, index) => said(index, text)) });
	await desk.recorder.indexAll({});
	const find = async (text: string, limit = 50) => (await desk.reader.search({ text, limit })).hits.map(({ message }) => message.text);
	return { ...desk, find };
}

test.each([
	['еще', [TEXTS[1]]],
	['доставк', [TEXTS[1]]],
	['دقيقه تتحمل', [TEXTS[2]]],
	['الساعه اصليه', [TEXTS[3]]],
	['手表', [TEXTS[4]]],
	['潜水 手表', [TEXTS[4]]],
	['表手', []],
	['brule', [TEXTS[5]]],
	['RESIST', [TEXTS[0]]],
	['cafe strasse', []],
	['café straße', [TEXTS[8]]],
	['reloj', [TEXTS[6], TEXTS[0]]],
	['reloj cura', [TEXTS[6]]],
	['nada', []],
])('search finds %j whatever the case, marks and spelling variants, newest first', async (query, wanted) => {
	const { find } = await deskWithTexts();
	expect(await find(query)).toEqual(wanted);
});

test('quotes, operators, emoji and any other text are never an error', async () => {
	const { find } = await deskWithTexts();
	for (const query of ['"', '"""', 'reloj AND', 'NOT reloj', 'NEAR(', 'text:reloj', '-', '*', '^', '(', '😀', '\0', "'; --", '{}', 'a\0b']) {
		await expect(find(query), query).resolves.toBeDefined();
	}
	expect(await find('"gratis')).toEqual([TEXTS[6]]);
	expect(await find('reloj AND')).toEqual([TEXTS[6]]);
	await fc.assert(
		fc.asyncProperty(fc.string({ unit: 'binary' }), async (query) => void (await find(query))),
		{ numRuns: 300 },
	);
});

test('a search goes on below the last hit, says whether there is more, and keeps to a session', async () => {
	const { recorder, reader } = await deskWithTexts();
	const other = '01990000-0000-7000-8000-0000000000bb';
	recorder.beginSession({ ...sessionStart(other), sources: [{ id: 'source-1', kind: 'twitch', channel: 'oleg', label: '#oleg' }] });
	await recorder.record({ sessionId: other, items: [said(1, 'otro reloj')] });
	await recorder.indexAll({});
	const first = await reader.search({ text: 'reloj', limit: 2 });
	expect(first.hits.map(({ message, session }) => [message.text, session.id])).toEqual([
		['otro reloj', other],
		[TEXTS[6], SESSION],
	]);
	expect(first.hasMore).toBe(true);
	const rest = await reader.search({ text: 'reloj', limit: 2, before: first.hits.at(-1)?.message.id });
	expect(rest.hits.map(({ message }) => message.text)).toEqual([TEXTS[0]]);
	expect(rest.hasMore).toBe(false);
	expect((await reader.search({ text: 'reloj', sessionId: other, limit: 9 })).hits).toHaveLength(1);
	expect((await reader.search({ text: 'reloj', sessionId: SESSION, limit: 9 })).hits).toHaveLength(2);
});
