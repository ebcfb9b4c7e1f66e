import type { Guidelines, GuidelinesRevision } from '../../../shared/model/label.ts';
import type { StaffRole } from '../../../shared/model/staff.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** The newest of the general guidelines (null) or of a label's, also where its text is empty; null where there never were any. */
export function newestGuidelines(store: ReadableStore, label: string | null): Guidelines | null {
	const row = store.query<[string], GuidelinesRow>(`${SELECT} WHERE label = ? ORDER BY version DESC LIMIT 1`).get(label ?? GENERAL);
	return row === undefined ? null : guidelinesOf(row);
}

/** The newest of each that has a text, the general ones first. */
export function guidelinesInForce(store: ReadableStore): readonly Guidelines[] {
	return store
		.query<[], GuidelinesRow>(`${SELECT} WHERE id IN (SELECT max(id) FROM guidelines_revision GROUP BY label) AND text <> '' ORDER BY label <> '', id`)
		.all()
		.map(guidelinesOf);
}

/** Newest first. */
export function guidelinesHistory(store: ReadableStore, label: string | null): readonly GuidelinesRevision[] {
	return store
		.query<[string], GuidelinesRow>(`${SELECT} WHERE label = ? ORDER BY version DESC`)
		.all(label ?? GENERAL)
		.map((row) => {
			const { text: _, ...revision } = guidelinesOf(row);
			return revision;
		});
}

export function guidelinesOfVersion(store: ReadableStore, label: string | null, version: number): Guidelines | null {
	const row = store.query<[string, number], GuidelinesRow>(`${SELECT} WHERE label = ? AND version = ?`).get(label ?? GENERAL, version);
	return row === undefined ? null : guidelinesOf(row);
}

export function insertGuidelines(store: WritableStore, { label, version, text, comment, author, at }: Guidelines): void {
	store
		.change<[string, number, string, string, string, string, number]>(
			'INSERT INTO guidelines_revision (label, version, text, comment, author_name, author_role, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
		)
		.run(label ?? GENERAL, version, text, comment, author.name, author.role, at);
}

const GENERAL = '';

interface GuidelinesRow {
	readonly label: string;
	readonly version: number;
	readonly text: string;
	readonly comment: string;
	readonly author_name: string;
	readonly author_role: StaffRole;
	readonly at: number;
}

const SELECT = 'SELECT label, version, text, comment, author_name, author_role, at FROM guidelines_revision';

function guidelinesOf({ label, version, text, comment, author_name, author_role, at }: GuidelinesRow): Guidelines {
	return { label: label === GENERAL ? null : label, version, author: { name: author_name, role: author_role }, at, comment, text };
}
