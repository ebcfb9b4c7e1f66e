import type { EngineTrouble } from '../../../../shared/model/translation-desk.ts';

/** What the engine's thread is asked. An answer with trouble means that the engine within is lost: the thread must be ended. */
export interface BergamotCalls {
	/** First of all, once. */
	open(input: { readonly engineFolder: string; readonly mostBytes: number }): null;
	/** Reads a language pack into memory; one that is loaded already is left as it is. */
	load(input: { readonly pair: string; readonly files: ModelFiles }): Lost | null;
	unload(input: { readonly pair: string }): null;
	/** Through one loaded pair, or through two with a language between. As many texts as came. */
	translate(input: { readonly pairs: Route; readonly texts: readonly string[] }): Lost | { readonly texts: readonly string[] };
}

export interface Lost {
	readonly trouble: EngineTrouble;
	/** What the engine complained of last; it speaks of models, not of texts. */
	readonly complaint: string;
}

/** One direction, or two with a language between. */
export type Route = readonly [string] | readonly [string, string];

/** Paths of what one direction needs. */
export interface ModelFiles {
	readonly model: string;
	readonly shortlist: string;
	/** One for both languages, or the source's and the target's. */
	readonly vocabularies: readonly [string] | readonly [string, string];
}
