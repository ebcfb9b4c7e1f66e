/** Laughter of any length and whose it is: jajajaja, kkkk, ахахах, хехе, ههههه, mdrrr. "hahaha" is everybody's. */
const LAUGHTERS: readonly (readonly [RegExp, readonly string[]])[] = [
	[/^(?:ja|je|ji|aj){2,}[aej]?$/, ['es']],
	[/^k{2,}$|^(?:rs){2,}$/, ['pt']],
	[/^[ах]{4,}$|^(?:хи|хе){2,}$/, ['ru', 'uk']],
	[/^ه{2,}$/, ['ar']],
	[/^mdr+$|^pt+dr+$/, ['fr']],
];

const NOBODY: readonly string[] = [];

/** The languages in which a folded word is laughter; none where it is not. */
export function laughersOf(word: string): readonly string[] {
	if (word.length < 2) return NOBODY;
	return LAUGHTERS.find(([pattern]) => pattern.test(word))?.[1] ?? NOBODY;
}
