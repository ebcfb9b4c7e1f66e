/** Languages that laugh so, with their shares of such laughter. */
export type Laughers = readonly (readonly [string, number])[];

/** Laughter of any length and whose it is: jajajaja, kkkk, ахахах, хехе, ههههه, mdrrr. "hahaha" is everybody's. */
const LAUGHTERS: readonly (readonly [RegExp, Laughers])[] = [
	[/^(?:ja|je|ji|aj){2,}[aej]?$/, [['es', 1]]],
	[/^k{2,}$|^(?:rs){2,}$/, [['pt', 1]]],
	[
		/^[ах]{4,}$|^(?:хи|хе){2,}$/,
		[
			['ru', 0.6],
			['uk', 0.4],
		],
	],
	[/^ه{2,}$/, [['ar', 1]]],
	[/^mdr+$|^pt+dr+$/, [['fr', 1]]],
];

const NOBODY: Laughers = [];

/** The languages in which a folded word is laughter; none where it is not. */
export function laughersOf(word: string): Laughers {
	if (word.length < 2) return NOBODY;
	return LAUGHTERS.find(([pattern]) => pattern.test(word))?.[1] ?? NOBODY;
}
