import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openForWriting, storeFile } from '../../../../electron/desk/store/open-store.ts';
import { insertSession } from '../../../../electron/desk/store/session-table.ts';
import type { WritableStore } from '../../../../electron/desk/store/store.ts';
import { addUsage } from '../../../../electron/desk/store/translation-table.ts';
import { Spending } from '../../../../electron/desk/translation/spending.ts';
import { today } from '../../../../electron/desk/translation/today.ts';

const SHOW = '018f0000-0000-7000-8000-000000000001';
const OTHER = '018f0000-0000-7000-8000-000000000002';

let folder: string;
let store: WritableStore;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'showdesk-spending-'));
	store = openForWriting(storeFile(folder), () => undefined);
	const show = { title: '', host: '', platform: 'twitch', market: 'ES', languages: [] };
	const rows = [SHOW, OTHER].map((uuid) => insertSession(store, { uuid, show, startedAt: 0, endedAt: null, ending: null, isImported: false }));
	addUsage(store, today(), rows[0] ?? 0, 'deepl', 100);
	addUsage(store, '2020-01-01', rows[0] ?? 0, 'deepl', 50);
	addUsage(store, today(), rows[1] ?? 0, 'deepl', 30);
});
afterEach(() => {
	store.close();
	rmSync(folder, { recursive: true });
});

test('what was sent before and since counts once, for the show over all days, for the day over all shows', () => {
	const spending = new Spending(store);
	expect(spending.allows({ perShow: 160, perDay: null }, SHOW, 10)).toBe(true);
	expect(spending.allows({ perShow: 160, perDay: null }, SHOW, 11)).toBe(false);
	expect(spending.allows({ perShow: null, perDay: 140 }, OTHER, 10)).toBe(true);
	spending.add(OTHER, 10);
	// The recorder writes the same ten down a moment later.
	expect(spending.allows({ perShow: null, perDay: 140 }, SHOW, 1)).toBe(false);
	expect(spending.allows({ perShow: 40, perDay: null }, OTHER, 0)).toBe(true);
	expect(spending.allows({ perShow: 40, perDay: null }, OTHER, 1)).toBe(false);
	expect(spending.allows({ perShow: null, perDay: null }, SHOW, 1e9)).toBe(true);
});
