import type { CallName, CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { Label } from '../../../shared/model/label.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import type { Acts } from '../acts.ts';
import type { EventJournal } from '../event-journal.ts';
import type { Reader } from '../reading/reader.ts';
import type { Recorder } from '../recording/recorder.ts';
import { labelNotFound } from './label-set.ts';

/** The contract's commands about the team's labels and guidelines. */

type LabelCall = Extract<CallName, `label.${string}` | `guidelines.${string}`>;
export type LabelHandlers = { readonly [Name in LabelCall]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };

export interface LabelsOptions {
	readonly recorder: Recorder;
	readonly reader: Reader;
	readonly journal: EventJournal;
	readonly acts: Acts;
	/** Every change carries a name. Fails with no-profile. */
	readonly requireProfile: () => Profile;
}

export function createLabels({ recorder, reader, journal, acts, requireProfile }: LabelsOptions): { readonly handlers: LabelHandlers } {
	const signed = () => ({ profile: requireProfile(), at: Date.now() });

	function tell({ labels, entry }: { readonly labels: readonly Label[]; readonly entry: AuditEntry }): readonly Label[] {
		journal.publish({ type: 'labels', labels });
		acts.tell(entry);
		return labels;
	}

	function labelIn(labels: readonly Label[], id: string): Label {
		const label = labels.find((other) => other.id === id);
		if (label === undefined) throw labelNotFound(id);
		return label;
	}

	return {
		handlers: {
			'label.list': () => reader.call('listLabels', {}),
			'label.save': async (input) => {
				const changed = await recorder.call('saveLabel', { ...input, ...signed() });
				return labelIn(tell(changed), changed.saved);
			},
			'label.retire': async (input) => labelIn(tell(await recorder.call('retireLabel', { ...input, ...signed() })), input.id),
			'label.order': async (input) => tell(await recorder.call('orderLabels', { ...input, ...signed() })),

			'guidelines.list': () => reader.call('listGuidelines', {}),
			'guidelines.history': (input) => reader.call('guidelinesHistory', input),
			'guidelines.read': (input) => reader.call('readGuidelines', input),
			'guidelines.save': async (input) => {
				const { guidelines, entry } = await recorder.call('saveGuidelines', { ...input, ...signed() });
				journal.publish({ type: 'guidelines', guidelines });
				acts.tell(entry);
				return guidelines;
			},
		},
	};
}
