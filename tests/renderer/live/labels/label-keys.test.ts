import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { LABEL_KEYS } from '../../../../shared/model/label.ts';

const RENDERER = fileURLToPath(new URL('../../../../renderer/', import.meta.url));

test('no key of a label is one of the desk, alone or as the first of two', () => {
	const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
	const used = new Set<string>();
	for (const file of files) {
		for (const [, keys] of readFileSync(join(RENDERER, file), 'utf8').matchAll(/\bkeys: '([^']+)'/g)) used.add(keys?.split(' ')[0] ?? '');
	}
	expect(used.size, 'the shortcuts are found at all').toBeGreaterThan(20);
	expect(LABEL_KEYS.filter((key) => used.has(key))).toEqual([]);
});
