import { expect, test } from 'vitest';
import { storeFile } from '../../../../electron/desk/store/open-store.ts';
import type { DismissalReason, Verdict } from '../../../../shared/model/annotation.ts';
import { DEFAULT_LEARNING } from '../../../../shared/model/rule-record.ts';
import { storeAtVersion } from '../store/older-store.ts';
import { LEAD, SESSION, SPECIALIST, said, scratchDesk, scratchFolder, sessionStart } from '../store/scratch-store.ts';

const RULE = 'es.health.cura';

async function judgedShow() {
	const desk = await scratchDesk();
	const { recorder } = desk;
	await recorder.beginSession(sessionStart());
	const { messages } = await recorder.record({
		sessionId: SESSION,
		items: [said(1, 'esto cura'), said(2, 'и это cura'), said(3, 'cura gratis'), said(4, 'hola'), said(5, 'cura?')],
	});
	const judge = (index: number, verdict: Verdict, reason?: DismissalReason) =>
		recorder.annotate({
			messageId: messages[index]?.id ?? 0,
			body: { type: 'verdict', flagId: messages[index]?.flags[0]?.id ?? 0, verdict, reason, comment: reason === 'joke' ? 'ha' : undefined },
			profile: SPECIALIST,
			at: 10 + index,
		});
	return { ...desk, messages, judge };
}

const none = { confirmed: 0, escalated: 0, dismissed: 0, reasons: {} };

test('flags are counted by rule, language and market, with what people made of them', async () => {
	const { reader, judge } = await judgedShow();
	await judge(0, 'confirmed');
	await judge(1, 'dismissed', 'joke');
	await judge(2, 'dismissed');
	expect(await reader.ruleRecords({ rule: RULE })).toEqual([
		{
			rule: RULE,
			category: 'health',
			total: { raised: 4, confirmed: 1, escalated: 0, dismissed: 2, reasons: { joke: 1, none: 1 } },
			slices: [
				{ language: 'es', market: 'ES', raised: 3, confirmed: 1, escalated: 0, dismissed: 1, reasons: { none: 1 } },
				{ language: 'ru', market: 'ES', raised: 1, confirmed: 0, escalated: 0, dismissed: 1, reasons: { joke: 1 } },
			],
			looked: null,
		},
	]);
	expect((await reader.ruleRecords({})).map(({ rule, total }) => [rule, total.raised])).toEqual([
		[RULE, 4],
		['es.scam.gratis', 1],
	]);
});

test('another verdict takes the place of the one before, and what is undone counts no more', async () => {
	const { reader, recorder, judge } = await judgedShow();
	const total = async () => (await reader.ruleRecords({ rule: RULE }))[0]?.total;
	await judge(0, 'dismissed', 'question');
	const escalation = await judge(0, 'escalated');
	expect(await total()).toEqual({ ...none, raised: 4, escalated: 1 });
	await recorder.undo({ sessionId: SESSION, annotationId: escalation.id, profile: SPECIALIST, at: 20 });
	expect(await total()).toEqual({ ...none, raised: 4, dismissed: 1, reasons: { question: 1 } });
	await recorder.undo({ sessionId: SESSION, profile: SPECIALIST, at: 21 });
	expect(await total()).toEqual({ ...none, raised: 4 });
});

test('examples come newest first, by verdict, language and page, with the words of whoever judged', async () => {
	const { reader, judge, messages } = await judgedShow();
	await judge(1, 'dismissed', 'joke');
	const all = await reader.ruleExamples({ rule: RULE, limit: 3 });
	expect(all.hasMore).toBe(true);
	expect(all.examples.map(({ message, flag }) => [message.text, flag.explanation.matched])).toEqual([
		['cura?', 'cura'],
		['cura gratis', 'cura'],
		['и это cura', 'cura'],
	]);
	const rest = await reader.ruleExamples({ rule: RULE, before: all.examples.at(-1)?.flag.id, limit: 3 });
	expect(rest).toMatchObject({ hasMore: false, examples: [{ message: { id: messages[0]?.id }, verdict: null, session: { id: SESSION, title: 'W1 watch' } }] });
	const { examples } = await reader.ruleExamples({ rule: RULE, verdict: 'dismissed', limit: 10 });
	expect(examples.map(({ verdict }) => verdict)).toEqual([{ verdict: 'dismissed', reason: 'joke', comment: 'ha', by: 'Ana', at: 11 }]);
	expect((await reader.ruleExamples({ rule: RULE, verdict: 'unjudged', language: 'ru', limit: 10 })).examples).toEqual([]);
	expect((await reader.ruleExamples({ rule: RULE, market: 'FR', limit: 10 })).examples).toEqual([]);
});

test('who has looked at a rule starts its count anew', async () => {
	const { reader, recorder, judge } = await judgedShow();
	await judge(0, 'dismissed', 'joke');
	const looked = { by: 'Wei', at: 50, verdicts: 1, dismissed: 1 };
	expect(recorder.noteLook({ rule: RULE, profile: LEAD, at: 50 })).toMatchObject({ rule: RULE, looked });
	expect((await reader.ruleRecords({ rule: RULE }))[0]?.looked).toEqual(looked);
	expect(() => recorder.noteLook({ rule: 'never.heard', profile: LEAD, at: 50 })).toThrow(expect.objectContaining({ code: 'invalid-input' }));
});

test('the threshold is the team’s', async () => {
	const { reader, recorder } = await scratchDesk();
	expect(await reader.learningSettings({})).toEqual(DEFAULT_LEARNING);
	await recorder.setLearning({ settings: { leastVerdicts: 20, dismissedShare: 0.7 } });
	expect(await reader.learningSettings({})).toEqual({ leastVerdicts: 20, dismissedShare: 0.7 });
});

test('a store from before is counted when it is brought up to date', async () => {
	const desk = await judgedShow();
	await desk.judge(0, 'dismissed', 'joke');
	await desk.judge(1, 'confirmed');
	const counted = await desk.reader.ruleRecords({});
	await desk.close();
	const dataFolder = scratchFolder();
	storeAtVersion(storeFile(dataFolder), 80, storeFile(desk.dataFolder));
	const again = await scratchDesk(dataFolder);
	expect(await again.reader.ruleRecords({})).toEqual(counted);
});
