import type { Concept, SavedConcept } from '../../../shared/model/term.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** The team's terms, latest change first. */
export function savedConcepts(store: ReadableStore): readonly SavedConcept[] {
	return store
		.query<[], { uuid: string; concept: string; updatedAt: number }>(
			'SELECT uuid, concept, updated_at AS updatedAt FROM concept ORDER BY updated_at DESC, uuid',
		)
		.all()
		.map(({ uuid, concept, updatedAt }) => ({ id: uuid, concept: JSON.parse(concept) as Concept, updatedAt }));
}

export function saveConcept(store: WritableStore, { id, concept, updatedAt }: SavedConcept): void {
	store
		.change<[string, string, number]>(
			`INSERT INTO concept (uuid, concept, updated_at) VALUES (?, ?, ?)
			ON CONFLICT (uuid) DO UPDATE SET concept = excluded.concept, updated_at = excluded.updated_at`,
		)
		.run(id, JSON.stringify(concept), updatedAt);
}

/** False where there is none. */
export function deleteConcept(store: WritableStore, id: string): boolean {
	return store.change<[string]>('DELETE FROM concept WHERE uuid = ?').run(id).changes > 0;
}
