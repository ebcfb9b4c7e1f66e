import type { LanguagePack } from '../../../shared/model/language-pack.ts';
import { searchFold } from '../../../shared/model/search-fold.ts';

/** Language packs in the order a team needs them. */

/** What hosts and viewers of these shows speak. */
const SPOKEN = ['es', 'ru', 'fr', 'ar', 'uk'] as const;

/** Every pack leads to English or from it. */
const PIVOT = 'en';

/** What a reader can want to read: each has packs of its own. */
export const READ_LANGUAGES = ['en', 'zh'] as const;
export type ReadLanguage = (typeof READ_LANGUAGES)[number];

export interface PackPair {
	readonly from: string;
	readonly to: string;
}

/** The pairs that let somebody read one language, whatever is said: into English, and on from there. */
export function pairsToRead(language: ReadLanguage, alsoSpoken: readonly string[]): readonly PackPair[] {
	const spoken = [...new Set([...SPOKEN, ...alsoSpoken])].filter((tag) => tag !== PIVOT && tag !== language);
	const intoPivot = spoken.map((from) => ({ from, to: PIVOT }));
	return language === PIVOT ? intoPivot : [...intoPivot, { from: PIVOT, to: language }];
}

/** What is still to be fetched for these pairs, and which of them the list does not have. */
export function neededPacks(
	packs: readonly LanguagePack[],
	pairs: readonly PackPair[],
): { readonly toFetch: readonly LanguagePack[]; readonly missing: readonly PackPair[]; readonly isUnderWay: boolean } {
	const found = pairs.map((pair) => ({ pair, pack: packs.find((pack) => isSamePair(pack, pair)) }));
	const known = found.flatMap(({ pack }) => pack ?? []);
	return {
		toFetch: known.filter(({ state }) => state.phase === 'available' || state.phase === 'stopped'),
		missing: found.flatMap(({ pair, pack }) => (pack === undefined ? [pair] : [])),
		isUnderWay: known.some(({ state }) => state.phase === 'downloading'),
	};
}

export interface PackGroup {
	/** The language that is not English; null for those the team needs first. */
	readonly language: string | null;
	readonly packs: readonly LanguagePack[];
}

/**
 * First the pairs the team needs, in that order, then every other language by its name, both directions together.
 * @param typed a part of a language's name, or nothing
 */
export function packGroups(
	packs: readonly LanguagePack[],
	first: readonly PackPair[],
	typed: string,
	languageName: (tag: string) => string,
	compare: (one: string, other: string) => number,
): readonly PackGroup[] {
	const wanted = searchFold(typed).trim();
	const isWanted = (tag: string) => searchFold(languageName(tagOf(tag))).includes(wanted);
	const fitting = packs.filter((pack) => wanted === '' || isWanted(otherLanguage(pack)));
	const needed = first.flatMap((pair) => fitting.find((pack) => isSamePair(pack, pair)) ?? []);
	const byLanguage = Map.groupBy(
		fitting.filter((pack) => !needed.includes(pack)),
		otherLanguage,
	);
	const others = [...byLanguage].map(([language, own]) => ({
		language,
		packs: own.toSorted((one, other) => Number(other.to === PIVOT) - Number(one.to === PIVOT)),
	}));
	others.sort((one, other) => compare(languageName(tagOf(one.language)), languageName(tagOf(other.language))));
	return [...(needed.length === 0 ? [] : [{ language: null, packs: needed }]), ...others];
}

/** The registry writes `zh_hant` where BCP 47 has `zh-hant`. */
export function tagOf(language: string): string {
	return language.replaceAll('_', '-');
}

function otherLanguage({ from, to }: PackPair): string {
	return from === PIVOT ? to : from;
}

export function isSamePair(one: PackPair, other: PackPair): boolean {
	return one.from === other.from && one.to === other.to;
}
