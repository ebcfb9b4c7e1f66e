/** A line as a host says it, and what a clock should hear in it. Minutes, pieces and amounts as numbers. */
export type HeardLine =
	| readonly [text: string, what: 'disclosure' | 'over' | 'nothing']
	| readonly [text: string, what: 'countdown', minutes: number]
	| readonly [text: string, what: 'stock', left: number]
	| readonly [text: string, what: 'price', before: number, now?: number];
