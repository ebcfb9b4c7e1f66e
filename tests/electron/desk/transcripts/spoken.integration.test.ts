import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { exported, type ScratchDesk, sealed, verified, written } from '../sealing/sealed-desk.ts';
import { SESSION, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

function spoken(
	number: number,
	text: string,
	speech?: { readonly words?: readonly { start: number; end: number; from: number; to: number }[]; readonly supersedes?: string },
) {
	const item = said(number, text, { kind: 'speech', role: 'host', author: { id: 'h', name: 'Lucía' }, ...(speech === undefined ? {} : { speech }) });
	if (item.type !== 'message') throw new Error('not a message');
	return item.message;
}

/** A claim that is cut in two, and a line that is corrected. */
async function spokenShow(): Promise<ScratchDesk> {
	const desk = await scratchDesk();
	await desk.recorder.beginSession(sessionStart());
	const words = [
		{ start: 0, end: 2, from: 1_000, to: 1_200 },
		{ start: 5, end: 8, from: 1_250, to: 1_500 },
	];
	await desk.recorder.record({
		sessionId: SESSION,
		items: [
			{ type: 'sentence', lines: [spoken(1, '👍 es oro', { words }), spoken(2, 'puro de verdad')] },
			{ type: 'sentence', lines: [spoken(3, 'Oro, puro de verdad.', { supersedes: 'p2' })] },
			said(4, 'hola'),
		],
	});
	await desk.recorder.endSession({ sessionId: SESSION, endedAt: 99_000, ending: 'stopped' });
	return desk;
}

const imported = (desk: ScratchDesk, text: string) =>
	desk.recorder.importTranscript({ operationId: randomUUID(), file: written(text), name: 'show.jsonl', takesPartial: true });

const messagesOf = async ({ reader }: ScratchDesk) => (await reader.feedPage({ sessionId: SESSION, limit: 10 })).messages;

const withoutRowIds = (messages: Awaited<ReturnType<typeof messagesOf>>) =>
	messages.map(({ sourceId: _source, flags, ...message }) => ({ ...message, flags: flags.map(({ id: _id, ...flag }) => flag) }));

test('words with their times, corrections and claims cut in two come back to the byte, and under the seal', async () => {
	const original = await spokenShow();
	await sealed(original);
	const text = await exported(original);
	const [first, second, third, fourth] = text
		.split('\n')
		.slice(1, 5)
		.map((line) => JSON.parse(line));
	expect(first.speech).toEqual({
		words: [
			{ start: 0, end: 2, from: 1_000, to: 1_200 },
			{ start: 5, end: 8, from: 1_250, to: 1_500 },
		],
	});
	expect(second.flags[0]).toMatchObject({
		start: 0,
		end: 4,
		explanation: { before: [{ messageId: 'p1', start: 6, end: 9, codePoints: { start: 5, end: 8 } }] },
	});
	expect(third.speech).toEqual({ supersedes: 'p2' });
	expect(fourth).not.toHaveProperty('speech');

	const copy = await scratchDesk();
	expect(await imported(copy, text)).toMatchObject({ added: 4, skippedCount: 0 });
	expect((await exported(copy)) === text).toBe(true);
	expect(await verified(copy)).toMatchObject({ outcome: 'whole' });
	expect(withoutRowIds(await messagesOf(copy))).toEqual(withoutRowIds(await messagesOf(original)));
});

test('a seal finds a word’s time that was moved past the desk', async () => {
	const desk = await spokenShow();
	await sealed(desk);
	const text = await exported(desk);
	const copy = await scratchDesk();
	const result = await imported(copy, text.replace('"from":1250', '"from":1251'));
	expect(result).toMatchObject({ added: 4, skipped: [{ code: 'seal-broken' }] });
});

test('parts and words that do not fit the text of a strange file are refused or left out', async () => {
	const lines = (await exported(await spokenShow())).split('\n');
	const text = lines
		.join('\n')
		.replace('"to":1200', '"to":12')
		.replace('"messageId":"p1"', '"messageId":"p9"')
		.replace('"supersedes":"p2"', '"supersedes":"nobody"');
	const copy = await scratchDesk();
	expect(await imported(copy, text)).toMatchObject({ added: 3, skipped: [{ code: 'bad-span' }] });
	const messages = await messagesOf(copy);
	expect(messages.flatMap(({ flags }) => flags.map(({ explanation }) => explanation.before))).toEqual([undefined]);
	expect(messages.every(({ speech }) => speech === undefined)).toBe(true);
});
