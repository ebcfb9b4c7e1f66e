import type { Guidelines, GuidelinesRevision, Label } from '../../../shared/model/label.ts';
import { guidelinesHistory, guidelinesInForce, guidelinesOfVersion } from '../store/guidelines-table.ts';
import { storedLabels } from '../store/label-table.ts';
import type { ReadableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';

/** What the desk asks of the reader about labels and guidelines. */
export interface LabelReaderCalls {
	listLabels: (input: Record<string, never>) => readonly Label[];
	listGuidelines: (input: Record<string, never>) => readonly Guidelines[];
	guidelinesHistory: (input: { readonly label: string | null }) => readonly GuidelinesRevision[];
	readGuidelines: (input: { readonly label: string | null; readonly version: number }) => Guidelines | null;
}

export function createLabelReaderCalls(store: () => ReadableStore): CallHandlers<LabelReaderCalls> {
	return {
		listLabels: () => storedLabels(store()),
		listGuidelines: () => guidelinesInForce(store()),
		guidelinesHistory: ({ label }) => guidelinesHistory(store(), label),
		readGuidelines: ({ label, version }) => guidelinesOfVersion(store(), label, version),
	};
}
