import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDesk, openDesk } from '../../../electron/desk/desk.ts';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import type { Message } from '../../../shared/model/message.ts';
import { useFewRules } from '../../fixtures/few-rules.ts';
import { startWebSocketFeed } from '../../fixtures/websocket-feed.ts';

const fewRules = useFewRules();

let folder: string;
let desk: OpenDesk;
const open = () => openDesk({ dataFolder: folder, resourcesFolder: fewRules(), host: 'browser', log: () => {} });

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'showdesk-sheets-'));
	desk = await open();
});
afterEach(async () => {
	await desk.close();
	await rm(folder, { recursive: true });
});

const watch = { product: 'W1', facts: { water: 'IP67, 1 m for 30 min', battery: '48 h' } };

test('a sheet is kept over a restart, changed in place, told to every window and deleted', async () => {
	const told: DeskEvent[] = [];
	desk.subscribe((event) => event.type === 'sheets' && told.push(event));
	const saved = await desk.call('sheet.save', { sheet: watch });
	await desk.call('sheet.save', { id: saved.id, sheet: { ...watch, facts: { battery: '72 h' } } });
	expect(told).toHaveLength(2);
	await desk.close();
	desk = await open();
	const [kept, ...others] = await desk.call('sheet.list', {});
	expect(others).toEqual([]);
	expect(kept).toMatchObject({ id: saved.id, sheet: { product: 'W1', facts: { battery: '72 h' } } });
	await desk.call('sheet.delete', { id: saved.id });
	expect(await desk.call('sheet.list', {})).toEqual([]);
	await expect(desk.call('sheet.delete', { id: saved.id })).rejects.toMatchObject({ code: 'sheet-not-found' });
});

test('a show keeps its own copy of the sheets it is checked against, also after they were changed for the team', async () => {
	const saved = await desk.call('sheet.save', { sheet: watch });
	const session = await desk.call('show.start', { sources: [{ kind: 'demo' }], sheets: [saved.sheet] });
	await desk.call('sheet.delete', { id: saved.id });
	expect(await desk.call('show.sheets', { sessionId: session.id })).toEqual([watch]);
	await desk.call('show.setSheets', { sessionId: session.id, sheets: [] });
	expect(await desk.call('show.sheets', { sessionId: session.id })).toEqual([]);
});

test('a sheet without a product or with an empty fact is refused by field', async () => {
	await expect(desk.call('sheet.save', { sheet: { product: ' ', facts: {} } })).rejects.toMatchObject({
		code: 'invalid-input',
		detail: { field: 'sheet.product' },
	});
	await expect(desk.call('sheet.save', { sheet: { product: 'W1', facts: { water: '' } } })).rejects.toMatchObject({ code: 'invalid-input' });
});

test('the demo is checked against its own sheet, unless another or none is asked for', async () => {
	const own = await desk.call('show.start', { sources: [{ kind: 'demo' }] });
	expect(await desk.call('show.sheets', { sessionId: own.id })).toMatchObject([
		{ product: 'Smart watch W1', facts: { battery: '48 h', colour: 'black, sand, green' } },
	]);
	const none = await desk.call('show.start', { sources: [{ kind: 'demo' }], sheets: [] });
	expect(await desk.call('show.sheets', { sessionId: none.id })).toEqual([]);
});

test('a claim is checked against the sheets of the moment, which change while the show runs', async () => {
	const feed = await startWebSocketFeed();
	try {
		const said: Message[] = [];
		desk.subscribe((event) => event.type === 'messages' && said.push(...event.messages));
		const { id: sessionId } = await desk.call('show.start', { sources: [{ kind: 'websocket', url: feed.address }], languages: ['es'], sheets: [watch] });
		await expect.poll(() => feed.connected()).toBe(1);
		const say = async (text: string) => {
			feed.send({ id: text, author: 'Lucía', text, role: 'host', kind: 'speech' });
			await expect.poll(() => said.some((message) => message.text === text)).toBe(true);
			return said.find((message) => message.text === text)?.flags.map(({ rule, explanation }) => [rule, explanation.facts?.expected]);
		};
		expect(await say('la batería dura 72 horas')).toEqual([['detect.fact.contradicts', '48 h']]);
		await desk.call('show.setSheets', { sessionId, sheets: [{ ...watch, facts: { battery: '72 h' } }] });
		expect(await say('repito que la batería dura 72 horas')).toEqual([]);
		expect(await say('la batería dura 48 horas seguidas')).toEqual([['detect.fact.contradicts', '72 h']]);
	} finally {
		await feed.close();
	}
});

test('whoever writes a sheet is told what will be checked of it, in the units they wrote', async () => {
	const facts = [
		{ name: 'water', text: 'IP67, 1 m for 30 min' },
		{ name: 'autonomía', text: 'dos semanas' },
		{ name: 'screen', text: '1.43" AMOLED' },
		{ name: 'garantie', text: 'à vie' },
		{ name: 'colour', text: 'black, sand' },
		{ name: 'mood', text: 'cheerful' },
	];
	const [water, ...others] = await desk.call('sheet.understand', { facts });
	expect(water).toMatchObject({
		topic: 'water',
		value: {
			quantities: [
				{ unit: 'ip', most: 67 },
				{ unit: 'metre', most: 1 },
				{ unit: 'minute', most: 30 },
			],
		},
	});
	expect(others).toMatchObject([
		{ topic: 'battery', value: { quantities: [{ unit: 'week', most: 2 }] } },
		{ topic: 'screen', value: { quantities: [{ unit: 'inch', most: 1.43 }] } },
		// JSON has no infinity.
		{ topic: 'warranty', value: { quantities: [{ unit: 'lifetime', most: null }] } },
		{ topic: 'colour', value: { kind: 'list' } },
		{ topic: null, value: { kind: 'text' } },
	]);
});
