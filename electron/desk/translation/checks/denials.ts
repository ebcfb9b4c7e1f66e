import { fold } from '../../analysis/folding.ts';
import { tokenize } from '../../analysis/tokens.ts';

/** Folded words without which the text says the opposite, and those with which it says no more than "only". */
interface DenialWords {
	readonly denials: ReadonlySet<string>;
	/** Chinese writes no spaces: a character denies but in these. */
	readonly harmless?: readonly string[];
	/** Denies by what is written onto a verb. */
	readonly affix?: RegExp;
}

const LANGUAGES: Readonly<Record<string, DenialWords>> = {
	es: { denials: words('no ni nunca jamas sin nada nadie ningun ninguna ninguno tampoco'), harmless: ['no solo', 'sin duda', 'como no'] },
	fr: {
		denials: words('ne n pas jamais sans rien aucun aucune ni non personne plus'),
		harmless: ['de plus', 'plus de', 'en plus', 'le plus', 'plus tard', 'sans doute', 'non plus'],
	},
	ru: { denials: words('не нет ни без никогда ничего никто нельзя'), harmless: ['не только'] },
	uk: { denials: words('не ні немає нема без ніколи нічого ніхто не можна'), harmless: ['не тільки'] },
	en: {
		denials: words(
			'no not never without none nothing nobody neither nor cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt hasnt havent hadnt aint t',
		),
		harmless: ['not only', 'no doubt', 'no problem'],
	},
	ar: { denials: words('لا لم لن ليس ليست ليسوا مش مو مب ما بدون غير ولا مافي مافيش ماكو بلاش'), affix: /^م\p{L}{2,}ش$/u },
	zh: {
		denials: words('不 没 無 无 别 未 非 勿'),
		harmless: [
			'不错',
			'不好意思',
			'不过',
			'不但',
			'不仅',
			'不管',
			'不断',
			'无线',
			'非常',
			'特别',
			'别人',
			'无论',
			'没问题',
			'未来',
			'差不多',
			'不得不',
			'级别',
		],
	},
};

/** Does the text deny anything, and with which word? Null for a language without a list. */
export function deniesIn(text: string, language: string): { readonly denies: boolean; readonly text: string } | null {
	const list = LANGUAGES[language];
	if (list === undefined) return null;
	const plain = (list.harmless ?? []).reduce((left, phrase) => left.replaceAll(phrase, ' '), fold(text).text);
	const found = tokenize(fold(plain)).tokens.find(({ word }) => list.denials.has(word) || list.affix?.test(word) === true);
	return { denies: found !== undefined, text: found?.word ?? '' };
}

function words(list: string): ReadonlySet<string> {
	return new Set(list.split(' '));
}
