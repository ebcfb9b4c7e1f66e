import { expect, test } from 'vitest';
import type { MarkKind } from '../../../../shared/model/timeline.ts';
import { SESSION, SPECIALIST, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

/** Ten chat lines and two of the host, one a second from 1 s on; the session began at 1 s and ends at 20 s. */
async function deskInTime() {
	const desk = await scratchDesk();
	await desk.recorder.beginSession(sessionStart());
	const gap = await desk.recorder.openGap({ sessionId: SESSION, sourceId: 'source-1', startedAt: 4_200, reason: 'connection-lost' });
	await desk.recorder.closeGap({ gapId: gap.id, endedAt: 4_800 });
	const texts = ['hola', 'bit.ly', 'привет', 'cura gratis', 'hola?', 'cura', 'hola', 'привет?', 'hola', 'hola'];
	const host = { kind: 'speech', role: 'host' } as const;
	const items = [...texts.map((text, index) => said(index + 1, text)), said(11, 'buenas', host), said(12, 'cura todo', host)];
	const { messages } = await desk.recorder.record({ sessionId: SESSION, items });
	await desk.recorder.record({ sessionId: SESSION, items: [{ type: 'deletion', sourceId: 'source-1', target: { platformId: 'p2' }, at: 15_000 }] });
	const message = (number: number) => {
		const found = messages[number - 1];
		if (found === undefined) throw new Error('no such message');
		return found;
	};
	const timeline = (input: { steps?: number; window?: { from: number; to: number }; now?: number } = {}) =>
		desk.reader.timeline({
			sessionId: SESSION,
			steps: input.steps ?? 400,
			now: input.now ?? 20_000,
			...(input.window === undefined ? {} : { window: input.window }),
		});
	const mark = async (kind: MarkKind, direction: 'next' | 'previous', at: number, number: number | null = null) => {
		const found = await desk.reader.nextMark({ sessionId: SESSION, kind, direction, at, messageId: number === null ? null : message(number).id });
		return found === null ? null : found.at / 1_000;
	};
	return { ...desk, message, timeline, mark };
}

const placesOf = (counts: readonly number[]) => counts.flatMap((count, index) => (count === 0 ? [] : [[index, count]]));

test('counts what was said, found and asked in equal steps of the whole session', async () => {
	const { timeline } = await deskInTime();
	const { whole, window, stepMs, languages, speech, flags, questions, deletions, gaps, marks, spoken } = await timeline({ steps: 19 });
	expect({ whole, window, stepMs }).toEqual({ whole: { from: 1_000, to: 20_000 }, window: { from: 1_000, to: 20_000 }, stepMs: 1_000 });
	expect(languages.map(({ tag, counts }) => [tag, placesOf(counts).map(([step]) => step)])).toEqual([
		['es', [0, 1, 3, 4, 5, 6, 8, 9]],
		['ru', [2, 7]],
	]);
	expect(placesOf(speech)).toEqual([
		[10, 1],
		[11, 1],
	]);
	expect(placesOf(flags.high).map(([step]) => step)).toEqual([3, 5, 11]);
	expect(placesOf(flags.medium).map(([step]) => step)).toEqual([3]);
	expect(placesOf(flags.low).map(([step]) => step)).toEqual([1]);
	expect(placesOf(questions).map(([step]) => step)).toEqual([4, 7]);
	expect(placesOf(deletions)).toEqual([[14, 1]]);
	expect(gaps).toEqual([{ from: 4_200, to: 4_800 }]);
	expect(marks).toEqual({ flag: 4, escalation: 0, question: 2, gap: 1, note: 0 });
	expect(spoken).toBe(2);
});

test('a window has steps of the same places as the whole, and finer ones', async () => {
	const { timeline } = await deskInTime();
	const { window, stepMs, languages } = await timeline({ steps: 10, window: { from: 3_300, to: 5_200 } });
	expect({ window, stepMs }).toEqual({ window: { from: 3_200, to: 5_200 }, stepMs: 200 });
	expect(languages.map(({ tag, counts }) => [tag, placesOf(counts)])).toEqual([
		[
			'es',
			[
				[4, 1],
				[9, 1],
			],
		],
	]);
});

test('what people did counts: corrected languages, flags they added, escalations, notes, and no more once it is undone', async () => {
	const { recorder, timeline, message, mark } = await deskInTime();
	const annotate = (number: number, body: Parameters<typeof recorder.annotate>[0]['body']) =>
		recorder.annotate({ messageId: message(number).id, body, profile: SPECIALIST, at: 30_000 });
	await annotate(1, { type: 'language', tag: 'fr' });
	await annotate(9, { type: 'flag', category: 'absolute', severity: 'medium', span: { start: 0, end: 2 } });
	await annotate(6, { type: 'verdict', flagId: message(6).flags[0]?.id ?? 0, verdict: 'escalated' });
	const note = await annotate(7, { type: 'note', text: 'ask the host' });
	const counted = await timeline({ steps: 19 });
	expect(counted.languages.find(({ tag }) => tag === 'fr')?.counts[0]).toBe(1);
	expect(counted.languages.find(({ tag }) => tag === 'es')?.counts[0]).toBe(0);
	expect(placesOf(counted.flags.medium).map(([step]) => step)).toEqual([3, 8]);
	expect(placesOf(counted.escalations)).toEqual([[5, 1]]);
	expect(placesOf(counted.notes)).toEqual([[6, 1]]);
	expect(counted.marks).toMatchObject({ flag: 5, escalation: 1, note: 1 });
	expect(await mark('escalation', 'next', 1_000)).toBe(6);
	expect(await mark('note', 'next', 1_000)).toBe(7);
	await recorder.undo({ sessionId: SESSION, annotationId: note.id, profile: SPECIALIST, at: 31_000 });
	expect(placesOf((await timeline({ steps: 19 })).notes)).toEqual([]);
	expect(await mark('note', 'next', 1_000)).toBeNull();
});

test('host speech is a band that ends some seconds after the last line', async () => {
	const { timeline } = await deskInTime();
	expect((await timeline()).speaking).toEqual([{ from: 11_000, to: 18_000 }]);
	expect((await timeline({ window: { from: 14_000, to: 16_000 } })).speaking).toEqual([{ from: 12_000, to: 18_000 }]);
});

test('leads to the next and the previous of a kind, from a moment and from a message', async () => {
	const { mark } = await deskInTime();
	expect(await mark('flag', 'next', 2_000)).toBe(4);
	expect(await mark('flag', 'next', 1_999)).toBe(2);
	expect(await mark('flag', 'next', 4_000, 4)).toBe(6);
	expect(await mark('flag', 'previous', 6_000)).toBe(4);
	expect(await mark('flag', 'previous', 2_000, 2)).toBeNull();
	expect(await mark('flag', 'next', 99_000)).toBeNull();
	expect(await mark('flag', 'previous', 99_000)).toBe(12);
	expect(await mark('question', 'next', 5_000)).toBe(8);
	expect(await mark('gap', 'next', 1_000)).toBe(4.2);
	expect(await mark('gap', 'previous', 4_200)).toBeNull();
});

test('says what had been said at a moment: nothing before the first line, all of it after the last', async () => {
	const { reader, message } = await deskInTime();
	const firstAfter = (at: number) => reader.firstAfter({ sessionId: SESSION, at });
	expect(await firstAfter(0)).toBe(message(1).id);
	expect(await firstAfter(5_000)).toBe(message(6).id);
	expect(await firstAfter(12_000)).toBeNull();
});

test('times that go backwards lose nothing: a line is said once all before it are, and is counted at its own time', async () => {
	const { reader, recorder, timeline } = await deskInTime();
	const { messages } = await recorder.record({ sessionId: SESSION, items: [said(13, 'cura', { receivedAt: 3_500 }), said(14, 'hola', { receivedAt: 500 })] });
	expect(await reader.firstAfter({ sessionId: SESSION, at: 11_500 })).toBe((messages[0]?.id ?? 0) - 1);
	const { whole, flags, languages } = await timeline({ steps: 39 });
	expect(whole).toEqual({ from: 500, to: 20_000 });
	expect(placesOf(flags.high).map(([step]) => step)).toEqual([6, 7, 11, 23]);
	expect(languages[0]?.counts[0]).toBe(1);
});

test('an empty session and one with a single line have a timeline of a second at least', async () => {
	const desk = await scratchDesk();
	await desk.recorder.beginSession(sessionStart());
	const timeline = () => desk.reader.timeline({ sessionId: SESSION, steps: 400, now: 1_000 });
	expect(await timeline()).toMatchObject({ whole: { from: 1_000, to: 2_000 }, languages: [], gaps: [], speaking: [] });
	await desk.recorder.record({ sessionId: SESSION, items: [said(5, 'hola')] });
	const { whole, languages } = await timeline();
	expect(whole).toEqual({ from: 1_000, to: 5_001 });
	expect(languages[0]?.counts.at(-1)).toBe(1);
});

test('a session that runs reaches to now, and so does a gap that lasts', async () => {
	const { recorder, timeline } = await deskInTime();
	await recorder.openGap({ sessionId: SESSION, sourceId: 'source-1', startedAt: 16_000, reason: 'connection-lost' });
	const { whole, gaps } = await timeline({ now: 60_000 });
	expect(whole.to).toBe(60_000);
	expect(gaps.at(-1)).toEqual({ from: 16_000, to: 60_000 });
});

test('languages beyond the seven commonest are counted together', async () => {
	const { recorder, timeline, message } = await deskInTime();
	for (const [index, tag] of (['fr', 'ar', 'uk', 'en', 'zh', 'pt', 'it', 'de'] as const).entries()) {
		await recorder.annotate({ messageId: message(index + 1).id, body: { type: 'language', tag }, profile: SPECIALIST, at: 30_000 });
	}
	const { languages } = await timeline();
	expect(languages).toHaveLength(7);
	expect(languages.at(-1)?.tag).toBe('mul');
	expect(languages.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0)).toBe(10);
});
