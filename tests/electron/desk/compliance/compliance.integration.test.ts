import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { type MarketRules, readMarketRules } from '../../../../electron/desk/analysis/compliance/market-rules.ts';
import { clocksAt } from '../../../../electron/desk/compliance/compliance-reader-calls.ts';
import { reportWords } from '../../../../electron/desk/report/report-words.ts';
import { writeReport } from '../../../../electron/desk/report/write-report.ts';
import { openForReading, storeFile } from '../../../../electron/desk/store/open-store.ts';
import { LAST_OTHER, LOWEST } from '../../../../electron/desk/store/reference-price-table.ts';
import type { DeskEvent } from '../../../../shared/contract/contract.ts';
import { INTERFACE_LANGUAGES } from '../../../../shared/model/language.ts';
import { openTemporaryDesk } from '../../../contract/open-desk.ts';
import { LEAD, SESSION, SHOW, said, scratchDesk, sessionStart } from '../store/scratch-store.ts';

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

test('a session of two hours with 20,000 lines of chat is counted in a blink, and played at ×50 in next to nothing', async () => {
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

	await desk.recorder.endSession({ sessionId: SESSION, endedAt: at, ending: 'stopped' });
	const looks = [];
	// Ten times what a look at ×50 has to go on by.
	for (let moment = 30_000; moment < at; moment += 300_000) {
		const start = performance.now();
		await desk.reader.complianceClocks({ sessionId: SESSION, rules: rules.of('ES'), at: moment, now: at });
		looks.push(performance.now() - start);
	}
	looks.sort((one, other) => one - other);
	expect(looks[Math.floor(looks.length / 2)]).toBeLessThan(5);
});

test.each(INTERFACE_LANGUAGES)('a report in %s tells of the clocks with both moments, and of none where the rules are not known', async (language) => {
	const { reader, recorder } = await promisingShow();
	await recorder.endSession({ sessionId: SESSION, endedAt: 40 * MINUTES * 1_000, ending: 'stopped' });
	await recorder.setChatDelay({ sessionId: SESSION, chatDelayMs: 2_500 });
	const facts = (known: boolean) =>
		reader.reportFacts({ sessionId: SESSION, personalData: 'masked', to: language, translations: new Map(), ...(known ? { rules: rules.of('ES') } : {}) });
	const words = await reportWords(language, 'UTC');
	const written = writeReport(await facts(true), words, { at: 0, by: null, version: '1' });
	expect(written).toContain('quedan 5 minutos');
	expect(written).toContain('quedan 8 unidades');
	expect(written, 'how chat and speech are aligned').toContain(words.words('timeline.chatLater', { seconds: words.formatters.number(2.5) }));
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

const PLAYED = fc.array(
	fc.record({
		text: fc.constantFrom(
			'esto es publicidad',
			'quedan 3 unidades',
			'quedan 9 unidades',
			'quedan 5 minutos y cerramos',
			'la oferta sigue',
			'antes 90 €, ahora 20',
			'hola',
		),
		wait: fc.integer({ min: -20, max: 400 }),
		corrects: fc.boolean(),
	}),
	{ minLength: 1, maxLength: 25 },
);

test('played forwards, backwards or by leaps, the clocks of a moment are those counted from the beginning', async () => {
	await fc.assert(
		fc.asyncProperty(PLAYED, fc.array(fc.integer({ min: 0, max: 6_000 }), { minLength: 2, maxLength: 12 }), async (lines, moments) => {
			const { recorder, reader, close, dataFolder } = await scratchDesk();
			await recorder.beginSession(sessionStart());
			let second = 1;
			for (const [index, { text, wait, corrects }] of lines.entries()) {
				second = Math.max(1, second + wait);
				const speech = corrects && index > 0 ? { speech: { supersedes: `p${index - 1}` } } : {};
				await recorder.record({ sessionId: SESSION, items: [said(index, text, { ...HOST, ...speech, receivedAt: second * 1_000 })] });
			}
			await recorder.endSession({ sessionId: SESSION, endedAt: 7_000_000, ending: 'stopped' });
			const store = openForReading(storeFile(dataFolder), () => undefined);
			for (const moment of moments) {
				const at = moment * 1_000;
				const played = await reader.complianceClocks({ sessionId: SESSION, rules: rules.of('ES'), at, now: 8_000_000 });
				expect(played).toEqual(clocksAt(store, 1, { sessionId: SESSION, rules: rules.of('ES'), at }));
			}
			store.close();
			await close();
		}),
		{ numRuns: 40 },
	);
});

const SHEETS = [
	{ product: 'Smart watch W1', facts: { price: '29.90 EUR' } },
	{ product: 'Crema Sol', facts: { price: '12 EUR' } },
];
const DAY_S = 86_400;

test('a reference price is held against what the same host said of the same product in other shows, with the law of the market', async () => {
	const { recorder, reader } = await scratchDesk();
	const show = async (number: number, day: number, text: string, { host = 'Lucía', market = 'ES', sheets = SHEETS.slice(0, 1) } = {}) => {
		const id = SESSION.replace(/..$/, String(10 + number));
		await recorder.beginSession({ ...sessionStart(id, day * DAY_S * 1_000), show: { ...SHOW, host, market }, sheets });
		const { messages } = await recorder.record({ sessionId: id, items: [said(day * DAY_S, text, { ...HOST, platformId: `x${number}` })] });
		await recorder.endSession({ sessionId: id, endedAt: (day * DAY_S + 60) * 1_000, ending: 'stopped' });
		return { id, message: messages[0]?.id };
	};
	const priced = async ({ id }: { readonly id: string }, market = 'ES') =>
		(await reader.complianceClocks({ sessionId: id, rules: rules.of(market), at: null, now: 0 })).prices.map(({ elsewhere }) => elsewhere);
	const first = await show(1, 10, 'antes 60 €, ahora 25 €');
	const second = await show(2, 45, 'antes 90 €, ahora 29,90 €');
	await show(3, 46, 'antes 10 €, ahora 5 €', { host: 'Olga' });
	await show(4, 47, 'la crema sol antes 30 €, ahora 12 €', { sheets: SHEETS });
	await show(5, 48, 'antes 40 €, ahora 20 €', { sheets: SHEETS });
	const last = await show(6, 50, 'el smart watch W1 antes 90 €, ahora 29,90 €', { sheets: SHEETS });
	expect(await priced(first), 'nothing was said before').toEqual([undefined]);
	expect(await priced(second)).toEqual([
		{ other: { sessionId: first.id, messageId: first.message, at: 10 * DAY_S * 1_000, amount: 60, currency: 'EUR' }, lowest: null },
	]);
	expect(await priced(last)).toEqual([
		{
			other: { sessionId: first.id, messageId: first.message, at: 10 * DAY_S * 1_000, amount: 60, currency: 'EUR' },
			lowest: { sessionId: second.id, messageId: second.message, at: 45 * DAY_S * 1_000, amount: 29.9, currency: 'EUR' },
		},
	]);
	const facts = await reader.reportFacts({ sessionId: last.id, personalData: 'kept', to: 'en', translations: new Map(), rules: rules.of('ES') });
	expect(writeReport(facts, await reportWords('en', 'UTC'), { at: 0, by: null, version: '1' })).toMatch(
		/In an earlier show compared with \u2068€60\u2069.*Offered for \u2068€29\.90\u2069 on .*Directive 98\/6\/EC/s,
	);
	expect((await priced(last, 'US'))[0]?.lowest, 'no such law there').toBeNull();
});

test('prices of a thousand shows are held against each other at once, from an index', async () => {
	const { recorder, reader, dataFolder, close } = await scratchDesk();
	await recorder.beginSession({ ...sessionStart(), sheets: SHEETS.slice(0, 1) });
	await recorder.record({ sessionId: SESSION, items: [said(500_000, 'antes 90 €, ahora 20 €', HOST)] });
	await close();
	const database = new Database(storeFile(dataFolder));
	database.exec(`
		WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
		INSERT INTO session (id, uuid, title, host, platform, market, languages, started_at, ended_at, ending)
		SELECT i, 'show-' || i, 't', 'Lucía', 'twitch', 'ES', '[]', i, i, 'stopped' FROM n;
		PRAGMA foreign_keys = OFF;
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
		INSERT INTO reference_price SELECT 1000 + i, 2 + i % 999, 'smart watch w1', 90, 'EUR', 20 + i % 70, i FROM n;
	`);
	const plans = [LAST_OTHER, LOWEST].map((sql) =>
		(database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(1, 'smart watch w1', 9, 'EUR', 'EUR', 9) as { detail: string }[]).map(({ detail }) => detail).join(),
	);
	for (const plan of plans) expect(plan).not.toMatch(/SCAN (?:s|p|own)\b/);
	database.close();
	await reader.open({ dataFolder });
	const start = performance.now();
	const { prices } = await reader.complianceClocks({ sessionId: SESSION, rules: rules.of('ES'), at: null, now: 600_000_000 });
	expect(performance.now() - start).toBeLessThan(100);
	expect(prices[0]?.elsewhere).toMatchObject({ other: null, lowest: { amount: 20 } });
});
