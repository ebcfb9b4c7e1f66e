import type { Label } from '../../../shared/model/label.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** The team's labels in their order, retired ones among them. */
export function storedLabels(store: ReadableStore): readonly Label[] {
	const row = store.query<[], { labels: string }>('SELECT labels FROM label_set ORDER BY id DESC LIMIT 1').get();
	return row === undefined ? [] : (JSON.parse(row.labels) as Label[]);
}

/** The whole set as it is from now on. */
export function insertLabels(store: WritableStore, labels: readonly Label[], { name, role }: Profile, at: number): void {
	store
		.change<[string, string, string, number]>('INSERT INTO label_set (labels, author_name, author_role, at) VALUES (?, ?, ?, ?)')
		.run(JSON.stringify(labels), name, role, at);
}
