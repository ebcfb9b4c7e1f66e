import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { type MarketRules, readMarketRules } from '../../../../electron/desk/analysis/compliance/market-rules.ts';
import { reportWords } from '../../../../electron/desk/report/report-words.ts';
import { writeReport } from '../../../../electron/desk/report/write-report.ts';
import type { DeskEvent } from '../../../../shared/contract/contract.ts';
import { INTERFACE_LANGUAGES } from '../../../../shared/model/language.ts';
import { openTemporaryDesk } from '../../../contract/open-desk.ts';
import { LEAD, SESSION, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

let rules: MarketRules;
beforeAll(async () => {
	rules = await readMarketRules('resources/compliance');
});

const HOST = { role: 'host', kind: 'speech', author: { id: 'h', name: 'Lucía' } } as const;
const MINUTES = 60;

/** The host discloses at 0, counts down at 1 min, goes on at 9, counts 3 and then 8 at 10 and 12; a viewer says the same in vain. Numbers are seconds. */
async function promisingShow() {
	const desk = await scratchDesk();
	await desk.recorder.beginSession(sessionStart());
	await desk.recorder.record({
		sessionId: SESSION,
		items: [
			said(1, 'esto es publicidad', HOST),
			said(1 * MINUTES, 'quedan 5 minutos y cerramos', HOST),
			said(5 * MINUTES, 'publicidad, quedan 3'),
			said(9 * MINUTES, 'la oferta sigue', HOST),
			said(10 * MINUTES, 'quedan 3 unidades', HOST),
			said(12 * MINUTES, 'quedan 8 unidades', HOST),
		],
	});
	const clocks = (at: number | null = null, now = 13 * MINUTES * 1_000) => desk.reader.complianceClocks({ sessionId: SESSION, rules: rules.of('ES'), at, now });
	return { ...desk, clocks };
}

test('clocks listen to the host and not to viewers, and stand as they were at any moment', async () => {
	const { clocks, recorder } = await promisingShow();
	const now = await clocks();
	expect(now.findings.map(({ kind }) => kind)).toEqual(['deadline-passed', 'stock-rose']);
	expect(now.disclosure).toMatchObject({ times: 1, since: 1_000, everyMinutes: 15 });
	const before = await clocks(8 * MINUTES * 1_000);
	expect(before).toMatchObject({ findings: [], promises: [{ kind: 'countdown', state: 'past' }] });
	await recorder.endSession({ sessionId: SESSION, endedAt: 14 * MINUTES * 1_000, ending: 'stopped' });
	expect({ ...(await clocks()), at: now.at, promises: now.promises }, 'saved they say the same').toEqual(now);
});

test('a running show is counted on from where it was, and counted anew where speech is corrected', async () => {
	const { clocks, recorder } = await promisingShow();
	await clocks();
	const { messages } = await recorder.record({ sessionId: SESSION, items: [said(13 * MINUTES, 'antes 90 €, ahora 20', HOST)] });
	expect((await clocks()).prices).toMatchObject([{ amount: 90, now: 20, first: { messageId: messages[0]?.id } }]);
	await recorder.record({
		sessionId: SESSION,
		items: [said(13 * MINUTES + 2, 'antes 19 €, ahora 12', { ...HOST, speech: { supersedes: `p${13 * MINUTES}` } })],
	});
	expect((await clocks()).prices.map(({ amount }) => amount)).toEqual([19]);
});

test('how often a show discloses is set by whoever has a name, stands in the audit log, and goes with the session', async () => {
	const { clocks, recorder, reader } = await promisingShow();
	const set = (minutes: number | null) => recorder.setDisclosureMinutes({ sessionId: SESSION, minutes, profile: LEAD, at: 5_000 });
	expect(await set(5)).toMatchObject({ act: 'compliance.set', author: { name: 'Wei' }, detail: { minutes: 5 } });
	expect(await set(5), 'nothing new').toBeNull();
	const stricter = await clocks();
	expect(stricter.disclosure).toMatchObject({ everyMinutes: 5, marketMinutes: 15 });
	expect(stricter.findings[0]).toMatchObject({ kind: 'disclosure-late', mendedAt: null });
	await set(null);
	expect((await clocks()).disclosure.everyMinutes).toBe(15);
	await expect(async () => reader.complianceClocks({ sessionId: SESSION.replace('aa', 'ab'), rules: rules.of('ES'), at: null, now: 0 })).rejects.toMatchObject({
		code: 'session-not-found',
	});
});

test('a session of two hours with 20,000 lines of chat is counted in a blink', async () => {
	const desk = await scratchDesk();
	await desk.recorder.beginSession(sessionStart());
	for (let part = 0; part < 10; part += 1) {
		const items = Array.from({ length: 2_200 }, (_, index) => {
			const number = part * 2_200 + index + 1;
			return said(number, number % 11 === 0 ? 'mirad qué bonito queda en la muñeca' : 'hola quedan 3', number % 11 === 0 ? HOST : {});
		});
		await desk.recorder.record({ sessionId: SESSION, items });
	}
	const at = 22_000 * 1_000;
	const times = [];
	for (let round = 0; round < 5; round += 1) {
		const start = performance.now();
		await desk.reader.complianceClocks({ sessionId: SESSION, rules: rules.of('ES'), at, now: at });
		times.push(performance.now() - start);
	}
	expect(Math.min(...times)).toBeLessThan(50);
});

test.each(INTERFACE_LANGUAGES)('a report in %s tells of the clocks with both moments, and of none where the rules are not known', async (language) => {
	const { reader, recorder } = await promisingShow();
	await recorder.endSession({ sessionId: SESSION, endedAt: 40 * MINUTES * 1_000, ending: 'stopped' });
	const facts = (known: boolean) =>
		reader.reportFacts({ sessionId: SESSION, personalData: 'masked', to: language, translations: new Map(), ...(known ? { rules: rules.of('ES') } : {}) });
	const words = await reportWords(language, 'UTC');
	const written = writeReport(await facts(true), words, { at: 0, by: null, version: '1' });
	expect(written).toContain('quedan 5 minutos');
	expect(written).toContain('quedan 8 unidades');
	expect(written).not.toMatch(/compliance[.:]|\{\{/);
	expect(writeReport(await facts(false), words, { at: 0, by: null, version: '1' })).not.toContain('quedan 8 unidades</bdi>');
});

test('every window is told once of what the clocks of a running show find', async () => {
	const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
	onTestFinished(() => void server.close());
	await new Promise((resolve) => server.once('listening', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('the server has no port');
	const desk = await openTemporaryDesk();
	onTestFinished(() => desk.close());
	const told: (DeskEvent & { readonly type: 'compliance' })[] = [];
	desk.subscribe((event) => {
		if (event.type === 'compliance') told.push(event);
	});
	const joined = new Promise<import('ws').WebSocket>((resolve) => server.once('connection', resolve));
	const { id: sessionId } = await desk.call('show.start', {
		title: 'W1',
		host: 'Lucía',
		market: 'ES',
		languages: ['es'],
		sources: [{ kind: 'websocket', url: `ws://127.0.0.1:${address.port}` }],
	});
	const socket = await joined;
	const say = (id: number, text: string, more: object = {}) =>
		socket.send(JSON.stringify({ id: String(id), author: 'Lucía', text, role: 'host', kind: 'speech', ...more }));
	const until = async (isThere: () => boolean) => {
		const end = Date.now() + 10_000;
		while (!isThere() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
	};
	say(1, 'quedan 3 unidades');
	await until(() => told.some(({ clocks }) => clocks.promises.length === 1));
	say(2, 'quedan 9 unidades');
	await until(() => told.some(({ fresh }) => fresh.length > 0));
	const before = told.length;
	say(3, 'quedan 3', { role: 'viewer', kind: 'chat' });
	say(4, 'seguimos');
	await until(() => told.length > before);
	expect(told.flatMap(({ fresh }) => fresh.map(({ kind }) => kind))).toEqual(['stock-rose']);
	await expect(desk.call('compliance.setMinutes', { sessionId, minutes: 0 })).rejects.toMatchObject({ code: 'invalid-input' });
	await expect(desk.call('compliance.setMinutes', { sessionId, minutes: 20 })).rejects.toMatchObject({ code: 'no-profile' });
	await desk.call('profile.set', { ...LEAD, languages: [...LEAD.languages] });
	expect(await desk.call('compliance.setMinutes', { sessionId, minutes: 20 })).toMatchObject({ sessionId, disclosure: { everyMinutes: 20 } });
	expect(await desk.call('compliance.clocks', { sessionId })).toMatchObject({ rulesOf: 'ES', findings: [{ kind: 'stock-rose' }] });
	await desk.call('show.stop', { sessionId });
});
