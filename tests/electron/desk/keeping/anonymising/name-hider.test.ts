import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createNameHider, isUnmistakable, namesOf } from '../../../../../electron/desk/keeping/anonymising/name-hider.ts';

const hiderOf = (...names: readonly string[]) => createNameHider(names.map((name) => ({ name, asWord: true })));

it('hides a name as a whole word in any case and script, and leaves longer words alone', () => {
	const hider = hiderOf('Marta_91', 'Ольга', 'محمد', '小红', 'José López', '★ Ana ★');
	expect(hider.hide('@Marta_91: MARTA_91, marta_912')).toBe('@••••••••: ••••••••, marta_912');
	expect(hider.hide('ОЛЬГА и Ольгаа')).toBe('••••• и Ольгаа');
	expect(hider.hide('شكرا @محمد')).toBe('شكرا @••••');
	expect(hider.hide('@小红 你好')).toBe('@•• 你好');
	expect(hider.hide('hola josé lópez, José Pérez')).toBe('hola ••••••••••, José Pérez');
	expect(hider.hide('★ Ana ★ y Ana')).toBe('••••••• y Ana');
});

it('takes a name that may be a word only behind an @', () => {
	const hider = createNameHider([{ name: 'Sol', asWord: false }]);
	expect(hider.hide('hace sol @SOL')).toBe('hace sol @•••');
	expect([hider.findIn('hace sol'), hider.findIn('@sol'), hider.findIn('solo')]).toEqual(['word', 'mention', null]);
});

it('never changes the length of a text, and leaves no name in it, however strange both are', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
			fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 4 }),
			(name, parts) => {
				const hider = hiderOf(name);
				const text = parts.join(` ${name} `);
				const hidden = hider.hide(text);
				expect(hidden.length).toBe(text.length);
				expect(hider.findIn(hidden)).toBeNull();
				expect(hider.hide(hidden)).toBe(hidden);
			},
		),
	);
});

it('looks thousands of names up as quickly as one', () => {
	const hider = hiderOf(...Array.from({ length: 20_000 }, (_, index) => `viewer_${index}`));
	expect(hider.hide('hola @viewer_19999, viewer_3 y viewer_20001')).toBe('hola @••••••••••••, •••••••• y viewer_20001');
	expect(hider.hideInKey('es: agua viewer_3')).toBe('es: agua ••••••••');
});

it('tells a name that is nobody’s word from one that may be, and an id from a number', () => {
	expect(['marta_91', 'MartaLopez', 'José López', 'abcdefghijk', 'x2'].map(isUnmistakable)).toEqual([true, true, true, true, true]);
	expect(['ana', 'Sol', 'Ольга', '小红'].map(isUnmistakable)).toEqual([false, false, false, false]);
	expect(
		namesOf([
			{ id: '12345', name: 'Ana' },
			{ id: 'ana.l', name: 'Ana' },
		]),
	).toEqual(['Ana', 'ana.l']);
});
