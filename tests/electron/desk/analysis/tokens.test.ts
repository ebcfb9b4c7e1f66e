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
		['q u e d a n 2', ['q u e d a n', '2']],
		['rebaja -50 % de 10-12', ['rebaja', '50', '%', 'de', '10', '12']],
		['п*зда x**y т.е. hola.que snake_case p_te', ['п*зда', 'x**y', 'т', 'е', 'hola', 'que', 'snake', 'case', 'p*te']],
		['س5افة ب3حبات 7ثالة', ['س5افه', 'ب', '3', 'حبات', '7', 'ثاله']],
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
		expect(disguises('г@рантия')).toContain('гарантия');
		expect(disguises('л3чит')).toEqual(expect.arrayContaining(['лзчит', 'лечит']));
		expect(disguises('p1l')).toEqual(expect.arrayContaining(['pil', 'pll']));
		expect(disguises('س5افة')).toContain('سخافه');
		expect(disguises('7ثالة')).toContain('حثاله');
		expect(disguises('п*зда')).toContain('пзда');
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
