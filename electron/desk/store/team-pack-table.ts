import type { PackRevision } from '../../../shared/model/rule-pack.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** A pack of the team as it is in force, or as it last was. */
export interface TeamPackRow extends PackRevision {
	readonly text: string;
}

interface Row {
	readonly id: number;
	readonly name: string;
	readonly version: number;
	readonly at: number;
	readonly author: string;
	readonly isDeleted: number;
	readonly text: string;
}

const SELECT = 'SELECT id, pack AS name, version, at, author_name AS author, is_deleted AS isDeleted, text FROM team_pack_revision';

/** The newest revision of every pack that is not deleted, by name. */
export function teamPacks(store: ReadableStore): readonly TeamPackRow[] {
	return store
		.query<[], Row>(`${SELECT} WHERE id IN (SELECT max(id) FROM team_pack_revision GROUP BY pack) AND is_deleted = 0 ORDER BY pack`)
		.all()
		.map(packOf);
}

/** Changes whenever any pack does; 0 where there is none. */
export function newestPackRevision(store: ReadableStore): number {
	return store.query<[], { newest: number | null }>('SELECT max(id) AS newest FROM team_pack_revision').get()?.newest ?? 0;
}

/** Newest first, deletions included. */
export function packHistory(store: ReadableStore, name: string): readonly PackRevision[] {
	return store
		.query<[string], Row>(`${SELECT} WHERE pack = ? ORDER BY id DESC`)
		.all(name)
		.map((row) => {
			const { text: _, ...revision } = packOf(row);
			return revision;
		});
}

export function packRevision(store: ReadableStore, id: number): TeamPackRow | null {
	const row = store.query<[number], Row>(`${SELECT} WHERE id = ?`).get(id);
	return row === undefined ? null : packOf(row);
}

/** The newest revision of a pack, also where that is its deletion. */
export function newestOfPack(store: ReadableStore, name: string): TeamPackRow | null {
	const row = store.query<[string], Row>(`${SELECT} WHERE pack = ? ORDER BY id DESC LIMIT 1`).get(name);
	return row === undefined ? null : packOf(row);
}

export interface NewPackRevision {
	readonly name: string;
	readonly version: number;
	readonly text: string;
	readonly at: number;
	readonly profile: Profile;
	readonly isDeleted: boolean;
}

export function insertPackRevision(store: WritableStore, { name, version, text, at, profile, isDeleted }: NewPackRevision): TeamPackRow {
	const { lastInsertRowid } = store
		.change<[string, string, number, string, number, string, string, number]>(
			'INSERT INTO team_pack_revision (pack, language, version, text, at, author_name, author_role, is_deleted) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
		)
		.run(name, name.split('/')[1] ?? 'any', version, text, at, profile.name, profile.role, isDeleted ? 1 : 0);
	return { id: Number(lastInsertRowid), name, version, at, author: profile.name, isDeleted, text };
}

function packOf({ isDeleted, ...row }: Row): TeamPackRow {
	return { ...row, isDeleted: isDeleted === 1 };
}
