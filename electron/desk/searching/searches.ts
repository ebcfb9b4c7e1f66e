import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { CallName, CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import type { searchCalls } from '../../../shared/contract/search-calls.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import type { EventJournal } from '../event-journal.ts';
import type { Reader } from '../reading/reader.ts';
import type { Recorder } from '../recording/recorder.ts';

/** A running show is at most five seconds behind, which is a second's work. */
const LONGEST_WAIT_MS = 1_500;

type SearchCallName = Extract<CallName, keyof typeof searchCalls>;
type SearchHandlers = { readonly [Name in SearchCallName]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };

export interface SearchParts {
	readonly recorder: Recorder;
	readonly reader: Reader;
	readonly journal: EventJournal;
	readonly requireProfile: () => Profile;
}

/** The desk's side of the search. */
export function createSearches({ recorder, reader, journal, requireProfile }: SearchParts): { readonly handlers: SearchHandlers } {
	/**
	 * The index is made in idle moments; whoever searches waits for the last of it, so that nothing shown is missed. After a great
	 * import they do not wait for all of it: the answer says how much cannot be found yet.
	 */
	const indexed = () => Promise.race([recorder.call('indexAll', {}), setTimeout(LONGEST_WAIT_MS, null, { ref: false })]);

	const tellSaved = async () => journal.publish({ type: 'savedSearches', searches: await reader.call('savedSearches', {}) });

	return {
		handlers: {
			'session.search': async (input) => {
				await indexed();
				return reader.call('search', input);
			},
			'search.newer': async (input) => {
				await indexed();
				return reader.call('countNewerHits', input);
			},
			'search.loosen': (input) => reader.call('looserSearches', input),
			'search.suggest': (input) => reader.call('suggestValues', input),
			'search.saved': () => reader.call('savedSearches', {}),
			'search.save': async ({ id, name, query }) => {
				const { name: author, role } = requireProfile();
				const search = { id: id ?? randomUUID(), name, query, author: { name: author, role }, at: Date.now() };
				const saved = await recorder.call('saveSearch', { search, isNew: id === undefined });
				await tellSaved();
				return saved;
			},
			'search.forget': async ({ id }) => {
				await recorder.call('forgetSearch', { id });
				await tellSaved();
				return null;
			},
			'search.order': async ({ ids }) => {
				await recorder.call('orderSearches', { ids });
				await tellSaved();
				return null;
			},
		},
	};
}
