import type { Category } from '../../shared/model/category.ts';
import type { FeedFilter } from '../../shared/model/feed-filter.ts';
import type { Role } from '../../shared/model/message.ts';

/** What a person chose in the filter bar. */
export interface FilterChoice {
	/** Words of the text; a word that begins with @ is part of the author's name. */
	readonly search: string;
	readonly languages: readonly string[];
	readonly categories: readonly Category[];
	readonly roles: readonly Role[];
	/** Ids of the team's labels. */
	readonly labels: readonly string[];
	/** Keys of places. */
	readonly places: readonly string[];
	readonly onlyFlagged: boolean;
	readonly onlyMine: boolean;
}

export const EVERYTHING: FilterChoice = { search: '', languages: [], categories: [], roles: [], labels: [], places: [], onlyFlagged: false, onlyMine: false };

/** What the desk is asked for. `onlyMine` means every spelling of the languages the person reads, e.g. `ru-Latn` with `ru`. */
export function feedFilterOf(choice: FilterChoice, myLanguages: readonly string[]): FeedFilter {
	const { author, text } = splitSearch(choice.search);
	const mine = choice.onlyMine ? myLanguages.flatMap((tag) => [tag, ...(SPELLED_IN_LATIN.includes(tag) ? [`${tag}-Latn`] : [])]) : [];
	const languages = choice.languages.length > 0 ? choice.languages : mine;
	return {
		...(text === '' ? {} : { text }),
		...(author === '' ? {} : { author }),
		...(languages.length === 0 ? {} : { languages: [...languages] }),
		...(choice.categories.length === 0 ? {} : { categories: [...choice.categories] }),
		...(choice.roles.length === 0 ? {} : { roles: [...choice.roles] }),
		...(choice.labels.length === 0 ? {} : { labels: [...choice.labels] }),
		...(choice.places.length === 0 ? {} : { places: [...choice.places] }),
		...(choice.onlyFlagged ? { onlyFlagged: true } : {}),
	};
}

const SPELLED_IN_LATIN: readonly string[] = ['ru', 'ar'];

/** `@marta cincuenta metros` looks for "cincuenta metros" by somebody called marta. */
export function splitSearch(search: string): { readonly author: string; readonly text: string } {
	const words = search.trim().split(/\s+/u);
	const author = words.find((word) => word.startsWith('@'));
	return {
		author: author?.slice(1) ?? '',
		text: words
			.filter((word) => word !== author)
			.join(' ')
			.slice(0, 200),
	};
}
