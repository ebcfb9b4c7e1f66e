import { expect, test } from 'vitest';
import type { LabelDraft } from '../../../../shared/model/label.ts';
import { LEAD, SESSION, SPECIALIST, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

const DRAFT: LabelDraft = { name: 'Ремонт', colour: 'teal', key: '1', description: 'asks for a repair', reach: 'both' };

async function deskWithMessages() {
	const desk = await scratchDesk();
	await desk.recorder.beginSession(sessionStart());
	const { messages } = await desk.recorder.record({ sessionId: SESSION, items: [said(1, '👍 esto cura todo'), said(2, 'hola')] });
	const save = (label: Partial<LabelDraft>, id?: string) => desk.recorder.saveLabel({ id, label: { ...DRAFT, ...label }, profile: LEAD, at: 5_000 });
	return { ...desk, save, first: messages[0] ?? fail(), second: messages[1] ?? fail() };
}

function fail(): never {
	throw new Error('a message that was recorded is not there');
}

test('names and keys are unique among the labels in use, and those of a retired one are free', async () => {
	const { save, recorder, reader } = await deskWithMessages();
	const { saved } = await save({});
	await expect(async () => save({ name: ' РЕМОНТ ', key: null })).rejects.toMatchObject({ code: 'label-taken', detail: { field: 'name' } });
	await expect(async () => save({ name: 'other' })).rejects.toMatchObject({ code: 'label-taken', detail: { field: 'key' } });
	await recorder.retireLabel({ id: saved, isRetired: true, profile: LEAD, at: 6_000 });
	await save({ name: 'ремонт' });
	await expect(async () => recorder.retireLabel({ id: saved, isRetired: false, profile: LEAD, at: 7_000 })).rejects.toMatchObject({ code: 'label-taken' });
	expect((await reader.listLabels({})).map(({ name, isRetired }) => [name, isRetired])).toEqual([
		['Ремонт', true],
		['ремонт', false],
	]);
});

test('labels keep the order a person gives them, those they did not name at the end', async () => {
	const { save, recorder, reader } = await deskWithMessages();
	const a = (await save({ name: 'a', key: null })).saved;
	await save({ name: 'b', key: null });
	const c = (await save({ name: 'c', key: null })).saved;
	await recorder.orderLabels({ ids: [c, a], profile: LEAD, at: 6_000 });
	expect((await reader.listLabels({})).map(({ name }) => name)).toEqual(['c', 'a', 'b']);
	await expect(async () => save({ name: 'd', key: null }, '01990000-0000-7000-8000-00000000dead')).rejects.toMatchObject({ code: 'label-not-found' });
});

test('a label keeps the name it was given under, can be taken back, and is found again by the filter', async () => {
	const { save, recorder, reader, first } = await deskWithMessages();
	const { saved } = await save({});
	const span = { start: 3, end: 7 };
	const given = await recorder.annotate({ messageId: first.id, body: { type: 'label', label: saved, span }, profile: SPECIALIST, at: 6_000 });
	expect(given.body).toEqual({ type: 'label', label: saved, name: 'Ремонт', colour: 'teal', span });
	await save({ name: 'Repair', colour: 'red' }, saved);
	const labelled = () => reader.feedPage({ sessionId: SESSION, filter: { labels: [saved] }, limit: 10 });
	expect((await labelled()).annotations.map(({ body }) => body)).toEqual([given.body]);
	expect((await labelled()).messages.map(({ id }) => id)).toEqual([first.id]);
	await recorder.undo({ sessionId: SESSION, annotationId: given.id, profile: SPECIALIST, at: 7_000 });
	expect((await labelled()).messages).toEqual([]);
});

test('a label is refused where it does not belong', async () => {
	const { save, recorder, first } = await deskWithMessages();
	const words = (await save({ name: 'words', key: null, reach: 'span' })).saved;
	const whole = (await save({ name: 'whole', key: null, reach: 'message' })).saved;
	const give = async (label: string, span?: { start: number; end: number }) =>
		recorder.annotate({ messageId: first.id, body: { type: 'label', label, ...(span ? { span } : {}) }, profile: SPECIALIST, at: 6_000 });
	await expect(give(words), 'it needs words').rejects.toMatchObject({ code: 'invalid-input', detail: { why: 'reach' } });
	await expect(give(whole, { start: 3, end: 7 }), 'it takes no words').rejects.toMatchObject({ code: 'invalid-input', detail: { why: 'reach' } });
	await expect(give(words, { start: 1, end: 5 }), 'half a thumb').rejects.toMatchObject({ code: 'invalid-input', detail: { field: 'span' } });
	await expect(give(words, { start: 3, end: 400 })).rejects.toMatchObject({ code: 'invalid-input' });
	await give(words, { start: 3, end: 7 });
	await give(words, { start: 8, end: 12 });
	await expect(give(words, { start: 3, end: 7 }), 'twice on the same words').rejects.toMatchObject({ code: 'already-labelled' });
	await recorder.retireLabel({ id: whole, isRetired: true, profile: LEAD, at: 7_000 });
	await expect(give(whole)).rejects.toMatchObject({ code: 'label-not-found' });
});

test('verdicts and labels keep the guidelines they were given by, and nothing where there are none', async () => {
	const { save, recorder, first } = await deskWithMessages();
	const { saved } = await save({});
	const flagId = first.flags[0]?.id ?? fail();
	const judge = async () =>
		(await recorder.annotate({ messageId: first.id, body: { type: 'verdict', flagId, verdict: 'confirmed' }, profile: LEAD, at: 6_000 })).body;
	const write = (label: string | null, basedOn: number, text: string) =>
		recorder.saveGuidelines({ label, basedOn, text, comment: '', profile: LEAD, at: 6_500 });
	expect(await judge()).not.toHaveProperty('guidelines');
	await write(null, 0, '# How to judge');
	await write(null, 1, '# How to judge, better');
	await write(saved, 0, 'Only where something is *broken*.');
	expect(await judge()).toMatchObject({ guidelines: { general: 2 } });
	const given = await recorder.annotate({ messageId: first.id, body: { type: 'label', label: saved }, profile: LEAD, at: 7_000 });
	expect(given.body).toMatchObject({ guidelines: { general: 2, label: 1 } });
	const note = await recorder.annotate({ messageId: first.id, body: { type: 'note', text: 'x' }, profile: LEAD, at: 7_000 });
	expect(note.body).not.toHaveProperty('guidelines');
	await write(null, 2, '');
	expect(await judge(), 'they were withdrawn').not.toHaveProperty('guidelines');
});

test('of two people who change the same guidelines the later is told, and every version can be read again', async () => {
	const { recorder, reader } = await deskWithMessages();
	const write = async (profile: typeof LEAD, basedOn: number, text: string, comment = '') =>
		recorder.saveGuidelines({ label: null, basedOn, text, comment, profile, at: 6_000 });
	await write(LEAD, 0, 'one', 'first');
	await write(SPECIALIST, 1, 'two');
	await expect(write(LEAD, 1, 'mine')).rejects.toMatchObject({ code: 'guidelines-newer', detail: { version: '2', author: 'Ana' } });
	await expect(async () => recorder.saveGuidelines({ label: SESSION, basedOn: 0, text: 'x', comment: '', profile: LEAD, at: 6_000 })).rejects.toMatchObject({
		code: 'label-not-found',
	});
	expect((await reader.guidelinesHistory({ label: null })).map(({ version, author, comment }) => [version, author.name, comment])).toEqual([
		[2, 'Ana', ''],
		[1, 'Wei', 'first'],
	]);
	expect(await reader.readGuidelines({ label: null, version: 1 })).toMatchObject({ text: 'one' });
	expect(await reader.readGuidelines({ label: null, version: 3 })).toBeNull();
	expect((await reader.listGuidelines({})).map(({ text }) => text)).toEqual(['two']);
});
