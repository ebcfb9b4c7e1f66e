import type { Span } from '../../../../shared/model/span.ts';

/** Names of accounts on a messenger that stand right behind what it is called: "insta marta_sells", "ig: lola.shop", "тг @olga_shop". In order. */
export function findHandles(text: string): readonly Span[] {
	if (!MAY_HOLD_HANDLE.test(text)) return NONE;
	return Array.from(text.matchAll(HANDLE)).flatMap(({ index, 0: written, groups }) => {
		const { sign = '', name = '' } = groups ?? {};
		const isName = sign.includes('@') || /[_\d]|\.[a-z]/i.test(name);
		return isName && !FOLLOWS.test(text.slice(Math.max(0, index - FOLLOWS_REACH), index)) ? [{ start: index, end: index + written.trimEnd().length }] : [];
	});
}

const NONE: readonly Span[] = [];

const MESSENGERS =
	'telegram|telega|tg|tlg|whatsapp|whats|wsp|wpp|insta|instagram|ig|snap|snapchat|viber|discord|wechat|vx|skype|imo|botim|signal|' +
	'телеграм[ме]?|телега|телеге|телегу|тг|тгшка|ватсап|вотсап|вайбер|инста|инсте|инсту|инстаграм[ме]?|вк|скайп|дискорд|інста|інстаграм|' +
	'تلجرام|تليجرام|تيليجرام|تلغرام|تلقرام|سناب|سنابي|سنابشات|انستا|انستقرام|انستجرام|إنستا|واتس|واتساب|ايمو';
const HANDLE = new RegExp(
	`(?<![\\p{L}\\p{N}_@])(?:${MESSENGERS})(?<sign>[ \\u00a0]{0,2}(?:[:=：-]|es|is|est|это|هو)?[ \\u00a0]{0,2}@?)(?<![\\p{L}\\p{N}](?=[a-z]))(?<name>[a-z][a-z\\d._]{3,30})(?![\\p{L}\\p{N}/])`,
	'giu',
);
const MAY_HOLD_HANDLE = new RegExp(`(?:${MESSENGERS})[ \\u00a0:=：@-]`, 'iu');

/** "Sigo a Lucía en insta @lucia_w1": who tells whom they follow sells nothing. */
const FOLLOWS = /(?:sig[ou]|sigues|segu[ií]|follow|подпис|слежу|suis|abonn|متابع|اتابع|تابع)[^.!?]*$/iu;
const FOLLOWS_REACH = 40;
