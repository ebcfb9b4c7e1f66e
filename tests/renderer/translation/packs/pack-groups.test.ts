import { describe, expect, it } from 'vitest';
import { neededPacks, packGroups, pairsToRead } from '../../../../renderer/translation/packs/pack-groups.ts';
import type { LanguagePack, PackState } from '../../../../shared/model/language-pack.ts';

function pack(from: string, to: string, state: PackState = { phase: 'available' }): LanguagePack {
	return { from, to, architecture: 'tiny', bytes: 1, isReleased: true, quality: null, state };
}

const languageName = (tag: string) => new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
const compare = (one: string, other: string) => one.localeCompare(other, 'en');
const pairs = (packs: readonly { readonly from: string; readonly to: string }[]) => packs.map(({ from, to }) => `${from}-${to}`);

describe('language packs', () => {
	it('reading English takes every language of the shows into English, reading Chinese one step more', () => {
		expect(pairs(pairsToRead('en', []))).toEqual(['es-en', 'ru-en', 'fr-en', 'ar-en', 'uk-en']);
		expect(pairs(pairsToRead('zh', ['pt', 'zh', 'en']))).toEqual(['es-en', 'ru-en', 'fr-en', 'ar-en', 'uk-en', 'pt-en', 'en-zh']);
	});

	it('fetches only what is not here and not under way, and names what cannot be had', () => {
		const packs = [
			pack('es', 'en', { phase: 'installed' }),
			pack('ru', 'en', { phase: 'downloading', done: 1, total: 2 }),
			pack('fr', 'en', { phase: 'stopped', done: 1, trouble: null }),
			pack('ar', 'en'),
		];
		const { toFetch, missing, isUnderWay } = neededPacks(packs, pairsToRead('en', []));
		expect(pairs(toFetch)).toEqual(['fr-en', 'ar-en']);
		expect(pairs(missing)).toEqual(['uk-en']);
		expect(isUnderWay).toBe(true);
	});

	it('puts the team’s first, then the others by name with both directions together, each pack once', () => {
		const packs = ['de', 'es', 'ar', 'zh_hant'].flatMap((language) => [pack('en', language), pack(language, 'en')]);
		const groups = packGroups(packs, pairsToRead('en', []), '', languageName, compare);
		expect(groups.map(({ language, packs: own }) => [language, pairs(own)])).toEqual([
			[null, ['es-en', 'ar-en']],
			['ar', ['en-ar']],
			['de', ['de-en', 'en-de']],
			['es', ['en-es']],
			['zh_hant', ['zh_hant-en', 'en-zh_hant']],
		]);
	});

	it('finds a language by a part of its name', () => {
		const groups = packGroups([pack('de', 'en'), pack('es', 'en')], [], 'GERM', languageName, compare);
		expect(groups.map(({ language }) => language)).toEqual(['de']);
	});
});
