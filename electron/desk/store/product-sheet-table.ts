import type { ProductSheet, SavedSheet } from '../../../shared/model/product-sheet.ts';
import type { ReadableStore, WritableStore } from './store.ts';

interface SheetRow {
	readonly uuid: string;
	readonly sheet: string;
	readonly updatedAt: number;
}

/** The team's sheets, by product. */
export function savedSheets(store: ReadableStore): readonly SavedSheet[] {
	return store
		.query<[], SheetRow>('SELECT uuid, sheet, updated_at AS updatedAt FROM product_sheet ORDER BY product COLLATE NOCASE, uuid')
		.all()
		.map(({ uuid, sheet, updatedAt }) => ({ id: uuid, sheet: JSON.parse(sheet) as ProductSheet, updatedAt }));
}

export function saveSheet(store: WritableStore, { id, sheet, updatedAt }: SavedSheet): void {
	store
		.change<[string, string, string, number]>(
			`INSERT INTO product_sheet (uuid, product, sheet, updated_at) VALUES (?, ?, ?, ?)
			ON CONFLICT (uuid) DO UPDATE SET product = excluded.product, sheet = excluded.sheet, updated_at = excluded.updated_at`,
		)
		.run(id, sheet.product, JSON.stringify(sheet), updatedAt);
}

/** False where there is none. Shows that were checked against it keep their copy. */
export function deleteSheet(store: WritableStore, id: string): boolean {
	return store.change<[string]>('DELETE FROM product_sheet WHERE uuid = ?').run(id).changes > 0;
}

/** What a session's claims are checked against from then on. */
export function setSessionSheets(store: WritableStore, session: number, since: number, sheets: readonly ProductSheet[]): void {
	store
		.change<[number, number, string]>(
			'INSERT INTO session_sheets (session, since, sheets) VALUES (?, ?, ?) ON CONFLICT (session, since) DO UPDATE SET sheets = excluded.sheets',
		)
		.run(session, since, JSON.stringify(sheets));
}

/** The latest; empty where the session has none. */
export function sessionSheets(store: ReadableStore, session: number): readonly ProductSheet[] {
	const row = store.query<[number], { sheets: string }>('SELECT sheets FROM session_sheets WHERE session = ? ORDER BY since DESC LIMIT 1').get(session);
	return row ? (JSON.parse(row.sheets) as ProductSheet[]) : [];
}
