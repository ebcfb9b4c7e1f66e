import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedText, placeFlags } from '../../../../electron/desk/recording/spoken-sentence.ts';
import type { FoundFlag } from '../../../../shared/model/flag.ts';
import { SESSION, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

function flagAt(start: number, end: number): FoundFlag {
	return { category: 'health', severity: 'high', start, end, rule: 'r', pack: 'p', explanation: { matched: '', factors: [] } };
}

test('a flag lies on the lines it was found in, wherever the sentence was cut', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 }),
			fc.nat(),
			fc.nat(),
			(lines, from, length) => {
				const text = joinedText(lines);
				const start = from % text.length;
				const end = Math.min(text.length, start + 1 + (length % text.length));
				const placed = placeFlags(lines, [flagAt(start, end)]);
				const parts = placed.flatMap(({ line, flag, before }) => [...before, { line, start: flag.start, end: flag.end }]);
				const cut = parts.map((part) => lines[part.line]?.slice(part.start, part.end)).join('');
				// What lies between two lines belongs to neither.
				expect(cut).toBe([...pieces(lines, start, end)].join(''));
				for (const part of parts) expect(part.start).toBeLessThan(part.end);
			},
		),
	);
});

/** The same by counting through the joined text. */
function* pieces(lines: readonly string[], start: number, end: number): Generator<string> {
	let at = 0;
	for (const line of lines) {
		yield line.slice(Math.max(0, start - at), Math.max(0, end - at));
		at += line.length + 1;
	}
}

function spoken(number: number, text: string) {
	const item = said(number, text, { kind: 'speech', role: 'host', author: { id: 'h', name: 'Lucía' } });
	if (item.type !== 'message') throw new Error('not a message');
	return item.message;
}

test('lines of one sentence are stored one by one, each with what was found in it, and twice adds nothing', async () => {
	const { recorder, reader } = await scratchDesk();
	await recorder.beginSession(sessionStart());
	const { messages } = await recorder.record({
		sessionId: SESSION,
		items: [{ type: 'sentence', lines: [spoken(1, 'esto de verdad'), spoken(2, 'cura mucho')] }],
	});
	expect(messages.map(({ text }) => text)).toEqual(['esto de verdad', 'cura mucho']);
	expect(messages.map(({ flags }) => flags.map(({ start, end }) => [start, end]))).toEqual([[], [[0, 4]]]);
	const again = await recorder.record({ sessionId: SESSION, items: [{ type: 'sentence', lines: [spoken(1, 'esto de verdad'), spoken(2, 'cura mucho')] }] });
	expect(again).toMatchObject({ messages: [], duplicates: { 'source-1': 2 } });
	const page = await reader.feedPage({ sessionId: SESSION, limit: 10 });
	expect(page.messages).toEqual(messages);
});

test('a claim cut in two is one flag on the line that ends it, which names the line where it begins', async () => {
	const { recorder, reader } = await scratchDesk();
	await recorder.beginSession(sessionStart());
	const { messages } = await recorder.record({
		sessionId: SESSION,
		items: [{ type: 'sentence', lines: [spoken(1, 'esto es de oro'), spoken(2, 'puro, amigos')] }],
	});
	const [begins, ends] = messages;
	expect(begins?.flags).toEqual([]);
	expect(ends?.flags).toMatchObject([{ start: 0, end: 4, explanation: { matched: 'oro puro', before: [{ messageId: begins?.id, start: 11, end: 14 }] } }]);
	expect((await reader.feedPage({ sessionId: SESSION, limit: 10 })).messages).toEqual(messages);
});

test('words keep their times, and a corrected line stays and is named by the one that corrects it', async () => {
	const { recorder, reader } = await scratchDesk();
	await recorder.beginSession(sessionStart());
	const words = [{ start: 0, end: 4, from: 1_000, to: 1_400 }];
	const { messages: first } = await recorder.record({
		sessionId: SESSION,
		items: [{ type: 'message', message: { ...spoken(1, 'dura dos días'), speech: { words } } }],
	});
	const corrected = { ...spoken(2, 'dura doce días'), speech: { supersedes: 'p1' } };
	const { messages: second } = await recorder.record({ sessionId: SESSION, items: [{ type: 'sentence', lines: [corrected] }] });
	expect(first[0]?.speech).toEqual({ words, supersedes: null });
	expect(second[0]?.speech).toEqual({ words: [], supersedes: first[0]?.id });
	const page = await reader.feedPage({ sessionId: SESSION, limit: 10 });
	expect(page.messages.map(({ speech }) => speech)).toEqual([first[0]?.speech, second[0]?.speech]);
});
