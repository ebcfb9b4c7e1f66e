import { expect, it } from 'vitest';
import { recentOf } from '../../../renderer/search/recent-searches.ts';

it.each([
	[null, []],
	['["agua","lang:ru"]', ['agua', 'lang:ru']],
	['["agua",7,null]', ['agua']],
	['{"a":1}', []],
	['[', []],
])('takes up the searches a browser kept as %j, as far as they are understood', (saved, wanted) => {
	expect(recentOf(saved)).toEqual(wanted);
});
