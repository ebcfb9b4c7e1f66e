import { describe, expect, it } from 'vitest';
import { fillSlots, slotsOf } from '../../../shared/model/answer-slots.ts';
import type { SheetAnswer } from '../../../shared/model/question.ts';

const inAll = (text: string) => ({ es: text, ru: text, fr: text, ar: text, en: text, uk: text, zh: text });
const price = (product: string, text: string): SheetAnswer => ({
	topic: 'price',
	product,
	fact: 'price',
	text,
	sentences: inAll(`cuesta ${text}`),
	values: { ...inAll(text), es: `${text} (es)` },
});

describe('the slots of an approved answer', () => {
	it('are filled from the sheet in the language of the answer', () => {
		expect(fillSlots('{product} cuesta {price}.', 'es', [price('W1', '29,90 €')], null)).toEqual({ text: 'W1 cuesta 29,90 € (es).', open: [] });
	});

	it('stay open, each named once, where no sheet says it or the name is none', () => {
		expect(fillSlots('{battery}, {battery} o {nonsense}', 'es', [price('W1', '29')], null)).toEqual({
			text: '{battery}, {battery} o {nonsense}',
			open: ['battery', 'nonsense'],
		});
	});

	it('are never filled with one of several products’ values, unless the answer says of which', () => {
		const facts = [price('W1', '29'), price('W2', '49')];
		expect(fillSlots('{price}', 'ru', facts, null).open).toEqual(['price']);
		expect(fillSlots('{product}: {price}', 'ru', facts, 'W2')).toEqual({ text: 'W2: 49', open: [] });
	});

	it('are offered for what the sheets say', () => {
		expect(slotsOf([price('W1', '29'), price('W2', '49')])).toEqual(['product', 'price']);
		expect(slotsOf([])).toEqual([]);
	});
});
