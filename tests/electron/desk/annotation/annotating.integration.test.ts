import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storeFile } from '../../../../electron/desk/store/open-store.ts';
import { type Annotation, annotationState } from '../../../../shared/model/annotation.ts';
import type { Message } from '../../../../shared/model/message.ts';
import { LEAD, SESSION, SPECIALIST, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

const fault = (code: string) => expect.objectContaining({ code });

async function deskWith(...texts: string[]) {
	const desk = await scratchDesk();
	await desk.recorder.beginSession(sessionStart());
	const { messages } = await desk.recorder.record({ sessionId: SESSION, items: texts.map((text, index) => said(index + 1, text)) });
	const [first, second] = messages;
	if (!first) throw new Error('nothing recorded');
	return { ...desk, messages, first, second: second ?? first };
}

const flagId = (message: Message, index = 0) => message.flags[index]?.id ?? 0;
const unreviewed = async (desk: Awaited<ReturnType<typeof deskWith>>) => (await desk.reader.getSession({ sessionId: SESSION })).unreviewed;

test('a verdict takes its flag out of the review, undo brings it back, and redo takes it out again', async () => {
	const desk = await deskWith('cura', 'gratis cura');
	const { recorder, reader, first, second } = desk;
	expect(await unreviewed(desk)).toBe(3);
	const verdict = await recorder.annotate({
		messageId: first.id,
		body: { type: 'verdict', flagId: flagId(first), verdict: 'confirmed' },
		profile: SPECIALIST,
		at: 10,
	});
	expect(await unreviewed(desk)).toBe(2);
	expect((await reader.toReview({ sessionId: SESSION, limit: 9 })).messages).toEqual([second]);
	const undone = await recorder.undo({ sessionId: SESSION, profile: SPECIALIST, at: 20 });
	expect(undone.body).toEqual({ type: 'undo', annotationId: verdict.id });
	expect(await unreviewed(desk)).toBe(3);
	await recorder.undo({ sessionId: SESSION, annotationId: undone.id, profile: LEAD, at: 30 });
	expect(await unreviewed(desk)).toBe(2);
});

test('undo without an id walks back through what this person did, and touches nobody else', async () => {
	const { recorder, first } = await deskWith('cura');
	const note = (text: string, profile = SPECIALIST) => recorder.annotate({ messageId: first.id, body: { type: 'note', text }, profile, at: 1 });
	const one = await note('one');
	const two = await note('two');
	await note('of the lead', LEAD);
	const undo = async () => (await recorder.undo({ sessionId: SESSION, profile: SPECIALIST, at: 2 })).body;
	expect(await undo()).toEqual({ type: 'undo', annotationId: two.id });
	expect(await undo()).toEqual({ type: 'undo', annotationId: one.id });
	expect(() => recorder.undo({ sessionId: SESSION, profile: SPECIALIST, at: 2 })).toThrow(fault('annotation-not-found'));
});

test('taking back a later verdict restores the earlier one', async () => {
	const { recorder, reader, first } = await deskWith('cura');
	const judge = (verdict: 'confirmed' | 'dismissed', profile = SPECIALIST) =>
		recorder.annotate({ messageId: first.id, body: { type: 'verdict', flagId: flagId(first), verdict }, profile, at: 1 });
	await judge('confirmed');
	await judge('dismissed', LEAD);
	await recorder.undo({ sessionId: SESSION, profile: LEAD, at: 2 });
	const { annotations } = await reader.feedPage({ sessionId: SESSION, limit: 1 });
	expect(annotationState(first, annotations).flags[0]?.verdict?.verdict).toBe('confirmed');
	expect((await reader.getSession({ sessionId: SESSION })).unreviewed).toBe(0);
});

test('what does not fit its message is refused and leaves nothing', async () => {
	const { recorder, reader, first, second } = await deskWith('cura 👍', 'cura');
	const at = { profile: SPECIALIST, at: 1 };
	const span = (start: number, end: number) => ({ type: 'flag', category: 'abuse', severity: 'low', span: { start, end } }) as const;
	expect(() => recorder.annotate({ messageId: 999, body: { type: 'note', text: 'x' }, ...at })).toThrow(fault('message-not-found'));
	expect(() => recorder.annotate({ messageId: first.id, body: { type: 'verdict', flagId: flagId(second), verdict: 'confirmed' }, ...at })).toThrow(
		fault('invalid-input'),
	);
	expect(() => recorder.annotate({ messageId: first.id, body: span(0, 8), ...at })).toThrow(fault('invalid-input'));
	expect(() => recorder.annotate({ messageId: first.id, body: span(0, 6), ...at })).toThrow(fault('invalid-input'));
	expect(() => recorder.undo({ sessionId: SESSION, annotationId: SESSION, ...at })).toThrow(fault('annotation-not-found'));
	expect(() => recorder.undo({ sessionId: '01990000-0000-7000-8000-0000000000ff', ...at })).toThrow(fault('session-not-found'));
	expect((await reader.feedPage({ sessionId: SESSION, limit: 9 })).annotations).toEqual([]);
	await recorder.annotate({ messageId: first.id, body: span(5, 7), ...at });
	expect((await reader.feedPage({ sessionId: SESSION, limit: 9, filter: { categories: ['abuse'] } })).messages).toEqual([first]);
});

test("a correction teaches the author's language, in this show and in the channel's next one", async () => {
	const { recorder, first } = await deskWith('привіт');
	expect(first.language.tag).toBe('ru');
	await recorder.annotate({ messageId: first.id, body: { type: 'language', tag: 'uk' }, profile: SPECIALIST, at: 1 });
	const later = await recorder.record({ sessionId: SESSION, items: [said(7, 'так'), said(8, 'так', { author: { id: 'u2', name: 'Олег' } })] });
	expect(later.messages.map(({ language }) => language.tag)).toEqual(['uk', 'ru']);
	await recorder.endSession({ sessionId: SESSION, endedAt: 9_000, ending: 'stopped' });
	const next = '01990000-0000-7000-8000-0000000000cc';
	await recorder.beginSession(sessionStart(next));
	expect((await recorder.record({ sessionId: next, items: [said(9, 'дякую')] })).messages[0]?.language.tag).toBe('uk');
});

const arbitraryStep = fc.record({
	message: fc.nat(1),
	what: fc.constantFrom('confirmed', 'dismissed', 'escalated', 'flag', 'fr', 'uk', 'undo-latest', 'undo-any', 'undo-any'),
	which: fc.nat(20),
	byLead: fc.boolean(),
});

test('the tables of what follows are always what a window would fold from the same annotations', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(arbitraryStep, { minLength: 1, maxLength: 40 }), async (steps) => {
			const { recorder, reader, messages, dataFolder, close } = await deskWith('cura gratis', 'bit.ly');
			const done: Annotation[] = [];
			for (const { message: index, what, which, byLead } of steps) {
				const message = messages[index];
				if (!message) continue;
				const by = { profile: byLead ? LEAD : SPECIALIST, at: done.length };
				const annotate = (body: Parameters<typeof recorder.annotate>[0]['body']) => recorder.annotate({ messageId: message.id, body, ...by });
				const act = () => {
					if (what === 'undo-latest') return recorder.undo({ sessionId: SESSION, ...by });
					if (what === 'undo-any') return recorder.undo({ sessionId: SESSION, annotationId: done[which % Math.max(1, done.length)]?.id ?? SESSION, ...by });
					if (what === 'flag') return annotate({ type: 'flag', category: 'spam', severity: 'low', span: { start: 0, end: 2 } });
					if (what === 'fr' || what === 'uk') return annotate({ type: 'language', tag: what });
					return annotate({ type: 'verdict', flagId: flagId(message, which % message.flags.length), verdict: what });
				};
				try {
					done.push(await act());
				} catch (error) {
					expect(error).toEqual(fault('annotation-not-found'));
				}
			}
			const { annotations } = await reader.feedPage({ sessionId: SESSION, limit: 9 });
			expect(annotations).toEqual(done);
			const session = await reader.getSession({ sessionId: SESSION });
			await close();

			const states = messages.map((message) =>
				annotationState(
					message,
					done.filter(({ messageId }) => messageId === message.id),
				),
			);
			const judged = states.flatMap(({ flags }) =>
				flags.flatMap(({ flag, verdict }) => (verdict ? { flag: flag.id, verdict: verdict.verdict, by: verdict.annotation.id } : [])),
			);
			const database = new Database(storeFile(dataFolder), { readonly: true });
			const rows = (sql: string) => database.prepare(sql).all();
			expect(rows('SELECT s.flag, s.verdict, a.uuid AS by FROM flag_state s JOIN annotation a ON a.id = s.annotation ORDER BY s.flag')).toEqual(judged);
			expect(rows('SELECT message, language FROM message_state ORDER BY message')).toEqual(
				states.flatMap(({ isLanguageCorrected, language }, index) => (isLanguageCorrected ? { message: messages[index]?.id, language: language.tag } : [])),
			);
			expect(rows('SELECT a.uuid AS by FROM added_flag f JOIN annotation a ON a.id = f.annotation ORDER BY f.message, a.id')).toEqual(
				states.flatMap(({ addedFlags }) => addedFlags.map(({ annotation }) => ({ by: annotation.id }))),
			);
			expect(session.unreviewed).toBe(3 - judged.length);
			database.close();
		}),
		{ numRuns: 60 },
	);
});
