import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDesk, openDesk } from '../../../electron/desk/desk.ts';
import { resourcesFolder } from '../../../electron/paths.ts';
import type { DeskEvent } from '../../../shared/contract/contract.ts';

let folder: string;
let desk: OpenDesk;
const open = () => openDesk({ dataFolder: folder, resourcesFolder: resourcesFolder(), host: 'browser', log: () => {} });

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
