import { describe, expect, it } from 'vitest';
import { destinationOf, everyEngine, missingOf, newDestinations, withEngine, withEngineAt } from '../../../../renderer/translation/engines/engine-order.ts';
import { limitIn } from '../../../../renderer/translation/engines/limit-in.ts';
import type { KeyStates } from '../../../../shared/model/translation-desk.ts';
import { DEFAULT_TRANSLATION, type EngineSettings } from '../../../../shared/model/translation-settings.ts';

const NO_KEYS: KeyStates = { libretranslate: 'none', deepl: 'none', openai: 'none' };
const engines = everyEngine(DEFAULT_TRANSLATION);
const ids = (some: readonly EngineSettings[]) => some.map(({ id }) => id);

describe('the list of engines', () => {
	it('shows also those the team has never named, switched off and last', () => {
		const shown = everyEngine({ ...DEFAULT_TRANSLATION, engines: [{ id: 'libretranslate', isOn: true, address: 'http://127.0.0.1:5000' }] });
		expect(ids(shown)).toEqual(['libretranslate', 'bergamot', 'apertium', 'deepl', 'openai']);
		expect(shown.filter(({ isOn }) => isOn)).toHaveLength(1);
	});

	it('is put in another order, and stays where there is no such place', () => {
		expect(ids(withEngineAt(engines, 'deepl', 0))).toEqual(['deepl', 'bergamot', 'libretranslate', 'apertium', 'openai']);
		expect(withEngineAt(engines, 'bergamot', -1)).toBe(engines);
		expect(withEngineAt(engines, 'openai', 5)).toBe(engines);
	});

	it('says what an engine lacks', () => {
		expect(missingOf({ id: 'deepl', isOn: true, address: null }, NO_KEYS)).toBe('key');
		expect(missingOf({ id: 'deepl', isOn: true, address: null }, { ...NO_KEYS, deepl: 'environment' })).toBeNull();
		expect(missingOf({ id: 'openai', isOn: true, address: 'http://localhost:1', model: '' }, NO_KEYS)).toBe('model');
		expect(missingOf({ id: 'apertium', isOn: true, address: null }, NO_KEYS)).toBe('address');
		expect(missingOf({ id: 'bergamot', isOn: true }, NO_KEYS)).toBeNull();
	});

	it.each([
		['http://localhost:5000', { kind: 'stays' }],
		['http://127.0.0.2/x', { kind: 'stays' }],
		['http://localhost.example.org', { kind: 'goes', host: 'localhost.example.org' }],
		['https://10.0.0.5:8443/api', { kind: 'goes', host: '10.0.0.5:8443' }],
	])('%s: says whether text leaves this machine', (address, destination) => {
		expect(destinationOf({ id: 'libretranslate', isOn: false, address })).toEqual(destination);
	});

	it('asks before text goes where none went before: by a switch, and by another address of what is on', () => {
		const at = (address: string, isOn: boolean) => withEngine(engines, { id: 'libretranslate', isOn, address });
		expect(newDestinations(engines, at('https://a.example', true))).toEqual(['a.example']);
		expect(newDestinations(at('https://a.example', true), at('https://b.example', true))).toEqual(['b.example']);
		expect(newDestinations(at('https://a.example', true), at('https://a.example', false))).toEqual([]);
		expect(newDestinations(engines, at('http://127.0.0.1:5000', true))).toEqual([]);
		expect(newDestinations(engines, withEngine(engines, { id: 'deepl', isOn: true, address: null }))).toEqual(['DeepL']);
	});
});

describe('a limit as people write it', () => {
	it.each([
		['', null],
		['  ', null],
		['5000', 5_000],
		['200 000', 200_000],
		['1.000.000', 1_000_000],
		['٢٠٠٬٠٠٠', 200_000],
		['0', 0],
		['many', undefined],
		['-5', undefined],
	])('%j', (typed, limit) => {
		expect(limitIn(typed)).toBe(limit);
	});
});
