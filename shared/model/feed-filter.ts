import { z } from 'zod';
import { type Annotation, annotationState } from './annotation.ts';
import { CATEGORIES } from './category.ts';
import { MESSAGE_KINDS, type Message, ROLES } from './message.ts';
import { MOST_PLACES, PLACE_KEY_LENGTH, placeKey } from './place.ts';
import { hasWords, indexedWords } from './search-fold.ts';

/** What a person narrows the feed to; absent or empty means everything. */
export const feedFilterSchema = z.strictObject({
	languages: z.array(z.string().max(35)).max(40).optional(),
	categories: z.array(z.enum(CATEGORIES)).optional(),
	roles: z.array(z.enum(ROLES)).optional(),
	kinds: z.array(z.enum(MESSAGE_KINDS)).optional(),
	/** Ids of the team's labels, standing on the message or in it. */
	labels: z.array(z.uuid()).max(100).optional(),
	/** Part of the author's name, case and accents ignored. */
	author: z.string().max(200).optional(),
	/** The author's exact id, as the inspector asks for it. */
	authorId: z.string().max(200).optional(),
	/** The source on whose channel that id names somebody: two channels can each have a "marta". */
	authorSource: z.string().max(200).optional(),
	/** Where messages were heard, by `placeKey`. */
	places: z.array(z.string().max(PLACE_KEY_LENGTH)).max(MOST_PLACES).optional(),
	/** Words of the text, one after the other, the last one perhaps unfinished; where it has none, any part of the text. Case and accents ignored. */
	text: z.string().max(200).optional(),
	onlyFlagged: z.boolean().optional(),
	/** Only messages with a flag nobody has judged yet. */
	onlyUnreviewed: z.boolean().optional(),
});

export type FeedFilter = z.infer<typeof feedFilterSchema>;

/** The page's twin of the reader's SQL: decides for messages as they arrive. `fold` ignores case and accents. */
export function matchesFilter(message: Message, annotations: readonly Annotation[], filter: FeedFilter, fold: (text: string) => string): boolean {
	if (filter.kinds?.length && !filter.kinds.includes(message.kind)) return false;
	if (filter.roles?.length && !filter.roles.includes(message.role)) return false;
	if (filter.authorId !== undefined && message.author.id !== filter.authorId) return false;
	if (filter.authorSource !== undefined && message.sourceId !== filter.authorSource) return false;
	if (filter.places?.length && !filter.places.includes(placeKey(message))) return false;
	if (filter.author && !fold(message.author.name).includes(fold(filter.author))) return false;
	if (filter.text && !hasText(message.text, filter.text, fold)) return false;
	if (!filter.languages?.length && !filter.categories?.length && !filter.labels?.length && !filter.onlyFlagged && !filter.onlyUnreviewed) return true;
	const state = annotationState(message, annotations);
	if (filter.languages?.length && !filter.languages.includes(state.language.tag)) return false;
	if (filter.labels?.length) {
		const { labels } = filter;
		if (!state.labels.some((given) => labels.includes(given.label))) return false;
	}
	const isFlagged = state.flags.length > 0 || state.addedFlags.length > 0;
	if (filter.onlyFlagged && !isFlagged) return false;
	if (filter.onlyUnreviewed && !state.flags.some((judged) => judged.verdict === null)) return false;
	if (filter.categories?.length) {
		const categories = filter.categories;
		const has = state.flags.some(({ flag }) => categories.includes(flag.category)) || state.addedFlags.some((added) => categories.includes(added.category));
		if (!has) return false;
	}
	return true;
}

function hasText(text: string, wanted: string, fold: (text: string) => string): boolean {
	const words = indexedWords(wanted);
	return words === '' ? fold(text).includes(fold(wanted)) : hasWords(text, words);
}
