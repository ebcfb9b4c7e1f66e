import type { Show } from '../../../shared/model/show.ts';
import type { Analyser, ShowContext, ShowMemory } from '../analysis/analysis.ts';
import { correctionsOnChannel } from '../store/message-state-tables.ts';
import { storedProfile } from '../store/setting-table.ts';
import type { SourceRow } from '../store/source-table.ts';
import type { ReadableStore } from '../store/store.ts';

/** A session that is being recorded, as the recorder keeps it in memory. */
export interface LiveSession {
	readonly uuid: string;
	readonly row: number;
	/** By the id the rest of the desk knows a source by. */
	readonly sources: ReadonlyMap<string, SourceRow>;
	/** Which author writes in which language. */
	readonly memory: ShowMemory;
}

/** A memory of the show that knows what people corrected on its channels before. */
export function rememberShow(store: ReadableStore, analyser: Analyser, show: Show, channels: Iterable<number>): ShowMemory {
	const memory = analyser.beginShow(showContext(show, staffNames(store)));
	for (const channel of new Set(channels)) teachCorrections(store, memory, channel);
	return memory;
}

/** What the analysis needs of a show. A show without a known host has nobody to be mistaken for. */
export function showContext({ market, languages, host }: Show, staff: readonly string[]): ShowContext {
	return { market, languages, staff, ...(host === '' ? {} : { host }) };
}

/** Names of the desk's people that nobody else bears by chance: half of a chat may be called Ana. */
export function staffNames(store: ReadableStore): readonly string[] {
	const profile = storedProfile(store);
	return profile !== null && (profile.name.includes(' ') || profile.name.length >= LONG_NAME) ? [profile.name] : [];
}

const LONG_NAME = 9;

export function teachCorrections(store: ReadableStore, memory: ShowMemory, channel: number): void {
	for (const { authorId, tag } of correctionsOnChannel(store, channel)) memory.teach(authorKey(channel, authorId), tag);
}

/** An author's id is unique within a channel only, and a show can have several. */
export function authorKey(channel: number, authorId: string): string {
	return `${channel}/${authorId}`;
}
