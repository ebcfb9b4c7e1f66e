import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consonantsOf, readingsOfArabizi } from '../../../../../electron/desk/analysis/rules/arabizi-words.ts';

describe('consonants of Arabic in Latin letters', () => {
	it.each([
		['madmouna', 'madmoona', 'mdmona'],
		['7asaseya', 'hasasiya', '7assaseyya'],
		['5asm', 'khasm', 'khassem'],
		['qalb', '9alb', 'kalb'],
		['tchouf', 'tshoof', 'tshuf'],
	])('are the same in %s, %s and %s', (...spellings) => {
		expect(new Set(spellings.map(consonantsOf)).size).toBe(1);
	});

	it('differ where the word differs', () => {
		expect(consonantsOf('natiga')).not.toBe(consonantsOf('natural'));
	});
});

describe('readings of an Arabizi word', () => {
	it.each([
		['elbatareya', 'batareya'],
		['bebatareyetha', 'batareyet'],
		['madmouna', 'madmoun'],
		['hayentehi', 'entehi'],
		['lel7asaseya', '7asaseya'],
	])('of %s have the consonants of %s', (word, base) => {
		expect(readingsOfArabizi(word)).toContain(consonantsOf(base));
	});

	it('keep at least three consonants', () => {
		expect(readingsOfArabizi('elbab')).not.toContain('bb');
		expect(readingsOfArabizi('fel')).toEqual(['fl']);
	});

	it('begin with the plain consonants, repeat nothing and stay few', () => {
		const letters = fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789'"), minLength: 1, maxLength: 60 });
		fc.assert(
			fc.property(letters, (word) => {
				const found = readingsOfArabizi(word);
				expect(found[0]).toBe(consonantsOf(word));
				expect(new Set(found).size).toBe(found.length);
				expect(found.length).toBeLessThan(60);
			}),
		);
	});
});
