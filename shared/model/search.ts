import type { Annotation } from './annotation.ts';
import type { Deletion, Message, MessageKind, Role } from './message.ts';
import type { StaffRole } from './staff.ts';

/** A message that was found, with what a reader needs to judge it where it stands. */
export interface SearchHit {
	readonly message: Message;
	readonly annotations: readonly Annotation[];
	readonly deletion: Deletion | null;
	/** What it says in the language asked for, as far as somebody has read it in that. */
	readonly translation: { readonly text: string; readonly by: 'team' | 'machine' } | null;
	/** The lines beside it in its session. */
	readonly before: NearbyLine | null;
	readonly after: NearbyLine | null;
	readonly session: SearchedSession;
}

export interface SearchedSession {
	readonly id: string;
	readonly title: string;
	readonly market: string;
	readonly startedAt: number;
	/** Null while it runs. */
	readonly endedAt: number | null;
}

/** A line as it is shown beside another. */
export interface NearbyLine {
	readonly id: number;
	readonly kind: MessageKind;
	readonly role: Role;
	readonly author: string;
	readonly text: string;
	/** BCP 47. */
	readonly language: string;
	readonly receivedAt: number;
}

/** How many messages fit; counting ends at `MOST_COUNTED`. */
export interface HitCount {
	readonly messages: number;
	readonly isMore: boolean;
}

export const MOST_COUNTED = 200;

export interface SearchPage {
	/** Newest first, in the order in which the desk came to know them. */
	readonly hits: readonly SearchHit[];
	readonly hasMore: boolean;
	/** Of the whole search, also where this page begins further down. */
	readonly count: HitCount;
	/** Messages that cannot be found yet, since the index is being made anew; null: none. */
	readonly waiting: number | null;
}

/** The search without one of its parts, where that would find something. */
export interface LooserSearch {
	readonly text: string;
	/** The part, as it is typed. */
	readonly without: string;
	readonly count: HitCount;
}

/** Predicates whose values only the desk knows. */
export const SUGGESTED_PREDICATES = ['from', 'by', 'in', 'platform', 'market'] as const;
export type SuggestedPredicate = (typeof SUGGESTED_PREDICATES)[number];

export const SEARCH_NAME_LENGTH = 80;
export const MOST_SAVED_SEARCHES = 200;

/** A search that the team keeps. */
export interface SavedSearch {
	readonly id: string;
	readonly name: string;
	readonly query: string;
	/** Who saved it, and when. */
	readonly author: { readonly name: string; readonly role: StaffRole };
	readonly at: number;
}
