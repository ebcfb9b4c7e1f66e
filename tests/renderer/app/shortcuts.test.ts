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
		expect(shortcutKey({ key, code })).toBe(expected);
	});
});
