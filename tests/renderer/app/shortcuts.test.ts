import { describe, expect, it } from 'vitest';
import { shortcutKey } from '../../../renderer/app/shortcuts.ts';

describe('the key of a shortcut', () => {
	it.each([
		['j', 'KeyJ', 'j'],
		['J', 'KeyJ', 'j'],
		['о', 'KeyJ', 'j'],
		['ت', 'KeyJ', 'j'],
		['?', 'Slash', '?'],
		['Escape', 'Escape', 'Escape'],
		['j', 'KeyC', 'j'],
	])('%s on %s is %s', (key, code, expected) => {
		expect(shortcutKey({ key, code, shiftKey: false })).toBe(expected);
	});

	it('is the question mark on an Arabic keyboard too', () => {
		expect(shortcutKey({ key: '؟', code: 'Slash', shiftKey: true })).toBe('?');
		expect(shortcutKey({ key: 'ظ', code: 'Slash', shiftKey: false })).toBe('/');
	});
});
