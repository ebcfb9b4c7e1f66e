import type { TranslationSettings } from '../../../shared/model/translation-settings.ts';
import { sessionRowId } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { usage } from '../store/translation-table.ts';
import { today } from './today.ts';

/** Characters sent to engines outside this machine, held against the team's budget: what the store knew at the first question, and what was sent since. */
export class Spending {
	readonly #store: ReadableStore;
	readonly #ofShows = new Map<string, number>();
	#day = '';
	#ofDay = 0;

	constructor(store: ReadableStore) {
		this.#store = store;
	}

	/** May so many more of this show be sent? */
	allows({ perShow, perDay }: TranslationSettings['budget'], sessionId: string, characters: number): boolean {
		if (perShow === null && perDay === null) return true;
		const ofShow = this.#ofShow(sessionId);
		return (perShow === null || ofShow + characters <= perShow) && (perDay === null || this.#ofDay + characters <= perDay);
	}

	add(sessionId: string, characters: number): void {
		this.#ofShows.set(sessionId, this.#ofShow(sessionId) + characters);
		this.#ofDay += characters;
	}

	#ofShow(sessionId: string): number {
		const isNewDay = this.#day !== today();
		const known = this.#ofShows.get(sessionId);
		if (known !== undefined && !isNewDay) return known;
		const row = sessionRowId(this.#store, sessionId);
		const stored = row === null ? { ofDay: 0, ofShow: 0 } : usage(this.#store, today(), row);
		if (isNewDay) {
			this.#day = today();
			this.#ofDay = stored.ofDay;
		}
		const ofShow = known ?? stored.ofShow;
		this.#ofShows.set(sessionId, ofShow);
		return ofShow;
	}
}
