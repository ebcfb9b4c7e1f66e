import type { Annotation } from '../../../shared/model/annotation.ts';
import { annotationsOfMessages } from './annotation-table.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** An approved text that came from elsewhere. */
export interface ImportedUnit {
	/** UUID. */
	readonly id: string;
	readonly from: string;
	readonly source: string;
	/** Language -> text. */
	readonly targets: Readonly<Record<string, string>>;
	/** Who approved it, as the file says; empty where it does not. */
	readonly author: string;
	readonly at: number;
	/** Of language, source and targets: the same unit twice is one. */
	readonly contentHash: string;
}

/** False where it is there already. */
export function insertMemoryUnit(store: WritableStore, { id, from, source, targets, author, at, contentHash }: ImportedUnit): boolean {
	return (
		store
			.change<[string, string, string, string, string, number, string]>(
				'INSERT INTO memory_unit (uuid, language, source, targets, author, at, content_hash) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
			)
			.run(id, from, source, JSON.stringify(targets), author, at, contentHash).changes > 0
	);
}

/** Oldest first. */
export function* memoryUnits(store: ReadableStore): Generator<Omit<ImportedUnit, 'contentHash'>> {
	const rows = store
		.query<[], { uuid: string; language: string; source: string; targets: string; author: string; at: number }>(
			'SELECT uuid, language, source, targets, author, at FROM memory_unit ORDER BY at, uuid',
		)
		.iterate();
	for (const { uuid, language, source, targets, author, at } of rows) {
		yield { id: uuid, from: language, source, targets: JSON.parse(targets) as Record<string, string>, author, at };
	}
}

/** In order of id, after one. */
export function memoryUnitsAfter(store: ReadableStore, id: string, limit: number): readonly Omit<ImportedUnit, 'contentHash'>[] {
	return store
		.query<[string, number], { uuid: string; language: string; source: string; targets: string; author: string; at: number }>(
			'SELECT uuid, language, source, targets, author, at FROM memory_unit WHERE uuid > ? ORDER BY uuid LIMIT ?',
		)
		.all(id, limit)
		.map(({ uuid, language, source, targets, author, at }) => ({
			id: uuid,
			from: language,
			source,
			targets: JSON.parse(targets) as Record<string, string>,
			author,
			at,
		}));
}

/** Ids of messages that somebody has translated by hand, oldest first. */
export function handTranslatedMessages(store: ReadableStore): readonly number[] {
	return store
		.query<[], { message: number }>(`SELECT DISTINCT message FROM annotation WHERE json_extract(body, '$.type') = 'translation' ORDER BY message`)
		.all()
		.map(({ message }) => message);
}

/** Everything people did to a message, in the order they did it. */
export function annotationsOf(store: ReadableStore, messageId: number): readonly Annotation[] {
	return annotationsOfMessages(store, JSON.stringify([messageId]));
}
