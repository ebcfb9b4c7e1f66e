import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FIRST_STATE, readWindowState, type WindowState } from '../../../electron/desktop/window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'showdesk-window-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const laptop = { x: 0, y: 0, width: 1440, height: 860 };
const beside = { x: 1440, y: -200, width: 2560, height: 1400 };

function kept(content: WindowState | string): string {
	const file = join(folder, 'window.json');
	writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
	return file;
}

describe('readWindowState', () => {
	it('puts the window back where it was', () => {
		const state = { bounds: { x: 1600, y: 40, width: 1200, height: 900 }, isMaximized: true };
		expect(readWindowState(kept(state), [laptop, beside])).toEqual(state);
	});

	it('brings a window back from a screen that is gone', () => {
		const state = { bounds: { x: 1600, y: 40, width: 1200, height: 900 }, isMaximized: false };
		expect(readWindowState(kept(state), [laptop])).toEqual(FIRST_STATE);
	});

	it('does not hide the title bar above or below the screen, nor leave a sliver of it', () => {
		for (const place of [
			{ x: 0, y: -40 },
			{ x: 0, y: 840 },
			{ x: 1400, y: 0 },
			{ x: -1150, y: 0 },
		]) {
			expect(readWindowState(kept({ bounds: { ...place, width: 1200, height: 700 }, isMaximized: false }), [laptop])).toEqual(FIRST_STATE);
		}
	});

	it('makes a window no larger than the screen it is on', () => {
		const state = readWindowState(kept({ bounds: { x: 0, y: 0, width: 4000, height: 3000 }, isMaximized: false }), [laptop]);
		expect(state.bounds).toMatchObject({ width: 1440, height: 860 });
	});

	it.each([
		'',
		'null',
		'{"bounds":{"x":0}}',
		'{"bounds":{"x":"0","y":0,"width":1,"height":1},"isMaximized":false}',
		'{"bounds":{"x":0,"y":0,"width":-5,"height":1e999},"isMaximized":false}',
	])('takes %j for a first start', (content) => {
		expect(readWindowState(kept(content), [laptop])).toEqual(FIRST_STATE);
	});

	it('takes a missing file for a first start', () => {
		expect(readWindowState(join(folder, 'nowhere.json'), [laptop])).toEqual(FIRST_STATE);
	});
});
