/** CLDR's code for an unknown region: no country's phone formats or law apply, and no language is expected. */
export const UNKNOWN_MARKET = 'ZZ';

/** Where one likeliest language says too little about who writes in a chat. */
const SEVERAL: Readonly<Record<string, readonly string[]>> = {
	UA: ['uk', 'ru'],
	KZ: ['ru', 'kk'],
	BY: ['ru', 'be'],
	KG: ['ru'],
	UZ: ['ru'],
	BE: ['fr'],
	CA: ['en', 'fr'],
	MA: ['ar', 'fr'],
	DZ: ['ar', 'fr'],
	TN: ['ar', 'fr'],
	LB: ['ar', 'fr'],
	US: ['en', 'es'],
};

/**
 * What an audience of that country is expected to write in, commonest first; empty for an unknown market.
 * CLDR's likely subtags, by way of Intl, where this file does not know better.
 * @param market ISO 3166-1 alpha-2
 */
export function likelyLanguages(market: string): readonly string[] {
	if (market === UNKNOWN_MARKET) return [];
	const several = SEVERAL[market];
	if (several !== undefined) return several;
	const { language } = new Intl.Locale('und', { region: market }).maximize();
	return language === 'und' ? [] : [language];
}
