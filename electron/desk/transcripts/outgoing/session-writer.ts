import type { PersonalDataChoice } from '../../../../shared/model/personal-data.ts';
import type { ExportOptions } from '../../../../shared/model/session-export.ts';
import type { Session } from '../../../../shared/model/show.ts';
import type { ReadableStore } from '../../store/store.ts';
import type { Place } from './place.ts';

/** What is written, and how. */
export interface Outgoing {
	readonly store: ReadableStore;
	readonly session: Session;
	/** Row number of the session. */
	readonly row: number;
	readonly personalData: PersonalDataChoice;
	readonly options: ExportOptions;
	/** Of the program that writes. */
	readonly version: string;
}

/** What stands between two places of a session; may be empty where the format has no room for it. */
export interface Written {
	readonly text: string;
	/** From here the writing goes on, whatever came before. */
	readonly place: Place;
}

/**
 * A form that a session leaves the desk in. It is asked for piece by piece and keeps nothing between two pieces, so a session of any size takes
 * the same memory; the same session always gives the same bytes.
 */
export interface SessionWriter {
	head(outgoing: Outgoing): string;
	/** What comes after a place, in order. */
	rest(outgoing: Outgoing, from: Place): Iterable<Written>;
	tail(outgoing: Outgoing, end: Place): string;
}
