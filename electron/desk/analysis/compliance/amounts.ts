import type { Span } from '../../../../shared/model/span.ts';
import { anyOf } from './phrases.ts';

/** Amounts of money in folded text. */

export interface Amount {
	readonly value: number;
	/** ISO 4217, or null. */
	readonly currency: string | null;
}

const CURRENCIES: Readonly<Record<string, readonly string[]>> = {
	EUR: ['€', 'euro', 'euros', 'eur', 'евро', 'євро', 'يورو', '欧元'],
	USD: ['$', 'dolar', 'dólares', 'dollar', 'dollars', 'usd', 'доллар*', 'долар*', 'دولار', '美元'],
	GBP: ['£', 'pound', 'pounds', 'gbp'],
	RUB: ['₽', 'руб', 'рублей', 'рубля', 'рубль', 'р', 'rub'],
	UAH: ['₴', 'грн', 'гривень', 'гривня', 'гривні', 'uah'],
	SAR: ['ريال', 'ريالات', 'sar', '﷼'],
	AED: ['درهم', 'دراهم', 'aed'],
	EGP: ['جنيه', 'جنيهات', 'egp'],
	KWD: ['دينار', 'دنانير'],
	CNY: ['元', '块', '块钱', '人民币', 'rmb', 'cny', '¥', 'yuan'],
};

const ALL = anyOf(Object.values(CURRENCIES).flat());
const BY_NAME = Object.entries(CURRENCIES).map(([code, names]) => [code, new RegExp(`^${anyOf(names)}$`, 'u')] as const);

const FIGURES = '\\d{1,3}(?:[ .,\\u00a0]\\d{3}){1,2}(?:[.,]\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?';

/** An amount with or without its currency, as named groups with this prefix. Not a share, nor a piece of a longer figure. */
export function amountPattern(name: string): string {
	return `(?:(?<${name}Sign>[€$£₽₴¥])\\s?)?(?<![\\d.,])(?<${name}>${FIGURES})(?![\\d%]|[.,]\\d|\\s?%)(?:\\s?(?<${name}Name>${ALL})${END_OF_NAME})?`;
}

/** "20 р" and not "20 раз"; in Chinese words follow at once. */
const END_OF_NAME = '(?:(?<=[元块钱币])|(?![\\p{L}\\p{N}]))';

/** Of the groups that `amountPattern` names; null where they are not there. */
export function amountOf(groups: Readonly<Record<string, string | undefined>> | undefined, name: string): Amount | null {
	const figures = groups?.[name];
	if (figures === undefined) return null;
	const written = groups?.[`${name}Sign`] ?? groups?.[`${name}Name`];
	return { value: amountWritten(figures), currency: written === undefined ? null : currencyOf(written) };
}

/** The first amount of a folded text that carries a currency, and where it stands there. */
export function priceIn(text: string): (Amount & Span) | null {
	if (!/\d/.test(text)) return null;
	for (const said of text.matchAll(PRICE)) {
		const amount = amountOf(said.groups, 'price');
		if (amount !== null && amount.currency !== null) return { ...amount, start: said.index, end: said.index + said[0].length };
	}
	return null;
}

const PRICE = new RegExp(amountPattern('price'), 'gu');

function currencyOf(written: string): string | null {
	return BY_NAME.find(([, names]) => names.test(written))?.[0] ?? null;
}

/** "1.299", "1 299,90", "29,90": of one sign three digits behind it make thousands. */
function amountWritten(figures: string): number {
	const plain = figures.replace(/[ \u00a0]/g, '');
	const decimals = /[.,](\d{1,2})$/.exec(plain);
	const whole = (decimals === null ? plain : plain.slice(0, decimals.index)).replace(/[.,]/g, '');
	return Number(decimals === null ? whole : `${whole}.${decimals[1]}`);
}
