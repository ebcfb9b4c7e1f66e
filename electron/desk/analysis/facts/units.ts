import type { Dimension } from '../../../../shared/model/product-sheet.ts';

/** A unit as vocabularies name it. `factor` turns its values into the base unit of the dimension. */
export interface Unit {
	readonly id: string;
	readonly dimension: Dimension;
	readonly factor: number;
}

/** @param id of the list below, ISO 4217 codes joined by `|`, or undefined where it is neither */
export function unitOf(id: string): Unit | undefined {
	return UNITS.get(id) ?? (/^[A-Z]{3}(\|[A-Z]{3})*$/.test(id) ? { id, dimension: 'money', factor: 1 } : undefined);
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** Months are twelfths of a year, so that "12 months" and "1 year" are the same. */
const FACTORS: Readonly<Partial<Record<Dimension, Readonly<Record<string, number>>>>> = {
	time: { second: 1, minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY, month: YEAR / 12, year: YEAR, lifetime: Number.POSITIVE_INFINITY },
	length: { millimetre: 0.001, centimetre: 0.01, metre: 1, kilometre: 1000, inch: 0.0254, foot: 0.3048 },
	mass: { milligram: 0.001, gram: 1, kilogram: 1000, ounce: 28.349523125, pound: 453.59237 },
	volume: { millilitre: 0.001, litre: 1, 'fluid-ounce': 0.0295735 },
	charge: { 'milliampere-hour': 1, 'ampere-hour': 1000 },
	energy: { 'watt-hour': 1 },
	power: { milliwatt: 0.001, watt: 1, kilowatt: 1000 },
	voltage: { volt: 1 },
	storage: { megabyte: 1e6, gigabyte: 1e9, terabyte: 1e12 },
	temperature: { celsius: 1 },
	share: { percent: 0.01 },
	// 1 atm is 1.013 bar; watchmakers take both for ten metres of water.
	pressure: { bar: 1, atmosphere: 1 },
	ingress: { ip: 1 },
	version: { version: 1 },
};

const UNITS: ReadonlyMap<string, Unit> = new Map(
	Object.entries(FACTORS).flatMap(([dimension, factors]) =>
		Object.entries(factors).map(([id, factor]) => [id, { id, dimension: dimension as Dimension, factor }] as const),
	),
);
