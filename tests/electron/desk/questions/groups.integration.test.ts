import { describe, expect, it } from 'vitest';
import type { IntakeMessage } from '../../../../electron/desk/recording/protocol.ts';
import type { QuestionGroup } from '../../../../shared/model/question.ts';
import { SESSION, SPECIALIST, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

const by = (id: string): Partial<IntakeMessage> => ({ author: { id, name: id } });

async function deskWith(items: readonly ReturnType<typeof said>[]) {
	const desk = await scratchDesk();
	await desk.recorder.beginSession(sessionStart());
	const { messages } = await desk.recorder.record({ sessionId: SESSION, items });
	const groups = async (now = 1_000_000): Promise<readonly QuestionGroup[]> =>
		(await desk.reader.questionGroups({ sessionId: SESSION, now, limit: 300 })).groups;
	const group = async (key: string) => (await groups()).find((found) => found.key === key);
	const answer = (key: string, act: 'host' | 'staff' | 'reopened', at: number) =>
		desk.recorder.answerQuestion({ sessionId: SESSION, key, act, profile: SPECIALIST, at });
	return { ...desk, messages, groups, group, answer };
}

describe('the questions of a session', () => {
	it('are one for each thing asked, with how often, by whom, in which languages and since when', async () => {
		const { group } = await deskWith([
			said(1, 'swim con él?', by('marta')),
			said(2, 'hola'),
			said(3, 'swim можно?', by('олег')),
			said(4, 'price?', by('marta')),
			said(5, 'swim otra vez?', by('marta')),
		]);
		expect(await group('swim')).toMatchObject({
			intent: 'swim',
			askings: 3,
			viewers: 2,
			languages: [
				{ tag: 'es', askings: 2 },
				{ tag: 'ru', askings: 1 },
			],
			firstAt: 1_000,
			lastAt: 5_000,
			open: { askings: 3, since: 1_000 },
			answer: null,
		});
		expect((await group('swim'))?.newest.map(({ text, author }) => [author, text])).toEqual([
			['marta', 'swim otra vez?'],
			['олег', 'swim можно?'],
			['marta', 'swim con él?'],
		]);
	});

	it('come most urgent first: by how many wait, and how long; those that are answered last', async () => {
		const { groups, answer } = await deskWith([
			said(1, 'old?'),
			said(50, 'often?'),
			said(51, 'often ?'),
			said(52, 'often  ?'),
			said(60, 'new?'),
			said(61, 'settled?'),
			said(62, 'settled ?'),
		]);
		await answer('settled', 'host', 63_000);
		expect((await groups(100_000)).map(({ key }) => key)).toEqual(['often', 'old', 'new', 'settled']);
		expect((await groups(70_000)).map(({ key }) => key)).toEqual(['old', 'often', 'new', 'settled']);
	});

	it('are no longer open once answered, open for those who ask again, and open for all when reopened', async () => {
		const { group, answer, recorder } = await deskWith([said(1, 'swim?'), said(2, 'swim ?')]);
		const given = await answer('swim', 'host', 2_500);
		expect(await group('swim')).toMatchObject({ open: null, answer: { id: given.id, act: 'host', author: { name: 'Ana' } } });
		await recorder.record({ sessionId: SESSION, items: [said(3, 'swim de nuevo?')] });
		expect(await group('swim')).toMatchObject({ askings: 3, open: { askings: 1, since: 3_000 }, answer: { act: 'host' } });
		await answer('swim', 'staff', 3_500);
		expect(await group('swim')).toMatchObject({ open: null, answer: { act: 'staff' } });
		await answer('swim', 'reopened', 4_000);
		expect(await group('swim')).toMatchObject({ open: { askings: 3, since: 1_000 }, answer: null });
	});

	it('leave out what the platform took away, and count a language as a person corrected it', async () => {
		const { group, recorder, messages } = await deskWith([said(1, 'swim?'), said(2, 'swim !?')]);
		await recorder.record({ sessionId: SESSION, items: [{ type: 'deletion', sourceId: 'source-1', target: { platformId: 'p1' }, at: 3_000 }] });
		await recorder.annotate({ messageId: messages[1]?.id ?? 0, body: { type: 'language', tag: 'pt' }, profile: SPECIALIST, at: 4_000 });
		expect(await group('swim')).toMatchObject({ askings: 1, languages: [{ tag: 'pt', askings: 1 }], newest: [{ text: 'swim !?', language: 'pt' }] });
	});

	it('travel with their messages in the feed, and are counted by key', async () => {
		const { reader, messages } = await deskWith([said(1, 'swim?'), said(2, 'hola'), said(3, 'swim ?')]);
		const page = await reader.feedPage({ sessionId: SESSION, limit: 10 });
		expect(page.messages).toEqual(messages);
		expect(page.messages.map(({ question }) => question?.key ?? null)).toEqual(['swim', null, 'swim']);
		expect(await reader.questionCounts({ sessionId: SESSION })).toEqual({ swim: 2 });
	});

	it('show everyone who asked, newest first, piece by piece', async () => {
		const { reader, messages } = await deskWith(Array.from({ length: 5 }, (_, index) => said(index + 1, `swim ${index}?`)));
		const first = await reader.questionAskings({ sessionId: SESSION, key: 'swim', limit: 3 });
		expect(first.askings.map(({ text }) => text)).toEqual(['swim 4?', 'swim 3?', 'swim 2?']);
		expect(first.hasMore).toBe(true);
		const rest = await reader.questionAskings({ sessionId: SESSION, key: 'swim', before: messages[2]?.id ?? 0, limit: 3 });
		expect(rest).toMatchObject({ askings: [{ text: 'swim 1?' }, { text: 'swim 0?' }], hasMore: false });
	});

	it('cannot be answered where nobody asked, or in a session that is not there', async () => {
		const { answer, recorder } = await deskWith([said(1, 'swim?')]);
		expect(() => answer('fly', 'host', 1)).toThrow(expect.objectContaining({ code: 'invalid-input', detail: { field: 'key' } }));
		expect(() => recorder.answerQuestion({ sessionId: '01990000-0000-7000-8000-00000000dead', key: 'swim', act: 'host', profile: SPECIALIST, at: 1 })).toThrow(
			expect.objectContaining({ code: 'session-not-found' }),
		);
	});

	it('are grouped in an instant in a long show: 20,000 messages, 3,000 of them questions', async () => {
		const desk = await deskWith([]);
		for (let start = 0; start < 20_000; start += 1_000) {
			const items = Array.from({ length: 1_000 }, (_, index) => {
				const number = start + index + 1;
				return number % 20 < 3 ? said(number, `topic-${number % 97} a?`, by(`u${number % 700}`)) : said(number, 'hola guapa', by(`u${number % 700}`));
			});
			await desk.recorder.record({ sessionId: SESSION, items });
		}
		await desk.groups();
		const times = [];
		for (let round = 0; round < 5; round += 1) {
			const begun = performance.now();
			const groups = await desk.groups();
			times.push(performance.now() - begun);
			expect(groups).toHaveLength(97);
			expect(groups.reduce((sum, { askings }) => sum + askings, 0)).toBe(3_000);
		}
		process.stdout.write(`question groups of 3,000 askings in 20,000 messages: ${Math.min(...times).toFixed(1)} ms\n`);
		expect(Math.min(...times)).toBeLessThan(20);
	});
});

describe('what the host may have answered', () => {
	it('is the message in which they said the fact, after it was first asked', async () => {
		const { reader, recorder } = await heardDesk();
		const { groups } = await reader.questionGroups({ sessionId: SESSION, now: 9_000, limit: 10 });
		expect(groups[0]).toMatchObject({ key: 'battery.life', heard: { text: 'dura 48 h', at: 4_000 } });
		await recorder.answerQuestion({ sessionId: SESSION, key: 'battery.life', act: 'host', profile: SPECIALIST, at: 5_000 });
		const { groups: after } = await reader.questionGroups({ sessionId: SESSION, now: 9_000, limit: 10 });
		expect(after[0]).toMatchObject({ open: null, heard: null });
	});

	async function heardDesk() {
		const desk = await scratchDesk();
		await desk.recorder.beginSession(sessionStart());
		await desk.recorder.record({
			sessionId: SESSION,
			items: [said(1, 'dura 48 h', { role: 'host', kind: 'speech' }), said(2, 'battery.life cuánto?'), said(4, 'dura 48 h', { role: 'host', kind: 'speech' })],
		});
		return desk;
	}
});
