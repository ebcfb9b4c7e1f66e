import { languageOf } from '../../../shared/model/language.ts';
import { searchFold } from '../../../shared/model/search-fold.ts';
import type { Session } from '../../../shared/model/show.ts';

/** Which sessions a person looks at, and in what order. */

export interface SessionFilter {
	/** Of the title, the host and the tags; however it is written. */
	readonly text: string;
	readonly markets: readonly string[];
	readonly hosts: readonly string[];
	/** Primary subtags: `ru` also stands for `ru-Latn`. */
	readonly languages: readonly string[];
	/** All of them. */
	readonly tags: readonly string[];
	readonly onlyUnreviewed: boolean;
	/** Those put aside, in place of the others. */
	readonly showsArchived: boolean;
	/** Days in the reader's time zone, `YYYY-MM-DD`, both included; empty: no bound. */
	readonly from: string;
	readonly to: string;
}

export const EVERY_SESSION: SessionFilter = {
	text: '',
	markets: [],
	hosts: [],
	languages: [],
	tags: [],
	onlyUnreviewed: false,
	showsArchived: false,
	from: '',
	to: '',
};

export const SORT_COLUMNS = ['show', 'market', 'started', 'length', 'languages', 'messages', 'flags', 'reviewed', 'gaps', 'state'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export interface SessionOrder {
	readonly column: SortColumn;
	readonly isDescending: boolean;
}

export const NEWEST_FIRST: SessionOrder = { column: 'started', isDescending: true };

/** Numbers begin with the most, words with the first. */
export function orderBy(column: SortColumn, before: SessionOrder): SessionOrder {
	if (before.column === column) return { column, isDescending: !before.isDescending };
	return { column, isDescending: !['show', 'market', 'state'].includes(column) };
}

export function chosenSessions(
	sessions: readonly Session[],
	filter: SessionFilter,
	order: SessionOrder,
	{
		compare,
		stateName,
		marketName,
	}: { readonly compare: (a: string, b: string) => number; readonly stateName: (session: Session) => string; readonly marketName: (market: string) => string },
): readonly Session[] {
	const fits = fitting(filter);
	const direction = order.isDescending ? -1 : 1;
	const byColumn = (a: Session, b: Session): number => {
		switch (order.column) {
			case 'show':
				return compare(a.show.title, b.show.title);
			case 'market':
				return compare(marketName(a.show.market), marketName(b.show.market));
			case 'state':
				return compare(stateName(a), stateName(b));
			case 'started':
				return a.startedAt - b.startedAt;
			case 'length':
				return lengthOf(a) - lengthOf(b);
			case 'languages':
				return a.languages.length - b.languages.length;
			case 'messages':
				return a.messages - b.messages;
			case 'flags':
				return flagsOf(a) - flagsOf(b);
			case 'reviewed':
				return (reviewedShare(a) ?? 2) - (reviewedShare(b) ?? 2);
			case 'gaps':
				return a.gaps - b.gaps;
		}
	};
	return sessions.filter(fits).sort((a, b) => direction * byColumn(a, b) || b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1));
}

/** Of the desk's flags; null where there is nothing to review. */
export function reviewedShare({ flags, unreviewed }: Session): number | null {
	return flags === 0 ? null : (flags - unreviewed) / flags;
}

/** The desk's and those people added. */
export function flagsOf({ categories, flags }: Session): number {
	return flags + categories.reduce((sum, { added }) => sum + added, 0);
}

/** In ms; a running one has none yet. */
export function lengthOf({ startedAt, endedAt }: Session): number {
	return endedAt === null ? -1 : endedAt - startedAt;
}

/** What there is to choose from, commonest first. */
export function choicesIn(sessions: readonly Session[]) {
	return {
		markets: countedValues(sessions, ({ show }) => (show.market === '' || show.market === 'ZZ' ? [] : [show.market])),
		hosts: countedValues(sessions, ({ show }) => (show.host === '' ? [] : [show.host])),
		languages: countedValues(sessions, ({ languages }) => [...new Set(languages.map(({ tag }) => languageOf(tag)))].filter((tag) => tag !== 'und')),
		tags: countedValues(sessions, ({ tags }) => tags),
	};
}

export function isFiltered({ showsArchived: _, ...filter }: SessionFilter): boolean {
	const { showsArchived: __, ...every } = EVERY_SESSION;
	return JSON.stringify(filter) !== JSON.stringify(every);
}

function countedValues(sessions: readonly Session[], valuesOf: (session: Session) => readonly string[]): readonly string[] {
	const counts = new Map<string, number>();
	for (const session of sessions) for (const value of valuesOf(session)) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort(([a, timesOfA], [b, timesOfB]) => timesOfB - timesOfA || (a < b ? -1 : 1)).map(([value]) => value);
}

function fitting(filter: SessionFilter): (session: Session) => boolean {
	const words = searchFold(filter.text)
		.split(/\s+/)
		.filter((word) => word !== '');
	const from = filter.from === '' ? Number.NEGATIVE_INFINITY : dayStart(filter.from, 0);
	const to = filter.to === '' ? Number.POSITIVE_INFINITY : dayStart(filter.to, 1);
	return (session) => {
		const { show, languages, tags, archivedAt, unreviewed, startedAt } = session;
		if ((archivedAt !== null) !== filter.showsArchived) return false;
		if (filter.onlyUnreviewed && unreviewed === 0) return false;
		if (startedAt < from || startedAt >= to) return false;
		if (filter.markets.length > 0 && !filter.markets.includes(show.market)) return false;
		if (filter.hosts.length > 0 && !filter.hosts.includes(show.host)) return false;
		if (filter.languages.length > 0 && !languages.some(({ tag }) => filter.languages.includes(languageOf(tag)))) return false;
		if (!filter.tags.every((tag) => tags.includes(tag))) return false;
		if (words.length === 0) return true;
		const said = searchFold([show.title, show.host, ...tags].join(' '));
		return words.every((word) => said.includes(word));
	};
}

/** Of a day, or some days after it, where the reader is. */
function dayStart(day: string, after: number): number {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	return new Date(year, month - 1, date + after).getTime();
}
