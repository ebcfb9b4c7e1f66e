import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protect, restore } from '../../../../electron/desk/translation/protect.ts';

describe('what must not be translated', () => {
	it('is kept apart: mentions, hashtags, links, names, emotes and emoji', () => {
		const text = 'Kappa @lucia mira https://tienda.example/x #oferta el AquaFit Pro 😍😍 mola';
		const kept = protect(text, { emotes: [{ start: 0, end: 5 }], names: ['aquafit pro'] });
		expect(kept).toEqual({
			text: '[1] [2] mira [3] [4] el [5] [6] mola',
			kept: ['Kappa', '@lucia', 'https://tienda.example/x', '#oferta', 'AquaFit Pro', '😍😍'],
		});
		expect(restore('[1] [2] look [3] [4] the [5] [6] is cool', kept)).toBe('Kappa @lucia look https://tienda.example/x #oferta the AquaFit Pro 😍😍 is cool');
	});

	it('is put back however the engine wrote the stand-in', () => {
		const kept = protect('mira @ana y @eva');
		expect(restore('看【2】和［ 1 ］', kept)).toBe('看@eva和@ana');
	});

	it('a name is one only as a whole word', () => {
		expect(protect('sol y soleado', { names: ['sol'] }).kept).toEqual(['sol']);
		expect(protect('a (b) c+', { names: ['(b)', 'c+', '', '.*'] }).kept).toEqual(['(b)', 'c+']);
	});

	it('comes back as it was from an engine that changes nothing, whatever the text is', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 80 }),
				fc.array(fc.constantFrom('@ana ', '[1] ', '#x ', '😀', 'ver.example.com '), { maxLength: 6 }),
				(text, more) => {
					const whole = more.join(text);
					const kept = protect(whole);
					expect(restore(kept.text, kept)).toBe(whole);
				},
			),
		);
	});
});
