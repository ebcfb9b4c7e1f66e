import { describe, expect, it } from 'vitest';
import { completableAt, predicatesBeginning, replaced } from '../../../renderer/search/completion.ts';

/** What can be completed at the bar. */
function at(marked: string) {
	const caret = marked.indexOf('|');
	const found = completableAt(marked.replace('|', ''), caret);
	return found === null ? null : [found.type === 'value' ? found.predicate : 'predicate', found.typed];
}

describe('completing a search where somebody types', () => {
	it.each([
		['re|', ['predicate', 're']],
		['agua cat|', ['predicate', 'cat']],
		['agua -cat|', ['predicate', 'cat']],
		['lang:|', ['lang', '']],
		['lang:ru,|', ['lang', '']],
		['lang:r|,uk', ['lang', 'r']],
		['in:"W1 wa|', ['in', 'W1 wa']],
		['agua |', null],
		['|agua', null],
		['"a phra|se"', null],
		['', null],
	])('%j', (marked, wanted) => {
		expect(at(marked)).toEqual(wanted);
	});

	it('offers predicates by how they begin, in any case', () => {
		expect(predicatesBeginning('RO')).toEqual(['role']);
		expect(predicatesBeginning('b')).toEqual(['by', 'before']);
		expect(predicatesBeginning('')).toEqual([]);
	});

	it('puts the caret after what it put in', () => {
		expect(replaced('agua cat x', { start: 5, end: 8 }, 'category:')).toEqual({ text: 'agua category: x', caret: 14 });
	});
});
