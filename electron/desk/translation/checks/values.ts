import type { Dimension } from '../../../../shared/model/product-sheet.ts';
import { numeralAt } from '../../analysis/facts/numerals.ts';
import { partsOf } from '../../analysis/facts/parts.ts';
import { findQuantities } from '../../analysis/facts/quantities.ts';
import type { Vocabulary } from '../../analysis/facts/vocabulary.ts';
import { fold } from '../../analysis/folding.ts';
import { tokenize } from '../../analysis/tokens.ts';

/** A number of a text, and what it measures. */
export interface Value {
	readonly value: number;
	/** Written in digits: then it must be in the translation, too. "One" and "a" pass for each other in every language. */
	readonly isWritten: boolean;
	/** As it stands in the text. */
	readonly text: string;
}

export interface Measure {
	readonly dimension: Dimension;
	/** In the base unit of the dimension; of a range its end. */
	readonly value: number;
	/** ISO 4217 codes joined by `|` for money. */
	readonly unit: string;
	readonly text: string;
}

export interface Values {
	readonly numbers: readonly Value[];
	readonly measures: readonly Measure[];
}

/** More numbers than these are a list, not a line of a chat. */
const MOST_MEASURES = 30;

/** Everything countable in a text: digits of any script, number words, and what they measure. */
export function valuesIn(text: string, vocabulary: Vocabulary): Values {
	const folded = fold(text);
	const parts = partsOf(tokenize(folded).tokens);
	const written = (start: number, end: number) => {
		const span = folded.spanOf(start, end);
		return text.slice(span.start, span.end);
	};
	const numbers: Value[] = [];
	for (let index = 0; index < parts.length; ) {
		const numeral = numeralAt(parts, index, folded.text, vocabulary);
		const first = parts[index];
		if (numeral === null || first === undefined) {
			index += 1;
			continue;
		}
		const last = parts[numeral.next - 1] ?? first;
		numbers.push({ value: numeral.value, isWritten: !numeral.isWord, text: written(first.start, last.end) });
		index = numeral.next;
	}
	const measures = findQuantities(parts, folded.text, vocabulary, MOST_MEASURES).flatMap((quantity): Measure[] => {
		const value = quantity.most ?? quantity.least;
		if (value === null || quantity.isAsked) return [];
		return [{ dimension: quantity.dimension, value, unit: quantity.unit, text: written(quantity.start, quantity.end) }];
	});
	return { numbers, measures };
}
