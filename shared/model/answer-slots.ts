import { isFactTopic } from './product-sheet.ts';
import type { AnswerLanguage, SheetAnswer } from './question.ts';

/** An approved answer may leave to the product sheet what differs from show to show: `It costs {price}.` */
export interface FilledAnswer {
	readonly text: string;
	/** Names of slots that stayed open, each once. */
	readonly open: readonly string[];
}

const SLOT = /\{([a-z-]+)\}/g;
/** Stands for the name of the product. */
export const PRODUCT_SLOT = 'product';

/**
 * Fills in what the sheets of a session say.
 * @param product that the answer holds for; null for any: then only what one product alone can mean is filled in
 */
export function fillSlots(text: string, language: AnswerLanguage, facts: readonly SheetAnswer[], product: string | null): FilledAnswer {
	const open = new Set<string>();
	const filled = text.replace(SLOT, (slot, name: string) => {
		const value = slotValue(name, language, facts, product);
		if (value === null) open.add(name);
		return value ?? slot;
	});
	return { text: filled, open: [...open] };
}

/** Slots in a text that is about to be said, each once. */
export function openSlotsIn(text: string): readonly string[] {
	return [...new Set([...text.matchAll(SLOT)].map(([, name = '']) => name))];
}

/** Slots that the sheets can fill in. */
export function slotsOf(facts: readonly SheetAnswer[]): readonly string[] {
	return facts.length === 0 ? [] : [PRODUCT_SLOT, ...new Set(facts.map(({ topic }) => topic))];
}

function slotValue(name: string, language: AnswerLanguage, facts: readonly SheetAnswer[], product: string | null): string | null {
	const ofProduct = product === null ? facts : facts.filter((fact) => fact.product === product);
	if (name === PRODUCT_SLOT) return product ?? theOnly(ofProduct.map((fact) => fact.product));
	if (!isFactTopic(name)) return null;
	return theOnly(ofProduct.filter(({ topic }) => topic === name).map(({ values }) => values[language]));
}

/** A price of two products is no price. */
function theOnly(values: readonly string[]): string | null {
	const different = [...new Set(values)];
	return different.length === 1 ? (different[0] ?? null) : null;
}
