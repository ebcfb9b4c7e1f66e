import type { Profile } from '../../../shared/model/staff.ts';
import { fromJson } from './json-column.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** Who sits at the desk; null until somebody has said so. */
export function storedProfile(store: ReadableStore): Profile | null {
	return fromJson<Profile>(store.query<[string], { value: string }>('SELECT value FROM setting WHERE name = ?').get('profile')?.value ?? null);
}

export function storeProfile(store: WritableStore, profile: Profile): void {
	store
		.change<[string, string]>('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
		.run('profile', JSON.stringify(profile));
}
