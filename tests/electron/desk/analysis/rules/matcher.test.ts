import { describe, expect, it } from 'vitest';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { Matcher } from '../../../../../electron/desk/analysis/rules/matcher.ts';
import { PatternError, parsePattern } from '../../../../../electron/desk/analysis/rules/pattern.ts';
import { stemmerOf } from '../../../../../electron/desk/analysis/rules/stemmer.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import { leastCpuTimeOf } from '../../../../fixtures/cpu-time.ts';

const LISTS = new Map([['disease', ['diabetes', 'dolor de espalda', 'artr*'].map(parsePattern)]]);

function matches(pattern: string, text: string, language = 'es'): readonly string[] {
	const matcher = new Matcher<string>(LISTS, stemmerOf(language));
	matcher.add(pattern, pattern);
	const folded = fold(text);
	const { tokens } = tokenize(folded);
	return matcher.find(tokens).map(({ first, last }) => folded.text.slice(tokens[first]?.start, tokens[last - 1]?.end));
}

describe('patterns', () => {
	it.each([
		['cura la diabetes', 'esto CURA la diabétes', ['cura la diabetes']],
		['cura*', 'curarás y curas, procura', ['curaras', 'curas']],
		['*proof', 'it is waterproof', ['waterproof']],
		['cura [la|el|a los]? {disease}', 'cura dolor de espalda', ['cura dolor de espalda']],
		['cura [la|el|a los]? {disease}', 'cura a los artríticos', ['cura a los artriticos']],
		['adelgaz* .. kilo*', 'adelgazas en solo 5 kilos', ['adelgazas en solo 5 kilos']],
		['adelgaz* .. kilo*', 'adelgazas ya mismo en solo 5 kilos', []],
		['adelgaz* ..5 kilo*', 'adelgazas ya mismo en solo 5 kilos', ['adelgazas ya mismo en solo 5 kilos']],
		['adelgaz* .. kilo*', 'adelgazas. Dos kilos', []],
		['cura ..2 [nada]?', 'esto cura', ['cura']],
		['cura ..2 [nada]?', 'cura. Nada', ['cura']],
		['cura ..2 [nada]? ya', 'cura casi ya', ['cura casi ya']],
		['quedan? # unidades', 'solo 3 unidades', ['3 unidades']],
		['-# %', 'a -50 %, no un 20 %', ['-50 %']],
		['# %', 'rebaja -50%', ['-50%']],
		['de # a #', 'de 10 a -12', ['de 10 a -12']],
		['# m', 'aguanta 50m', ['50 m'.replace(' ', '')]],
		['# %', 'un 100% real', ['100%']],
		['💯', 'es 💯', ['💯']],
		["l'eau", 'dans l’eau', ["l'eau"]],
		['(de la)? casa', 'casa', ['casa']],
	])('%s in %j', (pattern, text, expected) => {
		expect(matches(pattern, text)).toEqual(expected);
	});

	it('finds inflections by their stem', () => {
		expect(matches('~лечить сустав*', 'лечит суставы', 'ru')).toEqual(['лечит суставы']);
		expect(matches('~красный', 'красный, красная, красного', 'ru')).toEqual(['красныи', 'красная', 'красного']);
		expect(matches('~крутой', 'крутой крутая', 'ru')).toEqual(['крутои', 'крутая']);
		expect(matches('~герой', 'герой героям', 'ru')).toEqual(['герои', 'героям']);
		expect(matches('~guérir', 'ça guérit', 'fr')).toEqual(['guerit']);
	});

	it('takes in patterns that come after it was first asked', () => {
		const matcher = new Matcher<string>(LISTS, stemmerOf('es'));
		const { tokens } = tokenize(fold('cura la diabetes'));
		matcher.add('cura', 'one');
		expect(matcher.find(tokens).map(({ payload }) => payload)).toEqual(['one']);
		matcher.add('cura [la]? {disease}', 'two');
		expect(matcher.find(tokens).map(({ payload }) => payload)).toEqual(['one', 'two']);
	});

	it('reads masked letters against the words of the patterns that are to be masked, and no others', () => {
		const matcher = new Matcher<string>(
			new Map([['insult', ['idiot*', '~сука', 'puta'].map(parsePattern)]]),
			stemmerOf('ru'),
			(payload) => payload === 'insult',
		);
		matcher.add('{insult}', 'insult');
		matcher.add('pota', 'pot');
		const found = (text: string) => matcher.find(tokenize(fold(text)).tokens).map(({ payload, isDisguised }) => `${payload} ${isDisguised}`);
		for (const text of ['p*ta', 'pu*ta', 'p_ta', 'p.ta', 'id*ota', 'id#ot', 'с*ка', 'с*ки']) expect(found(text), text).toEqual(['insult true']);
		for (const text of ['p***', 'x*x', 'p*', 'a*b', 'p. ta', 'id*t']) expect(found(text), text).toEqual([]);
	});

	it('finds Chinese anywhere within the text', () => {
		expect(matches('治 ..2 尿病', '这个可以治糖尿病的', 'zh')).toEqual(['治糖尿病']);
	});

	it.each(['', '..', 'cura ..', '.. cura', '[a|', 'a|b', 'a)', '{Disease}', 'a ..99 b', 'cu*ra', 'a?', 'a .. b .. c .. d .. e', '[]', '- -'])(
		'refuses %j in words its author understands',
		(pattern) => {
			expect(() => parsePattern(pattern)).toThrow(PatternError);
		},
	);

	it('costs no more than a few times as much with five thousand phrases as with fifty', () => {
		const tokens = tokenize(fold('hola lucia esto es muy bonito y el reloj dura mucho tiempo palabra7 la diabetes '.repeat(400))).tokens;
		const few = timeOf(matcherOf(50), tokens);
		const many = timeOf(matcherOf(5000), tokens);
		expect(many).toBeLessThan(few * 4 + 5);
	});

	it('stays linear in hostile text and patterns', () => {
		const matcher = new Matcher<string>(LISTS, stemmerOf('es'));
		matcher.add('a? a? a? a? a? a? a? a? a? a? a? a? a? a? a? a? [a|aa|a*] b', 'optional');
		matcher.add('a ..12 a ..12 a ..12 b', 'gaps');
		const short = timeOf(matcher, tokenize(fold('a a '.repeat(500).replaceAll('a a', 'a, a'))).tokens);
		const long = timeOf(matcher, tokenize(fold('a a '.repeat(4000).replaceAll('a a', 'a, a'))).tokens);
		expect(long).toBeLessThan(short * 8 * 4 + 20);
	});
});

function matcherOf(phrases: number): Matcher<string> {
	const matcher = new Matcher<string>(LISTS, stemmerOf('es'));
	for (let index = 0; index < phrases; index += 1)
		matcher.add(`${index % 3 === 0 ? 'el reloj' : `palabra${index}`} otra${index} cosa [rara|fea]?`, String(index));
	return matcher;
}

function timeOf(matcher: Matcher<string>, tokens: Parameters<Matcher<string>['find']>[0]): number {
	return leastCpuTimeOf(() => void matcher.find(tokens));
}
