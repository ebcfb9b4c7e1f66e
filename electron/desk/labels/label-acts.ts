import { DeskError } from '../../../shared/contract/errors.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { Guidelines, Label } from '../../../shared/model/label.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { insertAudit } from '../store/audit-table.ts';
import { insertGuidelines, newestGuidelines } from '../store/guidelines-table.ts';
import { insertLabels, storedLabels } from '../store/label-table.ts';
import type { WritableStore } from '../store/store.ts';
import { labelNotFound } from './label-set.ts';

/** What people do to the team's labels and guidelines: one more row each, with its line in the audit log in the same transaction. */

export interface LabelActing {
	readonly profile: Profile;
	readonly at: number;
	/** A fresh UUIDv7. */
	readonly newId: () => string;
}

/** What was done, in the log's words. */
export type LabelChange = 'added' | 'reworded' | 'retired' | 'brought-back' | 'reordered';

/** @param change what becomes of the set; a DeskError it throws leaves everything as it was */
export function changeLabels(
	store: WritableStore,
	{ profile, at, newId }: LabelActing,
	what: { readonly done: LabelChange; readonly label: string | null; readonly change: (labels: readonly Label[]) => readonly Label[] },
): { readonly labels: readonly Label[]; readonly entry: AuditEntry } {
	return store.transaction(() => {
		const labels = what.change(storedLabels(store));
		insertLabels(store, labels, profile, at);
		const name = labels.find(({ id }) => id === what.label)?.name;
		const entry = entryOf(newId(), at, profile, 'labels.changed', { done: what.done, ...(name === undefined ? {} : { name }) });
		insertAudit(store, entry);
		return { labels, entry };
	});
}

/**
 * One more version of the general guidelines or of a label's.
 * @throws DeskError guidelines-newer where `basedOn` is not the newest, label-not-found
 */
export function saveGuidelines(
	store: WritableStore,
	{ profile, at, newId }: LabelActing,
	{ label, basedOn, text, comment }: { readonly label: string | null; readonly basedOn: number; readonly text: string; readonly comment: string },
): { readonly guidelines: Guidelines; readonly entry: AuditEntry } {
	return store.transaction(() => {
		const meant = label === null ? undefined : storedLabels(store).find(({ id }) => id === label);
		if (label !== null && meant === undefined) throw labelNotFound(label);
		const newest = newestGuidelines(store, label);
		if ((newest?.version ?? 0) !== basedOn) {
			throw new DeskError('guidelines-newer', 'Somebody has saved newer guidelines meanwhile: read them before you save yours.', {
				version: String(newest?.version ?? 0),
				author: newest?.author.name ?? '',
			});
		}
		// Lone halves of characters would come back as others.
		const guidelines: Guidelines = {
			label,
			version: basedOn + 1,
			text: text.toWellFormed(),
			comment: comment.toWellFormed(),
			author: { name: profile.name, role: profile.role },
			at,
		};
		insertGuidelines(store, guidelines);
		const entry = entryOf(newId(), at, profile, 'guidelines.changed', {
			version: guidelines.version,
			...(meant === undefined ? {} : { name: meant.name }),
		});
		insertAudit(store, entry);
		return { guidelines, entry };
	});
}

function entryOf(id: string, at: number, { name, role }: Profile, act: AuditEntry['act'], detail: AuditEntry['detail']): AuditEntry {
	return { id, at, author: { name, role }, act, sessionId: null, detail };
}
