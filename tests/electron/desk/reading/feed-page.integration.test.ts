import { expect, test } from 'vitest';
import type { FeedCursor } from '../../../../electron/desk/reading/protocol.ts';
import { SESSION, SPECIALIST, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

async function deskWithTen() {
	const desk = await scratchDesk();
	await desk.recorder.beginSession(sessionStart());
	const gap = await desk.recorder.openGap({ sessionId: SESSION, sourceId: 'source-1', startedAt: 4_200, reason: 'connection-lost' });
	await desk.recorder.closeGap({ gapId: gap.id, endedAt: 4_800 });
	const texts = ['hola', 'bit.ly', 'hola', 'gratis', 'hola', 'cura', 'hola', 'cura gratis', 'hola', 'hola'];
	const { messages } = await desk.recorder.record({ sessionId: SESSION, items: texts.map((text, index) => said(index + 1, text)) });
	const page = async (cursor: FeedCursor | undefined, limit: number, filter = {}) => {
		const { messages: found, hasOlder, hasNewer, gaps } = await desk.reader.feedPage({ sessionId: SESSION, filter, cursor, limit });
		return { numbers: found.map(({ receivedAt }) => receivedAt / 1_000), hasOlder, hasNewer, gaps: gaps.length };
	};
	const idOf = (number: number) => messages[number - 1]?.id ?? 0;
	return { ...desk, page, idOf, messages };
}

test('without a cursor a page is the newest end, then it goes back to the first message', async () => {
	const { page, idOf } = await deskWithTen();
	expect(await page(undefined, 4)).toEqual({ numbers: [7, 8, 9, 10], hasOlder: true, hasNewer: false, gaps: 0 });
	expect(await page({ before: idOf(7) }, 4)).toEqual({ numbers: [3, 4, 5, 6], hasOlder: true, hasNewer: true, gaps: 1 });
	expect(await page({ before: idOf(3) }, 4)).toEqual({ numbers: [1, 2], hasOlder: false, hasNewer: true, gaps: 0 });
	expect(await page({ before: idOf(1) }, 4)).toEqual({ numbers: [], hasOlder: false, hasNewer: true, gaps: 0 });
});

test('a page after a message goes forward to the newest', async () => {
	const { page, idOf } = await deskWithTen();
	expect(await page({ after: 0 }, 3)).toEqual({ numbers: [1, 2, 3], hasOlder: false, hasNewer: true, gaps: 0 });
	expect(await page({ after: idOf(8) }, 3)).toEqual({ numbers: [9, 10], hasOlder: true, hasNewer: false, gaps: 0 });
	expect(await page({ after: idOf(10) }, 3)).toEqual({ numbers: [], hasOlder: true, hasNewer: false, gaps: 0 });
});

test('a page around a message holds it, with as much on either side as there is', async () => {
	const { page, idOf } = await deskWithTen();
	expect((await page({ around: idOf(5) }, 4)).numbers).toEqual([4, 5, 6, 7]);
	expect((await page({ around: idOf(1) }, 4)).numbers).toEqual([1, 2, 3, 4]);
	expect(await page({ around: idOf(10) }, 4)).toEqual({ numbers: [7, 8, 9, 10], hasOlder: true, hasNewer: false, gaps: 0 });
});

test('a gap between two pages is on both, so that it is drawn whichever is loaded', async () => {
	const { page, idOf } = await deskWithTen();
	expect(await page({ before: idOf(5) }, 2)).toMatchObject({ numbers: [3, 4], gaps: 1 });
	expect(await page({ after: idOf(4) }, 2)).toMatchObject({ numbers: [5, 6], gaps: 1 });
	expect(await page({ before: idOf(6) }, 1, { onlyFlagged: true })).toMatchObject({ numbers: [4], gaps: 1 });
});

test('the review begins with the most severe, oldest first, each message once', async () => {
	const { reader, recorder, messages } = await deskWithTen();
	const numbers = async (limit: number) => {
		const { messages: found, hasNewer } = await reader.toReview({ sessionId: SESSION, limit });
		return { numbers: found.map(({ receivedAt }) => receivedAt / 1_000), hasNewer };
	};
	expect(await numbers(9)).toEqual({ numbers: [6, 8, 4, 2], hasNewer: false });
	expect(await numbers(2)).toEqual({ numbers: [6, 8], hasNewer: true });
	const severe = messages[7]?.flags.find(({ severity }) => severity === 'high');
	await recorder.annotate({
		messageId: messages[7]?.id ?? 0,
		body: { type: 'verdict', flagId: severe?.id ?? 0, verdict: 'dismissed', reason: 'joke' },
		profile: SPECIALIST,
		at: 1,
	});
	expect(await numbers(9)).toEqual({ numbers: [6, 4, 8, 2], hasNewer: false });
});

test('an unknown session is said to be unknown', async () => {
	const { reader } = await scratchDesk();
	const unknown = expect.objectContaining({ code: 'session-not-found' });
	expect(() => reader.feedPage({ sessionId: SESSION, limit: 1 })).toThrow(unknown);
	expect(() => reader.getSession({ sessionId: SESSION })).toThrow(unknown);
	expect(() => reader.exportPiece({ sessionId: SESSION, format: 'jsonl', cursor: null, personalData: 'kept' })).toThrow(unknown);
});
