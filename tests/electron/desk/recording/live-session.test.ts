import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { showContext, staffNames } from '../../../../electron/desk/recording/live-session.ts';
import { openForWriting, storeFile } from '../../../../electron/desk/store/open-store.ts';
import { storeProfile } from '../../../../electron/desk/store/setting-table.ts';
import type { WritableStore } from '../../../../electron/desk/store/store.ts';

let folder: string;
let store: WritableStore;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'showdesk-staff-'));
	store = openForWriting(storeFile(folder), () => undefined);
});
afterEach(() => {
	store.close();
	rmSync(folder, { recursive: true });
});

test('nobody may bear the full name of the desk’s people, but a viewer may share a first name with them', () => {
	expect(staffNames(store)).toEqual([]);
	for (const [name, guarded] of [
		['Ana', []],
		['Marta Ruiz', ['Marta Ruiz']],
		['moderadora_w1', ['moderadora_w1']],
	] as const) {
		storeProfile(store, { name, role: 'specialist', languages: [] });
		expect(staffNames(store)).toEqual(guarded);
	}
	const show = { title: '', host: '', platform: 'twitch', market: 'ES', languages: ['es'] } as const;
	expect(showContext(show, ['Marta Ruiz'])).toEqual({ market: 'ES', languages: ['es'], staff: ['Marta Ruiz'] });
});
