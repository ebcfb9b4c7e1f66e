import type { ComplianceRules } from '../../../../shared/model/compliance.ts';
import type { Span } from '../../../../shared/model/span.ts';
import { type FoldedText, fold } from '../folding.ts';
import { anyOf, END, START } from './phrases.ts';

/** Finds in a line that the show is said to be paid for, by what counts in its market. */
export interface DisclosureFinder {
	/** Null where the line does not say it, denies it or asks whether it is. */
	disclosed(folded: FoldedText): Span | null;
	/** The market's mark, which counts in writing alone. */
	token(folded: FoldedText): Span | null;
}

export function createDisclosureFinder({ accepted, token }: Pick<ComplianceRules, 'accepted' | 'token'>): DisclosureFinder {
	const spaced = accepted.filter((phrase) => !HAN.test(phrase));
	const unspaced = accepted.filter((phrase) => HAN.test(phrase));
	const patterns = [
		// A hashtag joins its words with a line: #إعلان_مدفوع.
		...(spaced.length === 0 ? [] : [new RegExp(`${START}${anyOf([...spaced, ...spaced.map((phrase) => phrase.replaceAll(' ', '_'))])}${END}`, 'u')]),
		...(unspaced.length === 0 ? [] : [new RegExp(anyOf(unspaced), 'u')]),
	];
	// Adverts end in words like these; the token itself has figures in it: erid: 2Vtzqx8Kj1B, erid=LjN8K…
	const mark = token === null ? null : new RegExp(`${START}${fold(token).text}[\\s:=_–-]{1,4}[\\p{L}\\p{N}]{6,40}`, 'u');
	return {
		disclosed(folded) {
			const { text } = folded;
			for (const pattern of patterns) {
				const said = pattern.exec(text);
				if (said === null || DENIED.test(text.slice(0, said.index)) || ASKED.test(text.slice(said.index))) continue;
				return folded.spanOf(said.index, said.index + said[0].length);
			}
			return null;
		},
		token(folded) {
			const said = mark?.exec(folded.text) ?? null;
			return said === null ? null : folded.spanOf(said.index, said.index + said[0].length);
		},
	};
}

const HAN = /\p{Script=Han}/u;

/** "Esto no es publicidad", «это не реклама», "sans publicité", «ليس إعلانا», 不是广告. */
const DENIED = new RegExp(
	`(?:${START}${anyOf(['no', 'no es', 'sin', 'не', 'без', 'это не', 'не є', 'це не', 'ce n est pas', "n'est pas", "n'est pas une", 'pas', 'pas de', 'pas une', 'sans', 'sans la', 'not', 'not an', 'not a', 'no', 'without', 'ليس', 'ليست', 'مش', 'مو', 'بدون', 'غير', 'ما هو'])}${'[\\s\\u00a0]{1,3}'}(?:${anyOf(['una', 'un', 'es una', 'es', 'de', 'la', 'a', 'an', 'une', 'никакая', 'هذا', 'ad', 'paid'])}\\s{1,2}){0,2}|${anyOf(['不是', '没有', '并非', '不算'])})$`,
	'u',
);
const ASKED = /^[^.!…]{0,40}[?؟]/;
