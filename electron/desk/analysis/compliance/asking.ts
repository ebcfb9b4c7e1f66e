import { anyOf, BLANK, START } from './phrases.ts';

/** What a line asks is not said by it: "quedan 3, ¿quién la quiere?" says that there are three, "¿quedan 3?" does not. */

/**
 * The folded text with blanks where it asks, of the same length.
 * @param isQuestion the line asks, perhaps without a question mark: then all of it does
 */
export function withoutQuestions(text: string, isQuestion: boolean): string {
	if (!MARK.test(text)) return isQuestion ? '' : text;
	let said = '';
	for (const piece of text.matchAll(PIECES)) {
		const asks = ASKS.test(piece[0]) ? (TURN.exec(piece[0])?.index ?? 0) : piece[0].length;
		said += piece[0].slice(0, asks) + ' '.repeat(piece[0].length - asks);
	}
	return said;
}

const MARK = /[?؟？]/;
/** Up to the sign that ends a sentence; an amount has such signs inside. */
const PIECES = /(?:[^.!…?؟？¿\n]|[.](?=\d))*(?:[.!…?؟？¿\n]|$)/gu;
const ASKS = /[?؟？]$/;

/** From here a sentence asks that began with saying something: "…, vale?", "…, кто берёт?" */
const TURN = new RegExp(
	`[,،;–—-]${BLANK}${anyOf([
		...['vale', 'ok', 'okay', 'eh', 'de acuerdo', 'entendido', 'quién', 'quien', 'alguien', 'os', 'queréis', 'la queréis', 'lo queréis', 'me explico'],
		...['hein', "d'accord", 'compris', 'ça va', 'qui', 'vous voulez', 'on est bon'],
		...['понятно', 'хорошо', 'ладно', 'окей', 'да', 'поняли', 'кто', 'кому', 'берёте', 'зрозуміло', 'добре', 'хто', 'кому'],
		...['تمام', 'طيب', 'أوكي', 'اوكي', 'مفهوم', 'واضح', 'مين', 'من يبي', 'من تبي', 'تبون', 'تبغون'],
		...['alright', 'right', 'who', 'anyone', 'got it'],
	])}(?![\\p{L}\\p{N}])|${START}${anyOf(['vale', 'hein', 'понятно', 'تمام'])}\\s?[?؟？]$|[,，](?=谁|有没有|要不要|好不好|好吗|明白)`,
	'u',
);
