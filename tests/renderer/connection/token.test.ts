import { describe, expect, it } from 'vitest';
import { reconnectDelayMs } from '../../../renderer/connection/backoff.ts';
import { takeToken } from '../../../renderer/connection/token.ts';

function openTab(hash: string) {
	const stored = new Map<string, string>();
	const shown: string[] = [];
	const place = {
		location: { hash, pathname: '/', search: '' },
		history: { state: null, replaceState: (_state: unknown, _title: string, url?: string | URL | null) => shown.push(String(url)) },
		storage: { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value) },
	};
	return { place, shown };
}

describe('the token in the address', () => {
	it('is taken out of the address bar and kept for this tab', () => {
		const { place, shown } = openTab('#token=s3cret');
		expect(takeToken(place)).toBe('s3cret');
		expect(shown).toEqual(['/']);
		expect(takeToken({ ...place, location: { ...place.location, hash: '#/sessions' } })).toBe('s3cret');
	});

	it('is missed where the tab never had one', () => {
		const { place, shown } = openTab('#/live');
		expect(takeToken(place)).toBeNull();
		expect(shown).toEqual([]);
	});
});

describe('the wait before reconnecting', () => {
	it('grows up to ten seconds and is never the same for all', () => {
		expect(reconnectDelayMs(0, 0)).toBe(300);
		expect(reconnectDelayMs(3, 0)).toBe(2_400);
		expect(reconnectDelayMs(1_000, 0)).toBe(10_000);
		expect(reconnectDelayMs(1_000, 0.999)).toBeGreaterThanOrEqual(5_000);
	});
});
