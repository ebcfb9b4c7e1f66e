import { expect, test } from 'vitest';
import { reportWords } from '../../../../electron/desk/report/report-words.ts';
import { writeReport } from '../../../../electron/desk/report/write-report.ts';
import { INTERFACE_LANGUAGES } from '../../../../shared/model/language.ts';
import type { PersonalDataChoice } from '../../../../shared/model/personal-data.ts';
import { LEAD, SESSION, SPECIALIST, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

const MAKING = { at: 9_000, by: 'Wei', version: '1.0.0' };

/** A show of twenty seconds in which the host claims, two viewers write, and a person judged, noted and translated. */
async function judgedShow() {
	const desk = await scratchDesk();
	await desk.recorder.beginSession(sessionStart());
	const { messages } = await desk.recorder.record({
		sessionId: SESSION,
		items: [
			said(1, 'esto cura todo <script>alert(1)</script>', { role: 'host', kind: 'speech', author: { id: 'h', name: 'Lucía' } }),
			said(2, 'cura el dolor? llámame 612345678 @Marta', { author: { id: 'u2', name: 'Sergio' } }),
			said(3, 'cura mucho', { author: { id: 'u1', name: 'Marta' } }),
		],
	});
	const [claim, , other] = messages;
	if (claim === undefined || other === undefined) throw new Error('the show was not recorded');
	const judge = (message: typeof claim, verdict: 'escalated' | 'dismissed', comment: string) =>
		desk.recorder.annotate({
			messageId: message.id,
			body: { type: 'verdict', flagId: message.flags[0]?.id ?? 0, verdict, comment },
			profile: SPECIALIST,
			at: 5_000,
		});
	await judge(claim, 'escalated', 'ask the brand');
	await judge(other, 'dismissed', '');
	await desk.recorder.annotate({ messageId: claim.id, body: { type: 'translation', to: 'en', text: 'this cures everything' }, profile: SPECIALIST, at: 5_500 });
	await desk.recorder.annotate({ messageId: claim.id, body: { type: 'note', text: 'said twice' }, profile: LEAD, at: 6_000 });
	const gap = await desk.recorder.openGap({ sessionId: SESSION, sourceId: 'source-1', startedAt: 8_000, reason: 'connection lost' });
	await desk.recorder.closeGap({ gapId: gap.id, endedAt: 12_000 });
	await desk.recorder.endSession({ sessionId: SESSION, endedAt: 21_000, ending: 'stopped' });
	const facts = (personalData: PersonalDataChoice, to = 'en', translations = new Map()) =>
		desk.reader.reportFacts({ sessionId: SESSION, personalData, to, translations });
	return { ...desk, facts, claim, other };
}

test('a report counts what was found, by whom it was judged, and what of the show is missing', async () => {
	const { facts } = await judgedShow();
	const { coverage, categories, kinds, people, staff, span } = await facts('kept');
	expect(span).toEqual({ start: 1_000, end: 21_000 });
	expect(coverage).toMatchObject({ missing: 4_000, gaps: [{ start: 8_000, end: 12_000, source: '#lucia' }] });
	expect(kinds).toEqual({ chat: 2, speech: 1, system: 0 });
	expect(people).toBe(2);
	const [health] = categories;
	expect(health?.verdicts).toEqual({ escalated: 1, confirmed: 0, unjudged: 1, dismissed: 1 });
	expect(
		health?.findings.map(({ verdict }) => verdict?.verdict ?? null),
		'what matters most first',
	).toEqual(['escalated', null, 'dismissed']);
	expect(staff).toEqual([
		{ name: 'Ana', role: 'specialist', verdicts: { confirmed: 0, dismissed: 1, escalated: 1 }, notes: 0, addedFlags: 0, translations: 1 },
		{ name: 'Wei', role: 'lead', verdicts: { confirmed: 0, dismissed: 0, escalated: 0 }, notes: 1, addedFlags: 0, translations: 0 },
	]);
});

test('what goes back to the host is what the host said and was not dismissed, with what a person made of it in the reader’s language', async () => {
	const { facts, other } = await judgedShow();
	const { forHost } = await facts('kept');
	expect(forHost).toHaveLength(1);
	expect(forHost[0]).toMatchObject({
		author: 'Lucía',
		offset: 0,
		translation: { text: 'this cures everything', origin: 'written' },
		notes: [{ by: 'Wei', text: 'said twice' }],
	});
	expect((await facts('kept', 'zh-CN')).forHost[0]?.translation, 'no other language than the one asked for').toBeNull();
	const now = new Map([[other.id, { text: 'cures a lot', origin: 'machine' }]]);
	const translated = (await facts('kept', 'en', now)).categories.flatMap(({ findings }) => findings).find(({ messageId }) => messageId === other.id);
	expect(translated?.translation).toEqual({ text: 'cures a lot', origin: 'machine' });
});

test('masked, no viewer is named and no mention names one; the host acts in public and is', async () => {
	const { facts } = await judgedShow();
	const html = writeReport(await facts('masked'), await reportWords('en', 'Europe/Madrid'), MAKING);
	for (const name of ['Sergio', 'Marta']) expect(html).not.toContain(name);
	expect(html).toContain('Lucía');
	expect(html).toContain('Personal data is masked');
	expect(writeReport(await facts('kept'), await reportWords('en', 'Europe/Madrid'), MAKING)).toContain('Sergio');
});

test('nothing of a hostile chat becomes markup, and the file forbids itself to load or run anything', async () => {
	const { facts } = await judgedShow();
	const html = writeReport(await facts('kept'), await reportWords('en', 'UTC'), MAKING);
	expect(html).not.toContain('<script');
	expect(html).toContain('&lt;script&gt;');
	expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
	expect(html.match(/ (?:src|href)=|url\(/g), 'it points to nothing').toBeNull();
});

test.each(INTERFACE_LANGUAGES)('it is whole in %s: no key and no gap in a sentence', async (language) => {
	const { facts } = await judgedShow();
	const html = writeReport(await facts('masked', language), await reportWords(language, 'UTC'), MAKING);
	expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
	expect(html, 'a key that has no words is shown as it is').not.toMatch(/>(?:[a-z]+[A-Z]?[A-Za-z]*\.)+[A-Za-z]+</);
	expect(html.replace(/<style>.*<\/style>/s, ''), 'no gap').not.toMatch(/\{\{|\}\}|undefined|NaN|\[object/);
});

test('a session in which nothing happened has a report that says so', async () => {
	const desk = await scratchDesk();
	await desk.recorder.beginSession(sessionStart());
	const facts = await desk.reader.reportFacts({ sessionId: SESSION, personalData: 'masked', to: 'en', translations: new Map() });
	const html = writeReport(facts, await reportWords('en', 'UTC'), MAKING);
	expect(html).toContain('Nothing was flagged in this session.');
	expect(html).toContain('The show was still running');
});
