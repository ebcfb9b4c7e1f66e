import { type Annotation, type AnnotationState, annotationState, undoneIds } from '../../../shared/model/annotation.ts';
import type { Flag } from '../../../shared/model/flag.ts';
import { indexedWords } from '../../../shared/model/search-fold.ts';
import { findAddresses } from '../analysis/entities/links.ts';
import { annotationsOfMessages } from '../store/annotation-table.ts';
import { flagsOfMessages } from '../store/flag-table.ts';
import { messagesByIds } from '../store/message-table.ts';
import type { SearchRow } from '../store/search-rows.ts';
import {
	authorTerms,
	flagTerms,
	kindTerm,
	languageTerms,
	marketTerm,
	platformTerm,
	roleTerm,
	sessionTerm,
	staffTerms,
	TRAITS,
	timeTerms,
} from '../store/search-terms.ts';
import type { ReadableStore } from '../store/store.ts';

/** All terms of each message, its words first, as one text for the index. */
export function termsOfMessages(store: ReadableStore, rows: readonly SearchRow[]): readonly string[] {
	const flagged = rows.filter((row) => row.isFlagged === 1).map(({ id }) => id);
	const flags = flagged.length === 0 ? NO_FLAGS : flagsOfMessages(store, JSON.stringify(flagged));
	const states = statesOf(
		store,
		rows.filter((row) => row.isAnnotated === 1).map(({ id }) => id),
	);
	return rows.map((row) => termsOf(row, flags.get(row.id) ?? [], states.get(row.id) ?? null));
}

const NO_FLAGS: ReadonlyMap<number, readonly Flag[]> = new Map();

interface Annotated {
	readonly state: AnnotationState;
	/** Who did something that stands. */
	readonly staff: readonly string[];
}

function statesOf(store: ReadableStore, ids: readonly number[]): ReadonlyMap<number, Annotated> {
	if (ids.length === 0) return new Map();
	const annotations = Map.groupBy(annotationsOfMessages(store, JSON.stringify(ids)), ({ messageId }) => messageId);
	return new Map(
		messagesByIds(store, ids).map((message) => {
			const made = annotations.get(message.id) ?? [];
			return [message.id, { state: annotationState(message, made), staff: staffOf(made) }];
		}),
	);
}

function staffOf(annotations: readonly Annotation[]): readonly string[] {
	const undone = undoneIds(annotations);
	return [...new Set(annotations.filter(({ id, body }) => body.type !== 'undo' && !undone.has(id)).map(({ author }) => author.name))];
}

function termsOf(row: SearchRow, flags: readonly Flag[], annotated: Annotated | null): string {
	const terms = [
		indexedWords(row.text),
		kindTerm(row.kind),
		roleTerm(row.role),
		sessionTerm(row.session),
		...timeTerms(row.receivedAt),
		...languageTerms(annotated?.state.language.tag ?? row.language),
		authorTerms(row.authorName),
	];
	if (row.authorId !== row.authorName) terms.push(authorTerms(row.authorId));
	if (row.platform !== '') terms.push(platformTerm(row.platform));
	if (row.market !== '') terms.push(marketTerm(row.market));
	if (row.isQuestion === 1) terms.push(TRAITS.question);
	if (row.isDeleted === 1) terms.push(TRAITS.deleted);
	if (row.isAnswered === 1 || (annotated !== null && annotated.state.replies.length > 0)) terms.push(TRAITS.answered);
	if (findAddresses(row.text).some(({ kind }) => kind === 'link')) terms.push(TRAITS.link);
	if (flags.length > 0 || (annotated !== null && annotated.state.addedFlags.length > 0)) terms.push(TRAITS.flag, ...termsOfFlags(flags, annotated));
	if (annotated !== null) {
		const { state, staff } = annotated;
		if (state.notes.length > 0) terms.push(TRAITS.note);
		if (state.labels.length > 0) terms.push(TRAITS.label);
		if (state.translations.length > 0) terms.push(TRAITS.translation);
		terms.push(...staff.map(staffTerms));
	}
	return terms.join(' ');
}

function termsOfFlags(flags: readonly Flag[], annotated: Annotated | null): readonly string[] {
	const found =
		annotated === null
			? flags.map(({ category, severity }) => ({ category, severity, verdict: 'none' }))
			: annotated.state.flags.map(({ flag, verdict }) => ({ category: flag.category, severity: flag.severity, verdict: verdict?.verdict ?? 'none' }));
	// Nobody has to judge what a person flagged.
	const added = annotated?.state.addedFlags.map(({ category, severity }) => ({ category, severity })) ?? [];
	return [...new Set([...found, ...added].flatMap(flagTerms))];
}
