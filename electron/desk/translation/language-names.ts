/** Languages people name in a chat about menus, manuals and hosts. */
const NAMED = 'ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ka kk ko lt lv ms nl no pl pt ro ru sk sl sr sv th tr uk ur vi zh'.split(' ');

const OWN_NAMES: ReadonlyMap<string, string> = new Map(
	NAMED.flatMap((tag): [string, string][] => {
		const name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag);
		return name === undefined ? [] : [[tag, name]];
	}),
);

/**
 * What languages call themselves, but for the one a text is in: "el menú tiene Русский y English" keeps both, whereas "español" is an ordinary word there.
 * @param from language of the text, without region
 */
export function foreignLanguageNames(from: string): readonly string[] {
	return [...OWN_NAMES].flatMap(([tag, name]) => (tag === from ? [] : [name]));
}
