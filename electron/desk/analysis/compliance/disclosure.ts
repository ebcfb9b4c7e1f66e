import type { ComplianceRules } from '../../../../shared/model/compliance.ts';
import type { Span } from '../../../../shared/model/span.ts';
import { type FoldedText, fold } from '../folding.ts';
import { withoutQuestions } from './asking.ts';
import { anyOf, BLANK, END, START } from './phrases.ts';

/** Finds in a line that the show is said to be paid for, by what counts in its market. */
export interface DisclosureFinder {
	/**
	 * Null where the line does not say it, denies it or asks whether it is.
	 * @param text what the line says, as folded; `withoutQuestions` leaves it
	 */
	disclosed(folded: FoldedText, text?: string): Span | null;
	/** The market's mark, which counts in writing alone. */
	token(folded: FoldedText): Span | null;
}

export function createDisclosureFinder({ accepted, said: alsoSaid, token }: Pick<ComplianceRules, 'accepted' | 'said' | 'token'>): DisclosureFinder {
	const phrases = [...accepted, ...alsoSaid];
	const spaced = phrases.filter((phrase) => !HAN.test(phrase));
	const unspaced = phrases.filter((phrase) => HAN.test(phrase));
	const patterns = [
		// A hashtag joins its words with a line: #إعلان_مدفوع.
		...(spaced.length === 0
			? []
			: [
					new RegExp(
						`${START}${anyOf([...spaced, ...spaced.map((phrase) => phrase.replaceAll(' ', '_')), ...accepted.map((phrase) => `#${phrase.replaceAll(' ', '')}`)])}${END}`,
						'gu',
					),
				]),
		...(unspaced.length === 0 ? [] : [new RegExp(anyOf(unspaced), 'gu')]),
	];
	const stems = new RegExp([...new Set(phrases.map(stemOf))].join('|'), 'u');
	// Adverts end in words like these; the token itself has figures in it: erid: 2Vtzqx8Kj1B, erid=LjN8K…
	const mark = token === null ? null : new RegExp(`${START}${fold(token).text}[\\s:=_–-]{1,4}[\\p{L}\\p{N}]{6,40}`, 'u');
	return {
		disclosed(folded, text = withoutQuestions(folded.text, false)) {
			if (!stems.test(text)) return null;
			for (const pattern of patterns) {
				for (const said of text.matchAll(pattern)) {
					const before = text.slice(Math.max(0, said.index - NEAR), said.index);
					const behind = text.slice(said.index + said[0].length, said.index + said[0].length + NEAR);
					if (DENIED.test(before) || SEEN.test(before) || ELSEWHERE.test(behind)) continue;
					return folded.spanOf(said.index, said.index + said[0].length);
				}
			}
			return null;
		},
		token(folded) {
			const said = mark?.exec(folded.text) ?? null;
			return said === null ? null : folded.spanOf(said.index, said.index + said[0].length);
		},
	};
}

/** The beginning of a phrase's longest word: most lines have none of these, and are done with at once. */
function stemOf(phrase: string): string {
	const words = fold(phrase.replace(/\*$/, '')).text.match(/[\p{L}\p{N}]+/gu) ?? [];
	const longest = words.reduce((long, word) => (word.length > long.length ? word : long), '');
	return longest.slice(0, 5);
}

const HAN = /\p{Script=Han}/u;

/** Of a line, on either side of what was found. */
const NEAR = 60;

/** "Esto no es publicidad", «это не реклама», "sans publicité", «ليس إعلانا», 不是广告. */
const DENIED = new RegExp(
	`(?:${START}${anyOf(['no', 'no es', 'sin', 'nadie', 'ni', 'personne ne', 'никто не', 'ніхто не', 'nobody', 'ما أحد', 'ما احد', 'محد', 'ما', 'не', 'без', 'это не', 'не є', 'це не', 'ce n est pas', "n'est pas", "n'est pas une", 'pas', 'pas de', 'pas une', 'sans', 'sans la', 'not', 'not an', 'not a', 'no', 'without', 'ليس', 'ليست', 'مش', 'مو', 'بدون', 'غير', 'ما هو'])}${BLANK}(?:${anyOf(['una', 'un', 'es una', 'es', 'de', 'la', 'a', 'an', 'une', 'никакая', 'هذا', 'ad', 'paid'])}\\s{1,2}){0,2}|${anyOf(['不是', '没有', '并非', '不算'])})$`,
	'u',
);

/** "Vi la publicidad de este reloj": somebody else's. */
const SEEN = new RegExp(
	`${START}${anyOf([
		...['vi', 'viste', 'visto', 'veo', 'vemos', 'vimos', 'vieron', 'salió en', 'sale en', 'bloqueador de', 'quitar', 'otra', 'la otra'],
		...['vu', 'voit', 'vois', 'vue', 'bloqueur de', 'autre'],
		...['видел*', 'смотрел*', 'показыва*', 'другая', 'бачи*', 'дивил*'],
		...['saw', 'seen', 'watched'],
		...['شفت*', 'رأيت', 'شاهدت', 'شاف', 'نزل'],
	])}${BLANK}(?:${anyOf(['la', 'una', 'el', 'un', 'su', 'esta', 'esa', 'une', 'cette', 'leur', 'sa', 'эту', 'эта', 'их', 'цю', 'the', 'an', 'their', 'هذا'])}${BLANK})?$`,
	'u',
);

/** The same, by what follows. */
const ELSEWHERE = new RegExp(
	`^[^.!…]{0,40}?${START}${anyOf([
		...['en la tele', 'en la televisión', 'en tv', 'de la competencia', 'engañosa', 'en otro canal'],
		...['à la télé', 'à la télévision', 'à la radio', 'mensongère', 'de la concurrence'],
		...['по телевизору', 'по радио', 'на ютубе', 'обманывает', 'по телевізору'],
		...['on tv', 'on television', 'on the radio'],
		...['في التلفزيون', 'بالتلفزيون', 'في التلفاز', 'على اليوتيوب'],
	])}${END}`,
	'u',
);
