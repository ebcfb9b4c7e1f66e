/** How the host of one language says what runs out, until when, and what it cost before. Phrases as people write them; see phrases.ts. */
export interface SpokenWords {
	/** False: words are written without spaces between them. */
	readonly isSpaced: boolean;
	readonly numbers: Readonly<Record<string, number>>;
	readonly seconds: readonly string[];
	readonly minutes: readonly string[];
	readonly hours: readonly string[];
	/** A time in one word, in minutes: «دقيقتين». */
	readonly wholeTimes: Readonly<Record<string, number>>;
	/** Before a number of things: "quedan". */
	readonly stockCues: readonly string[];
	/** Of these, those that tell of things where no thing is named: "quedan 3". */
	readonly bareCues: readonly string[];
	/** May stand between a cue and its number: "solo". */
	readonly fillers: readonly string[];
	/** What is counted; without one of these a number counts only where nothing else is named. */
	readonly stockUnits: readonly string[];
	/** After number and unit: "disponibles". */
	readonly stockTails: readonly string[];
	/** Of these, those that tell of things where no thing is named: "3 disponibles". */
	readonly loneTails: readonly string[];
	/** A count in one phrase: "última unidad". */
	readonly wholeCounts: Readonly<Record<string, number>>;
	/** Before a number of minutes: "quedan", "tenéis". */
	readonly timeCues: readonly string[];
	/** After them: "y cerramos". */
	readonly timeTails: readonly string[];
	/** Something ends: "se acaba"; a time with one of `inTime` before it follows. */
	readonly endings: readonly string[];
	readonly inTime: readonly string[];
	/** After a time, it is not the offer's: "de batería", "para empezar". */
	readonly otherTimes: readonly string[];
	/** It can still be bought. */
	readonly offers: readonly string[];
	/** It is over, or something else is on sale. */
	readonly closings: readonly string[];
	/** The same, of anything that ends: counts where the clause says little else, or names the offer. */
	readonly weakClosings: readonly string[];
	/** Before a number, nothing is said of it: "no". */
	readonly denials: readonly string[];
	/** Before an old price. */
	readonly priceBefore: readonly string[];
	/** Before a new one. */
	readonly priceNow: readonly string[];
	/** Between the words for a price and its amount: "es de". */
	readonly priceIs: readonly string[];
	/** Around an old price that a new one follows: "de 120 a 59 euros". */
	readonly priceFrom: readonly string[];
	readonly priceTo: readonly string[];
}
