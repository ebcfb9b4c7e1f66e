import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { RecorderNotice } from '../../../../electron/desk/recording/protocol.ts';
import { LEAD, SESSION, SPECIALIST, said, scratchDesk, scratchFolder, sessionStart, twitchSource } from '../store/scratch-store.ts';

type ScratchDesk = Awaited<ReturnType<typeof scratchDesk>>;

const OPERATION = '01990000-0000-7000-8000-00000000000f';

async function exported({ reader }: ScratchDesk, sessionId = SESSION): Promise<string> {
	let text = '';
	for (let cursor: string | null = null; ; ) {
		const piece: Awaited<ReturnType<typeof reader.exportPiece>> = await reader.exportPiece({ sessionId, format: 'jsonl', cursor, personalData: 'kept' });
		text += piece.text;
		expect(piece.text.split('\n').length, 'a piece has an end, whatever happened at once').toBeLessThanOrEqual(501);
		cursor = piece.cursor;
		if (cursor === null) return text;
	}
}

async function imported(desk: ScratchDesk, text: string, takesPartial = false) {
	const file = join(scratchFolder(), 'show.jsonl');
	writeFileSync(file, text);
	return desk.recorder.importTranscript({ file, name: 'show.jsonl', operationId: OPERATION, takesPartial });
}

const lines = (text: string) =>
	text
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));

/** A show with everything a session can hold, several pieces long. */
async function fullShow() {
	const desk = await scratchDesk();
	const { recorder } = desk;
	await recorder.beginSession({ ...sessionStart(), sources: [twitchSource(), twitchSource('source-2', 'oleg')] });
	const items = Array.from({ length: 1_200 }, (_, index) => {
		const text = ['hola', '👍 esto cura todo, gratis', 'сколько стоит?', 'كم السعر'][index % 4] ?? '';
		return said(index + 1, text, {
			sourceId: index % 3 === 0 ? 'source-2' : 'source-1',
			author: { id: `u${index % 7}`, name: `имя ${index % 7}` },
			// The clock is set back once in the middle of the show.
			receivedAt: index < 600 ? 10_000 + index * 10 : 12_000 + index * 10,
			...(index % 5 === 0 ? { sentAt: index, clock: 'past' as const } : {}),
			...(index % 13 === 0 ? { origin: { platform: 'youtube', channel: index % 2 === 0 ? 'Reloj W1' : null } } : {}),
			...(index % 11 === 0 ? { emotes: [{ start: 0, end: 2, name: 'Kappa' }], replyTo: { platformId: 'p1', authorName: 'имя', text: 'hola' } } : {}),
			...(index % 13 === 0 ? { kind: 'speech' as const, role: 'host' as const } : {}),
		});
	});
	const gap = await recorder.openGap({ sessionId: SESSION, sourceId: 'source-2', startedAt: 12_345, reason: 'connection-lost' });
	await recorder.closeGap({ gapId: gap.id, endedAt: 12_999 });
	const { messages } = await recorder.record({ sessionId: SESSION, items });
	await recorder.record({
		sessionId: SESSION,
		items: [
			{ type: 'deletion', sourceId: 'source-1', target: { platformId: 'p2' }, at: 11_000 },
			{ type: 'deletion', sourceId: 'source-2', target: { authorId: 'u3' }, at: 15_000 },
			{ type: 'deletion', sourceId: 'source-1', target: 'all', at: 16_500 },
		],
	});
	const on = (index: number) => messages[index]?.id ?? 0;
	const written = { text: '# How', comment: '', profile: LEAD, at: 13_500 };
	await recorder.saveGuidelines({ ...written, label: null, basedOn: 0 });
	const draft = { name: 'إصلاح "1"', colour: 'teal', key: null, description: '', reach: 'both' } as const;
	const { saved: label } = await recorder.saveLabel({ label: draft, profile: LEAD, at: 13_600 });
	await recorder.saveGuidelines({ ...written, label, basedOn: 0 });
	const flag = messages[1]?.flags[1]?.id ?? 0;
	const by = (profile: typeof LEAD, at: number) => ({ profile, at });
	await recorder.annotate({
		messageId: on(1),
		body: { type: 'verdict', flagId: flag, verdict: 'dismissed', reason: 'joke', comment: 'ja' },
		...by(SPECIALIST, 14_000),
	});
	await recorder.annotate({ messageId: on(1_100), body: { type: 'note', text: 'späť "quoted"\nline' }, ...by(LEAD, 13_000) });
	await recorder.annotate({ messageId: on(5), body: { type: 'flag', category: 'abuse', severity: 'low', span: { start: 0, end: 2 } }, ...by(LEAD, 16_000) });
	await recorder.annotate({ messageId: on(2), body: { type: 'language', tag: 'uk' }, ...by(SPECIALIST, 17_000) });
	await recorder.undo({ sessionId: SESSION, ...by(SPECIALIST, 18_000) });
	await recorder.annotate({ messageId: on(1), body: { type: 'label', label, span: { start: 0, end: 2 } }, ...by(LEAD, 18_100) });
	await recorder.annotate({ messageId: on(3), body: { type: 'label', label }, ...by(SPECIALIST, 18_200) });
	const reply = { type: 'reply', to: 'ru', text: '29,90 €', draft: null } as const;
	await recorder.annotate({ messageId: on(2), body: { ...reply, sent: 'twitch' }, ...by(SPECIALIST, 18_500) });
	await recorder.annotate({ messageId: on(6), body: { ...reply, draft: '29.90 euros', sent: 'copied' }, ...by(LEAD, 18_600) });
	const onQuestion = { sessionId: SESSION, key: 'сколько' };
	await recorder.answerQuestion({ ...onQuestion, act: 'host', ...by(SPECIALIST, 15_500) });
	await recorder.answerQuestion({ ...onQuestion, act: 'reopened', ...by(LEAD, 15_600) });
	await recorder.answerQuestion({ ...onQuestion, act: 'staff', ...by(LEAD, 17_500) });
	await recorder.endSession({ sessionId: SESSION, endedAt: 99_000, ending: 'stopped' });
	return desk;
}

test('an export read into an empty store gives the same bytes again, and the same session', async () => {
	const original = await fullShow();
	const text = await exported(original);
	const copy = await scratchDesk();
	const result = await imported(copy, text);
	expect(result).toEqual({ sessionId: SESSION, added: 1_200, known: 0, skipped: [], skippedCount: 0 });
	expect(await exported(copy)).toBe(text);
	const before = await original.reader.getSession({ sessionId: SESSION });
	expect(await copy.reader.getSession({ sessionId: SESSION })).toEqual({ ...before, ending: 'imported' });
	const corrected = { sessionId: SESSION, limit: 500, filter: { onlyUnreviewed: true } };
	const texts = async (desk: ScratchDesk) => (await desk.reader.feedPage(corrected)).messages.map(({ platformId }) => platformId);
	expect(await texts(copy)).toEqual(await texts(original));
});

test('an export is in order: what was done to a message comes after it, and spans say code points too', async () => {
	const entries = lines(await exported(await fullShow()));
	const [first] = entries;
	expect(first).toMatchObject({ type: 'session', version: 1, id: SESSION, ending: 'stopped', endedAt: 99_000 });
	const seen = new Set<string>();
	for (const entry of entries) {
		if (entry.type === 'message') seen.add(entry.id);
		if (entry.type === 'deletion' || entry.type === 'annotation') expect(seen).toContain(entry.messageId);
	}
	const flagged = entries.find(({ id }) => id === 'p2');
	expect(flagged.flags[0]).toMatchObject({ start: 8, end: 12, codePoints: { start: 7, end: 11 } });
	expect(entries.filter(({ type }) => type === 'annotation')).toHaveLength(9);
	const gapAt = entries.findIndex(({ type }) => type === 'gap');
	expect(entries[gapAt - 1].receivedAt).toBeLessThanOrEqual(12_345);
	expect(entries[gapAt + 1].receivedAt).toBeGreaterThan(12_345);
});

test('what viewers asked, and who answered it, comes back with the session', async () => {
	const original = await fullShow();
	const text = await exported(original);
	const copy = await scratchDesk();
	await imported(copy, text);
	const groups = (desk: ScratchDesk) => desk.reader.questionGroups({ sessionId: SESSION, now: 20_000, limit: 10 });
	const { groups: asked } = await groups(copy);
	expect(asked).toMatchObject([{ key: 'сколько', askings: 86, answer: { act: 'staff', author: { name: 'Wei' }, at: 17_500 } }]);
	expect(asked.map((group) => ({ ...group, newest: [] }))).toEqual((await groups(original)).groups.map((group) => ({ ...group, newest: [] })));
	expect(
		lines(text)
			.filter(({ type }) => type === 'answer')
			.map(({ act }) => act),
	).toEqual(['host', 'reopened', 'staff']);
});

test('a file that only says which messages ask is asked for what they ask', async () => {
	const text = await exported(await fullShow());
	const older = lines(text)
		.map(({ question: _, ...line }) => JSON.stringify(line))
		.join('\n');
	const copy = await scratchDesk();
	await imported(copy, older);
	expect(await exported(copy)).toBe(text);
});

test('importing again, or where it was recorded, adds nothing', async () => {
	const original = await fullShow();
	const text = await exported(original);
	const nothing = { sessionId: SESSION, added: 0, known: 1_200, skipped: [], skippedCount: 0 };
	expect(await imported(original, text)).toEqual(nothing);
	expect(await exported(original)).toBe(text);
	const copy = await scratchDesk();
	await imported(copy, text);
	expect(await imported(copy, text)).toEqual(nothing);
	expect(await exported(copy)).toBe(text);
	// The same messages under another session's name are still the same messages.
	expect(await imported(copy, text.replaceAll(SESSION, SESSION.replace('aa', 'ab')))).toEqual(nothing);
	expect(await copy.reader.listSessions({})).toHaveLength(1);
});

test('the demo show is analysed as it is read in, keeps its gap and its times, and is known the second time', async () => {
	const desk = await scratchDesk();
	const file = fileURLToPath(new URL('../../../../resources/demo/watch-show.jsonl', import.meta.url));
	const first = await desk.recorder.importTranscript({ file, name: 'demo.jsonl', operationId: OPERATION, takesPartial: false });
	expect(first.skipped).toEqual([]);
	expect(first.added).toBeGreaterThanOrEqual(400);
	expect(await desk.reader.getSession({ sessionId: first.sessionId })).toMatchObject({ ending: 'imported', messages: first.added, gaps: 1 });
	const { messages } = await desk.reader.feedPage({ sessionId: first.sessionId, limit: 500 });
	expect(messages.some(({ flags }) => flags.length > 0)).toBe(true);
	expect(new Set(messages.map(({ language }) => language.tag))).toEqual(new Set(['es', 'ru', 'ar']));
	expect(await desk.recorder.importTranscript({ file, name: 'demo.jsonl', operationId: OPERATION, takesPartial: false })).toMatchObject({
		added: 0,
		known: first.added,
	});
});

test('lines that do not fit are skipped with their number and why, the others are read in', async () => {
	const text = await exported(await fullShow());
	const [session] = text.split('\n');
	const bare = { type: 'message', id: 'x1', text: 'hola 👍', receivedAt: 5 };
	const note = { type: 'annotation', id: OPERATION, author: { name: 'a', role: 'lead' }, at: 1, messageId: 'x1' };
	const flag = { category: 'abuse', severity: 'low', rule: 'r', pack: 'p', explanation: { matched: '', factors: [] } };
	const rest = [
		'broken',
		bare,
		{ ...bare, id: 'x2', flags: [{ ...flag, start: 0, end: 99 }] },
		{ ...bare, id: 'x3', emotes: [{ start: 6, end: 7, name: 'half' }] },
		{ type: 'deletion', messageId: 'unknown', at: 1, reason: 'message' },
		{ ...note, body: { type: 'verdict', flag: 3, verdict: 'confirmed' } },
		{ ...note, body: { type: 'undo', annotationId: SESSION } },
		{ ...note, messageId: 'unknown', body: { type: 'note', text: 'x' } },
		{ ...note, body: { type: 'note', text: 'fits' } },
	];
	const desk = await scratchDesk();
	const result = await imported(desk, [session, ...rest.map((entry) => JSON.stringify(entry))].join('\n'), true);
	expect(result.added).toBe(1);
	expect(result.skipped.map(({ line }) => line)).toEqual([2, 4, 5, 6, 7, 8, 9]);
	expect((await desk.reader.feedPage({ sessionId: SESSION, limit: 9 })).annotations.map(({ body }) => body)).toEqual([{ type: 'note', text: 'fits' }]);
});

test('an import lets other calls through between slices, and one that is cancelled leaves nothing behind', async () => {
	const text = await exported(await fullShow());
	const { promise: firstSlice, resolve: noticed } = Promise.withResolvers<RecorderNotice>();
	const desk = await scratchDesk(undefined, noticed);
	const importing = imported(desk, text);
	expect(await firstSlice).toMatchObject({ type: 'import-progress', operationId: OPERATION, total: Buffer.byteLength(text) });
	const other = '01990000-0000-7000-8000-0000000000bb';
	await desk.recorder.beginSession({ ...sessionStart(other), sources: [twitchSource('live', 'nadia')] });
	expect((await desk.recorder.record({ sessionId: other, items: [said(1, 'live', { sourceId: 'live' })] })).messages).toHaveLength(1);
	await desk.recorder.cancelImport({ operationId: OPERATION });
	await expect(importing).rejects.toEqual(expect.objectContaining({ code: 'cancelled' }));
	expect((await desk.reader.listSessions({})).map(({ id }) => id)).toEqual([other]);
	expect(await imported(desk, text)).toMatchObject({ added: 1_200, known: 0 });
	expect(await exported(desk)).toBe(text);
});
