import type { Verdict } from '../../../shared/model/annotation.ts';
import type { Category } from '../../../shared/model/category.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** What a sample takes in: a judged flag, or a message without one. Numbers are rows. */
export interface SampledItem {
	readonly session: number;
	readonly message: number;
	readonly flag: number | null;
	readonly category: Category | null;
	readonly language: string;
	/** Null where there is no flag. */
	readonly firstVerdict: Verdict | null;
	/** As names are compared. */
	readonly firstPerson: string | null;
	/** Uuid of the annotation. */
	readonly firstAnnotation: string | null;
}

export interface ItemRow extends SampledItem {
	readonly id: number;
	readonly uuid: string;
	readonly round: number;
}

export function insertItem(store: WritableStore, round: number, uuid: string, item: SampledItem): void {
	store
		.change<[string, number, number, number, number | null, string | null, string, string | null, string | null, string | null]>(
			`INSERT INTO review_item (uuid, round, session, message, flag, category, language, first_verdict, first_person, first_annotation)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		)
		.run(uuid, round, item.session, item.message, item.flag, item.category, item.language, item.firstVerdict, item.firstPerson, item.firstAnnotation);
}

export function itemByUuid(store: ReadableStore, uuid: string): ItemRow | null {
	return store.query<[string], ItemRow>(`${SELECT_ITEM} WHERE uuid = ?`).get(uuid) ?? null;
}

export function itemById(store: ReadableStore, id: number): ItemRow {
	const row = store.query<[number], ItemRow>(`${SELECT_ITEM} WHERE id = ?`).get(id);
	if (!row) throw new Error('an item of a review that is not there');
	return row;
}

/** In the order they were drawn. */
export function itemsOfRound(store: ReadableStore, round: number): ItemRow[] {
	return store.query<[number], ItemRow>(`${SELECT_ITEM} WHERE round = ? ORDER BY id`).all(round);
}

/** What a person may judge, with the latest they said of it; null where that is nothing. In the order drawn. */
export function itemsFor(
	store: ReadableStore,
	round: number,
	person: string,
): { readonly id: number; readonly verdict: Verdict | 'skipped' | 'undone' | null }[] {
	return store
		.query<[string, number, string], { id: number; verdict: Verdict | 'skipped' | 'undone' | null }>(
			`SELECT i.id, (SELECT j.verdict FROM review_judgement j WHERE j.item = i.id AND j.person = ? ORDER BY j.id DESC LIMIT 1) AS verdict
			FROM review_item i WHERE i.round = ? AND i.first_person IS NOT ? ORDER BY i.id`,
		)
		.all(person, round, person);
}

export function itemCounts(store: ReadableStore, round: number): { readonly items: number; readonly unflagged: number } {
	const row = store
		.query<[number], { items: number; unflagged: number }>('SELECT count(*) AS items, count(*) - count(flag) AS unflagged FROM review_item WHERE round = ?')
		.get(round);
	return row ?? { items: 0, unflagged: 0 };
}

/** Beginnings of messages, by row number. */
export function excerptsOf(store: ReadableStore, messages: readonly number[], length: number): ReadonlyMap<number, string> {
	const rows = store
		.query<[number, string], { id: number; text: string }>('SELECT id, substr(text, 1, ?) AS text FROM message WHERE id IN (SELECT value FROM json_each(?))')
		.all(length, JSON.stringify(messages));
	return new Map(rows.map(({ id, text }) => [id, text]));
}

/** Ids of the messages around one in its session, oldest first. */
export function neighboursOf(
	store: ReadableStore,
	session: number,
	message: number,
	before: number,
	after: number,
): { readonly before: readonly number[]; readonly after: readonly number[] } {
	const earlier = store
		.query<[number, number, number], { id: number }>('SELECT id FROM message WHERE session = ? AND id < ? ORDER BY id DESC LIMIT ?')
		.all(session, message, before);
	const later = store
		.query<[number, number, number], { id: number }>('SELECT id FROM message WHERE session = ? AND id > ? ORDER BY id LIMIT ?')
		.all(session, message, after);
	return { before: earlier.map(({ id }) => id).reverse(), after: later.map(({ id }) => id) };
}

const SELECT_ITEM = `SELECT id, uuid, round, session, message, flag, category, language,
	first_verdict AS firstVerdict, first_person AS firstPerson, first_annotation AS firstAnnotation FROM review_item`;
