import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Span } from '../../../../shared/model/span.ts';

/** A number that leads to a person, as written in a text. */
export interface PersonalNumber extends Span {
	readonly kind: 'phone' | 'card' | 'iban' | 'order';
}

/**
 * Finds phone, card, account and order numbers.
 * @param text digits of any script
 * @param market ISO 3166-1 alpha-2 of the show
 * @param language BCP 47 of the message: its writers also know the numbers of their own countries
 */
export function findPersonalNumbers(text: string, market: string, language: string): readonly PersonalNumber[] {
	const digits = withAsciiDigits(text);
	const orders = ordersIn(digits);
	if (!MAY_HOLD_NUMBER.test(digits)) return orders;
	const cards = spansOf(digits, CARD).filter(({ start, end }) => isCard(digits.slice(start, end)));
	const accounts = spansOf(digits, IBAN).flatMap((span) => accountIn(digits, span));
	const taken = [...cards, ...accounts, ...orders];
	const phones = spansOf(digits, PHONE).filter(
		(span) => !taken.some((other) => overlaps(span, other)) && !isOfProduct(digits, span) && isPhone(digits, span, market, language),
	);
	return [
		...orders.filter((span) => !cards.some((other) => overlaps(span, other))),
		...cards.map((span) => ({ ...span, kind: 'card' as const })),
		...accounts.map((span) => ({ ...span, kind: 'iban' as const })),
		...phones.map(({ start, end }) => ({ start, end: endOfKey(text, end), kind: 'phone' as const })),
	];
}

const NONE: readonly PersonalNumber[] = [];

function ordersIn(text: string): readonly PersonalNumber[] {
	if (!MAY_HOLD_ORDER.test(text)) return NONE;
	return Array.from(text.matchAll(ORDER)).flatMap(({ index, 0: written, groups }) => {
		const number = groups?.number ?? '';
		const isCalledNumber = NUMBER_WORD.test(written.slice(0, written.length - number.length));
		if (number.replace(/\D/g, '').length < (isCalledNumber ? 4 : 6)) return [];
		return [{ kind: 'order', start: index, end: index + written.length }];
	});
}

/** Behind the last digit, and the key it may stand on. */
function endOfKey(text: string, end: number): number {
	return end + (/^\ufe0f?\u20e3/.exec(text.slice(end, end + 2))?.[0].length ?? 0);
}

/** Is it the number of a thing: an article, a model, a series? */
function isOfProduct(text: string, { start }: Span): boolean {
	return PRODUCT_CUE.test(text.slice(Math.max(0, start - 32), start));
}

/** In the singular: "pedidos 150000" counts them. */
const ORDER_CUES =
	'pedido|orden|order|commande|cmd|colis|tracking|seguimiento|suivi|localizador|albarán|albaran|заказ(?:а|у|ом|е)?|замовлення|замовленням|накладн(?:ая|ой|ую)|ттн|трек(?:а|у|номер)?|трек-номер|посылк[аиу]|' +
	'(?:ال|و)?(?:طلب|طلبي|طلبك|طلبيه|طلبية|طلبيتي|اوردر|أوردر|اوردري|شحنه|شحنة|شحنتي|تتبع|بوليصه|بوليصة|commande)';
const ORDER_CUES_ZH = '订单号?|单号|运单号?';
const CONNECTORS = 'n[º°o]?|no|num|nro|número|numero|numéro|number|nr|номер|ном|رقم|رقمي|رقمه|es|el|is|est|это|هو|de|是|为';
const ORDER = new RegExp(
	`(?:(?<![\\p{L}\\p{N}])(?:${ORDER_CUES})|${ORDER_CUES_ZH})(?:[ \\u00a0:#№.,º°=-]{1,3}(?:${CONNECTORS}|ha sido)(?![\\p{L}\\p{N}])|(?:是|为)){0,3}[ \\u00a0:：#№.º°=-]{0,3}(?<number>(?:[a-z]{1,4}-?)?\\d[\\d-]{3,19}(?:[a-z]{2})?)(?![\\p{L}\\p{N}]|[.,]\\d)(?! ?(?:[€$£₽%]|eur|usd|руб|р(?![\\p{L}])|грн|тг|pesos|euros|шт|uds|unidades|pi[eè]ces|items|ريال|درهم|جنيه|دينار|قطع|元|件))`,
	'giu',
);
const MAY_HOLD_ORDER = new RegExp(`(?:${ORDER_CUES}|${ORDER_CUES_ZH})[^\\d]{0,24}\\d`, 'iu');
const NUMBER_WORD = /[#№]|n[º°]|n[úuú]m|номер|رقم|number|号|трек|track|seguimiento|suivi|تتبع/iu;
const PRODUCT_CUE =
	/(?<![\p{L}])(?:артикул\p{L}?|арт|модел\p{L}|код товара|код|серийник|лот|sku|ean|asin|imei|isbn|ref|refer[eê]ncia|r[ée]f|r[ée]f[ée]rence|modelo|mod|model|mod[eè]le|article|art[ií]culo|serie|s[ée]rie|lote?|c[óo]digo|code|(?:ال)?موديل|(?:ال)?كود|(?:ال)?منتج|型号|货号|编号)[ \u00a0:.№#-]{0,3}(?:n[º°o]?|num|número|numéro|number|номер|رقم|es|el|de)?[ \u00a0:.№#º°-]{0,3}$/iu;

/** Nine digits or more with at most three signs between each; every quantifier is bounded, so the work is linear. */
const MAY_HOLD_NUMBER = /\d(?:[ \u00a0().\-–/_*]{0,3}\d){7}/;
const CARD = /(?<![\d\p{L}])[2-6]\d{3}(?:[ \u00a0-]?\d){9,15}(?![\d\p{L}])/gu;
const IBAN = /(?<![\d\p{L}])[A-Za-z]{2}\d{2}(?:[ \u00a0]?[A-Za-z\d]{4}){2,7}(?:[ \u00a0]?[A-Za-z\d]{1,3})?(?![\d\p{L}])/gu;
const PHONE = /(?<![\d\p{L}.,/#€$£₽%-])(?:\+|00)?\(?\d(?:[ \u00a0().\-–/_*]{0,3}\d){7,14}(?![\d\p{L}%€$£₽]|[.,]\d)/gu;

function spansOf(text: string, pattern: RegExp): readonly Span[] {
	return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

function overlaps(one: Span, other: Span): boolean {
	return one.start < other.end && other.start < one.end;
}

/** Digits of any script and on keys ("6️⃣") as plain ones. Offsets stay: each unit becomes one. */
function withAsciiDigits(text: string): string {
	if (!UNUSUAL_DIGIT.test(text)) return text;
	return text
		.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) =>
			String(digit.charCodeAt(0) - (digit >= '\uff10' ? 0xff10 : digit >= '\u06f0' ? 0x6f0 : 0x660)),
		)
		.replace(/(?<=\d)\ufe0f?\u20e3/g, (key) => '\u00a0'.repeat(key.length));
}

const UNUSUAL_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]|\u20e3/;

/** Issued to people by their bank: the right length, the right beginning, and Luhn's checksum. */
function isCard(written: string): boolean {
	const digits = written.replace(/\D/g, '');
	if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false;
	let sum = 0;
	for (let index = 0; index < digits.length; index += 1) {
		const digit = Number(digits[digits.length - 1 - index]);
		const doubled = index % 2 === 1 ? digit * 2 : digit;
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return sum % 10 === 0;
}

/** "ES91 2100 0418 4502 0005 1332 a nombre de": the words behind look like more of it, so it is cut at its country's length. */
function accountIn(text: string, { start, end }: Span): readonly Span[] {
	const length = IBAN_LENGTHS[text.slice(start, start + 2).toUpperCase()];
	let last = start;
	for (let count = 0; last < end && count < (length ?? Number.POSITIVE_INFINITY); last += 1) if (/[A-Za-z\d]/.test(text.charAt(last))) count += 1;
	const isCut = last < end && /[A-Za-z\d]/.test(text.charAt(last));
	return !isCut && isIban(text.slice(start, last)) ? [{ start, end: last }] : [];
}

/** The registry of ISO 13616, for the markets of this desk and their neighbours; of others the longest fit counts. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
	...{ AD: 24, AE: 23, AT: 20, BE: 16, BG: 22, BH: 22, BY: 28, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, EG: 29, ES: 24, FI: 18, FR: 27, GB: 22, GE: 22 },
	...{ GR: 27, HR: 21, HU: 28, IE: 22, IL: 23, IQ: 23, IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LT: 20, LU: 20, LV: 21, LY: 25, MC: 27, MD: 24, MR: 27, NL: 18 },
	...{ NO: 15, PL: 28, PS: 29, PT: 25, QA: 29, RO: 24, RS: 22, RU: 33, SA: 24, SD: 18, SE: 24, SI: 19, SK: 24, TN: 24, TR: 26, UA: 29 },
};

/** ISO 13616: the rest of the number by 97 is 1. */
function isIban(written: string): boolean {
	const plain = written.replace(/[^A-Za-z\d]/g, '').toUpperCase();
	if (plain.length < 15 || plain.length > 34) return false;
	let rest = 0;
	for (const character of plain.slice(4) + plain.slice(0, 4)) {
		const value = Number.parseInt(character, 36);
		rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
	}
	return rest === 1;
}

function isPhone(text: string, { start, end }: Span, market: string, language: string): boolean {
	const written = text.slice(start, end);
	const digits = written.replace(/\D/g, '');
	if (digits.length < 8 || /^(\d)\1+$/.test(digits) || YEARS.test(written)) return false;
	const isInternational = /^(?:\+|00)/.test(written);
	if (!isInternational && (digits.length < 9 || THOUSANDS.test(written))) return false;
	const countries = isInternational ? [market] : [market, ...(COUNTRIES[language.split('-')[0] ?? ''] ?? [])];
	return countries.some((country) => {
		const known = isSupportedCountry(country) ? (country satisfies CountryCode) : undefined;
		const normal = (written.startsWith('00') ? `+${written.slice(2)}` : written).replace(/[_*]/g, '');
		return parsePhoneNumberFromString(normal, known)?.isValid() ?? false;
	});
}

/** "2019-2024", "12.05.2026": dates, not numbers to ring. */
const YEARS = /^(?:19|20)\d\d\D+(?:19|20)\d\d$|^\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d$/;

/** "12 345 678" is a count. */
const THOUSANDS = /^\d{1,2}(?:[ \u00a0.]\d{3})+$/;

/** Where those who write a language are likely to have their phones. */
const COUNTRIES: Readonly<Record<string, readonly CountryCode[]>> = {
	es: ['ES', 'MX', 'AR', 'CO'],
	ru: ['RU', 'KZ', 'BY'],
	uk: ['UA'],
	fr: ['FR', 'BE', 'CH'],
	ar: ['SA', 'AE', 'EG', 'MA', 'DZ', 'TN', 'IQ'],
	en: ['GB', 'US'],
	zh: ['CN'],
};
