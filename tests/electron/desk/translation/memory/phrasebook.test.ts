import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPhrasebook } from '../../../../../electron/desk/translation/memory/phrasebook.ts';
import { keyOf, readSegment } from '../../../../../electron/desk/translation/memory/segment.ts';
import { baseOf, type MemoryUnit, TranslationMemory } from '../../../../../electron/desk/translation/memory/translation-memory.ts';
import { resourcesFolder } from '../../../../../electron/paths.ts';

const LANGUAGES = ['en', 'zh', 'es', 'ru', 'fr', 'uk', 'ar'];
const SCRIPTS: Readonly<Record<string, RegExp>> = { zh: /\p{Script=Han}/u, ru: /\p{Script=Cyrillic}/u, uk: /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u };

const units = await readPhrasebook(join(resourcesFolder(), 'phrasebook'));
const memory = new TranslationMemory();
for (const unit of units) memory.add(unit);
const idOf = ({ id }: MemoryUnit) => id.split(' ')[1] ?? '';
const phraseIds = new Set(units.map(idOf));
const keyIn = ({ from, source }: MemoryUnit) => `${baseOf(from)} ${keyOf(readSegment(source).words.map(({ word }) => word))}`;
const slotsIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join(' ');
const look = (text: string, from: string, to: string) => memory.lookup(text, from, to)?.text ?? null;

describe('the phrasebook', () => {
	it('holds what shows are made of, in every language of the desk', () => {
		expect(phraseIds.size).toBeGreaterThanOrEqual(420);
		const lacking = units.filter(({ from, targets }) => LANGUAGES.some((language) => language !== baseOf(from) && targets[language] === undefined));
		expect(lacking.map(({ id }) => id)).toEqual([]);
		const shares = ['ar-EG', 'ar-SA', 'ar-Latn', 'ru-Latn'].map((tag) => new Set(units.filter(({ from }) => from === tag).map(idOf)).size);
		for (const phrases of shares) expect(phrases).toBeGreaterThanOrEqual(100);
	});

	it('never means two things by the same words of a language', () => {
		const owners = new Map<string, string>();
		const conflicts = units.flatMap((unit) => {
			const key = keyIn(unit);
			const owner = owners.get(key) ?? idOf(unit);
			owners.set(key, owner);
			return owner === idOf(unit) ? [] : [`"${unit.source}" (${key}) is ${owner} and ${idOf(unit)}`];
		});
		expect(conflicts).toEqual([]);
	});

	it('has words in every wording, and says nothing twice', () => {
		expect(units.filter(({ source }) => readSegment(source).words.length === 0).map(({ id }) => id)).toEqual([]);
		const met = new Set<string>();
		const repeated = units.filter((unit) => met.size === met.add(keyIn(unit)).size);
		expect(repeated.map(({ id, source }) => `${id}: ${source}`)).toEqual([]);
	});

	it('translates into the script of the language', () => {
		const wrong = units.flatMap(({ id, targets }) =>
			Object.entries(SCRIPTS).flatMap(([language, script]) =>
				script.test(targets[language] ?? '') || targets[language] === undefined ? [] : [`${id} ${language}`],
			),
		);
		expect(wrong).toEqual([]);
	});

	it('carries every slot into every language', () => {
		const wrong = units.filter(({ source, targets }) => Object.values(targets).some((target) => slotsIn(target) !== slotsIn(source)));
		expect(wrong.map(({ id }) => id)).toEqual([]);
	});

	it('lets nothing stand beside another phrase that would turn it round', () => {
		const free = new Set(units.filter(({ isFree }) => isFree).map(({ source, from }) => `${baseOf(from)} ${source.toLowerCase()}`));
		// "no quiero", "не надо", "si me queda": as words of their own they are answers, before others they are not.
		for (const denial of [
			'es no.',
			'es no',
			'es si',
			'es ¡sí!',
			'ru нет.',
			'ru не',
			'fr non.',
			'fr pas',
			'ar لا.',
			'ar لا',
			'en no.',
			'en not',
			'uk ні.',
			'uk не',
		])
			expect(free.has(denial), denial).toBe(false);
	});

	it('reads chat as people type it', () => {
		expect(look('holaaa guapa, q precio tiene??', 'es', 'zh-CN')).toBe('你好！亲爱的，多少钱？');
		expect(look('скока стоит', 'ru', 'en')).toBe('How much is it?');
		expect(look('slt cb ça coute svp', 'fr', 'zh-CN')).toBe('你好！多少钱？麻烦了！');
		expect(look('بكام لو سمحتي', 'ar', 'en')).toBe('How much is it? Please!');
		expect(look('bkam?', 'ar-Latn', 'zh-CN')).toBe('多少钱？');
		expect(look('quedan 12 unidades', 'es', 'ar')).toBe('بقيت 12 قطع.');
	});

	it('does not take words for another text that only look like it', () => {
		expect(look('me voy a suicidar', 'es', 'zh-CN')).toBeNull();
		expect(look('всем привет из самары', 'ru', 'en')).not.toBe('Hello from Spain!');
		expect(look('cuanto cuesta el envio a menorca?', 'es', 'en')).toBeNull();
		expect(look('es apto para celiacos?', 'es', 'en')).toBeNull();
	});
});
