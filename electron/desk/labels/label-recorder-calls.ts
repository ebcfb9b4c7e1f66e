import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { Guidelines, Label, LabelDraft } from '../../../shared/model/label.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import type { WritableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { changeLabels, saveGuidelines } from './label-acts.ts';
import { inOrder, withLabel, withRetirement } from './label-set.ts';

interface Signed {
	readonly profile: Profile;
	readonly at: number;
}

/** The set after a change, and the line of the audit log that was written with it. */
interface ChangedLabels {
	readonly labels: readonly Label[];
	readonly entry: AuditEntry;
}

/** What the desk asks of the recorder about labels and guidelines. */
export interface LabelRecorderCalls {
	/** Without an id: a new one, under a fresh id. */
	saveLabel: (input: Signed & { readonly id?: string | undefined; readonly label: LabelDraft }) => ChangedLabels & { readonly saved: string };
	retireLabel: (input: Signed & { readonly id: string; readonly isRetired: boolean }) => ChangedLabels;
	orderLabels: (input: Signed & { readonly ids: readonly string[] }) => ChangedLabels;
	saveGuidelines: (input: Signed & { readonly label: string | null; readonly basedOn: number; readonly text: string; readonly comment: string }) => {
		readonly guidelines: Guidelines;
		readonly entry: AuditEntry;
	};
}

/** @param newUuid makes ids of version 7 */
export function createLabelRecorderCalls(store: () => WritableStore, newUuid: (at: number) => string): CallHandlers<LabelRecorderCalls> {
	const acting = ({ profile, at }: Signed) => ({ profile, at, newId: () => newUuid(at) });
	return {
		saveLabel(input) {
			const isNew = input.id === undefined;
			const id = input.id ?? newUuid(input.at);
			const changed = changeLabels(store(), acting(input), {
				done: isNew ? 'added' : 'reworded',
				label: id,
				change: (labels) => withLabel(labels, id, input.label, isNew),
			});
			return { ...changed, saved: id };
		},

		retireLabel: (input) =>
			changeLabels(store(), acting(input), {
				done: input.isRetired ? 'retired' : 'brought-back',
				label: input.id,
				change: (labels) => withRetirement(labels, input.id, input.isRetired),
			}),

		orderLabels: (input) => changeLabels(store(), acting(input), { done: 'reordered', label: null, change: (labels) => inOrder(labels, input.ids) }),

		saveGuidelines: (input) => saveGuidelines(store(), acting(input), input),
	};
}
