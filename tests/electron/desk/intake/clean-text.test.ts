import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { colonEmotes, decodeEntities, textOfHtml } from '../../../../electron/desk/intake/clean-text.ts';

test('entities are decoded once, and what is none stays as it was written', () => {
	expect(decodeEntities('&lt;b&gt; &amp;amp; &quot;sí&quot; &#39;ё&#x451; &iquest;cu&aacute;nto&quest; 5&euro; AT&T & &unknown; &#0;')).toBe(
		'<b> &amp; "sí" \'ёё ¿cuánto&quest; 5€ AT&T & &unknown; \uFFFD',
	);
});

describe('HTML of a relay', () => {
	it('becomes what a person reads, with its pictures as emotes where they stand', () => {
		const { text, emotes } = textOfHtml('<b>hola</b> <img src="https://x/1.png" alt="Kappa"/> 5 &lt; 6<br>adiós <img alt=":a b:" title="z"><img src="y">');
		expect(text).toBe('hola Kappa 5 < 6 adiós :a b:');
		expect(emotes.map(({ start, end, name }) => [text.slice(start, end), name])).toEqual([
			['Kappa', 'Kappa'],
			[':a b:', ':a b:'],
		]);
	});

	it.each([
		['<script>alert("<p>")</script>hola<style>p{}', 'holap{}'],
		['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
		['a <img alt="x>y"> b', 'a x>y b'],
		['a <!-- hidden > still --> b', 'a  b'],
		['cut <a href="x', 'cut <a href="x'],
		['<a href="x>hola</a>', 'hola'],
		['<', '<'],
	])('reads %j as %j', (html, text) => {
		expect(textOfHtml(html).text).toBe(text);
	});

	it('keeps every emote inside the text, whatever it is built of', () => {
		const piece = fc.constantFrom(
			'<img alt="Kappa">',
			'<img alt=" ">',
			'<b>',
			'</b>',
			'&lt;',
			'&amp;',
			' ',
			'я',
			'😂',
			'"',
			"'",
			'<',
			'>',
			'<img',
			'<!--',
			'-->',
			'<script>',
			'</script>',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const { text, emotes } = textOfHtml(pieces.join(''));
				for (const { start, end, name } of emotes) expect(text.slice(start, end)).toBe(name);
			}),
		);
	});

	it.each(['<a ', '<a "', '<a "<b \'', '<script', '<!--', '<img alt="', '&', '<style>'])('takes no more than its share of time for 64 KB of %j', (piece) => {
		const hostile = piece.repeat(Math.ceil(65_536 / piece.length));
		const startedAt = performance.now();
		for (const html of [hostile, `${hostile}>`]) textOfHtml(html);
		expect(performance.now() - startedAt).toBeLessThan(500);
	});
});

test('smiles are found between colons, and a time of day is none', () => {
	const text = 'в 12:30:45 :panic: :peka-1: a:b:c :не: ::';
	expect(colonEmotes(text).map(({ start, end }) => text.slice(start, end))).toEqual([':panic:', ':peka-1:', ':b:']);
});
