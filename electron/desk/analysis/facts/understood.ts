import { type FactValue, isFactTopic, type Quantity, type UnderstoodFact } from '../../../../shared/model/product-sheet.ts';
import { readFact } from './sheets.ts';
import { unitOf } from './units.ts';
import type { Vocabularies } from './vocabulary.ts';

/** What will be checked of a fact, for the person who writes it. */
export function understandFact(name: string, text: string, vocabularies: Vocabularies): UnderstoodFact {
	const { topic, value } = readFact(name, text, vocabularies);
	return { topic: isFactTopic(topic) ? topic : null, value: inOwnUnits(value) };
}

function inOwnUnits(value: FactValue): FactValue {
	return value.kind === 'quantities' ? { kind: value.kind, quantities: value.quantities.map(inOwnUnit) } : value;
}

/** A quantity in the unit it was written in, not in the base unit. */
export function inOwnUnit({ dimension, least, most, unit }: Quantity): Quantity {
	const factor = unitOf(unit)?.factor ?? 1;
	// "For life" has no number, and JSON has no infinity.
	const inUnit = (base: number | null) => (base === null || !Number.isFinite(factor) ? null : roundedTo9Digits(base / factor));
	return { dimension, least: inUnit(least), most: inUnit(most), unit };
}

/** Undoes what there and back through binary fractions leaves behind: 1.4299999999999997 inches. */
function roundedTo9Digits(value: number): number {
	return Number(value.toPrecision(9));
}
