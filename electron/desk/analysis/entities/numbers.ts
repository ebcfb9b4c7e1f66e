import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Span } from '../../../../shared/model/span.ts';

/** A phone number, card number or IBAN as written in a text. */
export interface PersonalNumber extends Span {
	readonly kind: 'phone' | 'card' | 'iban';
}

/**
 * Finds phone, card and account numbers.
 * @param text digits of any script
 * @param market ISO 3166-1 alpha-2 of the show
 * @param language BCP 47 of the message: its writers also know the numbers of their own countries
 */
export function findPersonalNumbers(text: string, market: string, language: string): readonly PersonalNumber[] {
	const digits = withAsciiDigits(text);
	if (!MAY_HOLD_NUMBER.test(digits)) return NONE;
	const cards = spansOf(digits, CARD).filter(({ start, end }) => isCard(digits.slice(start, end)));
	const accounts = spansOf(digits, IBAN).filter(({ start, end }) => isIban(digits.slice(start, end)));
	const taken = [...cards, ...accounts];
	const phones = spansOf(digits, PHONE).filter((span) => !taken.some((other) => overlaps(span, other)) && isPhone(digits, span, market, language));
	return [
		...cards.map((span) => ({ ...span, kind: 'card' as const })),
		...accounts.map((span) => ({ ...span, kind: 'iban' as const })),
		...phones.map((span) => ({ ...span, kind: 'phone' as const })),
	];
}

const NONE: readonly PersonalNumber[] = [];

/** Nine digits or more with at most two signs between each; every quantifier is bounded, so the work is linear. */
const MAY_HOLD_NUMBER = /\d(?:[ \u00a0().\-–/]{0,2}\d){7}/;
const CARD = /(?<![\d\p{L}])[2-6]\d{3}(?:[ \u00a0-]?\d){9,15}(?![\d\p{L}])/gu;
const IBAN = /(?<![\d\p{L}])[A-Za-z]{2}\d{2}(?:[ \u00a0]?[A-Za-z\d]{4}){2,7}(?:[ \u00a0]?[A-Za-z\d]{1,3})?(?![\d\p{L}])/gu;
const PHONE = /(?<![\d\p{L}.,/#€$£₽%-])(?:\+|00)?\(?\d(?:[ \u00a0().\-–/]{0,2}\d){7,14}(?![\d\p{L}%€$£₽]|[.,]\d)/gu;

function spansOf(text: string, pattern: RegExp): readonly Span[] {
	return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

function overlaps(one: Span, other: Span): boolean {
	return one.start < other.end && other.start < one.end;
}

/** Offsets stay: each digit is one unit and becomes one. */
function withAsciiDigits(text: string): string {
	return /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/.test(text)
		? text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) =>
				String(digit.charCodeAt(0) - (digit >= '\uff10' ? 0xff10 : digit >= '\u06f0' ? 0x6f0 : 0x660)),
			)
		: text;
}

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
		const normal = written.startsWith('00') ? `+${written.slice(2)}` : written;
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
