import { describe, expect, it } from 'vitest';
import { fold } from '../../../../electron/desk/analysis/folding.ts';
import { tokenize } from '../../../../electron/desk/analysis/tokens.ts';

function words(text: string): readonly string[] {
	return tokenize(fold(text)).tokens.map(({ word }) => word);
}

function disguises(text: string): readonly string[] {
	return tokenize(fold(text)).tokens.flatMap(({ readings }) => readings.filter(({ isDisguised }) => isDisguised).map(({ word }) => word));
}

describe('tokens', () => {
	it.each([
		["brûle-graisse à l'eau", ['brule', 'graisse', 'a', 'l', 'eau']],
		['antes 90€, ahora 29,90', ['antes', '90', '€', 'ahora', '29,90']],
		['держит 50м 2h 1 000 руб', ['держит', '50', 'м', '2', 'h', '1 000', 'руб']],
		['100%', ['100', '%']],
		['3la 7abibi w1', ['3la', '7abibi', 'w1']],
		['كان ب300 وصار بـ١٥٠، باقي 3حبات', ['كان', 'ب', '300', 'وصار', 'ب', '150', 'باقي', '3', 'حبات']],
		['保证有效', ['保', '证', '有', '效']],
		['❤️👍🏽', ['❤', '👍']],
		['', []],
	])('cuts %j', (text, expected) => {
		expect(words(text)).toEqual(expected);
	});

	it('reads what is written so as to get past a filter', () => {
		expect(disguises('e s t a f a')).toContain('estafa');
		expect(disguises('e.s.t.a.f.a')).toContain('estafa');
		expect(disguises('3st4fa')).toContain('estafa');
		expect(disguises('est@fa')).toContain('estafa');
		expect(disguises('estаfа')).toContain('estafa');
		expect(disguises('estafffa')).toContain('estafa');
		expect(disguises('сyка')).toContain('сука');
	});

	it('takes no plain text for a disguise', () => {
		expect(disguises('holaaaa graaacias muuuy bonito y a mi tambien, w1 ip68 7abibi? да не, 5G y no')).not.toContain('hola');
		expect(disguises('holaaaa me encantaaaa')).toEqual([]);
		expect(disguises('привет всем')).toEqual([]);
	});

	it('tells sentences apart and knows which ask', () => {
		const { sentences } = tokenize(fold('Hola a todos. ¿Cura? Vale... bien\nfin'));
		expect(sentences.map(({ hasQuestionMark }) => hasQuestionMark)).toEqual([false, true, false, false]);
	});
});
