import type { Quantity } from './product-sheet.ts';

/** The words for what no unit's own format says. */
export interface QuantityWords {
	/** "for life" */
	readonly lifetime: string;
	/** "up to {{value}}", "from {{value}}": open on one side. */
	atMost(value: string): string;
	atLeast(value: string): string;
}

/**
 * A value in the unit it was written in, as the reader's language writes it: `30 min`, `5–7 days`, `IP67`, `€29.90`.
 * @param locale BCP 47, with the digits wanted
 * @param length `long` to be read out: `30 minutes`
 */
export function quantityWords(quantity: Quantity, locale: string, words: QuantityWords, length: 'short' | 'long' = 'short'): string {
	const { least, most, unit } = quantity;
	if (unit === 'lifetime') return words.lifetime;
	const write = writerOf(quantity, locale, length);
	if (least !== null && most !== null) return least === most ? write(least) : `${plainNumber(locale, least)}–${write(most)}`;
	if (most !== null) return words.atMost(write(most));
	return least === null ? '' : words.atLeast(write(least));
}

/** Units that Intl names otherwise than the desk. */
const INTL_UNITS: Readonly<Record<string, string>> = {
	millimetre: 'millimeter',
	centimetre: 'centimeter',
	metre: 'meter',
	kilometre: 'kilometer',
	millilitre: 'milliliter',
	litre: 'liter',
};

/** Units that Intl does not know: their international signs. */
const SIGNS: Readonly<Record<string, string>> = {
	milligram: 'mg',
	'milliampere-hour': 'mAh',
	'ampere-hour': 'Ah',
	'watt-hour': 'Wh',
	milliwatt: 'mW',
	watt: 'W',
	kilowatt: 'kW',
	volt: 'V',
	bar: 'bar',
	atmosphere: 'ATM',
};

/** Short, a French month would read like a metre: "12 m." */
const WRITTEN_OUT: ReadonlySet<string> = new Set(['day', 'week', 'month', 'year']);

function writerOf({ dimension, unit }: Quantity, locale: string, length: 'short' | 'long'): (value: number) => string {
	switch (dimension) {
		case 'ingress':
			// An IPX code has one digit: nothing is said of dust.
			return (value) => (value < 10 ? `IPX${value}` : `IP${value}`);
		case 'version':
			return (value) => plainNumber(locale, value);
		case 'money':
			return (value) => (unit.includes('|') ? `${plainNumber(locale, value)} ${unit.replaceAll('|', '/')}` : money(locale, unit, value));
		default: {
			const sign = SIGNS[unit];
			if (sign !== undefined) return (value) => `${plainNumber(locale, value)} ${sign}`;
			return (value) => unitNumber(locale, INTL_UNITS[unit] ?? unit, value, WRITTEN_OUT.has(unit) ? 'long' : length);
		}
	}
}

function plainNumber(locale: string, value: number): string {
	return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

function money(locale: string, currency: string, value: number): string {
	return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', trailingZeroDisplay: 'stripIfInteger' }).format(value);
}

/** The plain number where Intl has never heard of the unit. */
function unitNumber(locale: string, unit: string, value: number, unitDisplay: 'short' | 'long'): string {
	try {
		return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 2 }).format(value);
	} catch {
		return `${plainNumber(locale, value)} ${unit}`;
	}
}
