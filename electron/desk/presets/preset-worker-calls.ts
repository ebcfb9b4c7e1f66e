import { DeskError } from '../../../shared/contract/errors.ts';
import { type CompleteSourcePreset, MOST_PRESETS } from '../../../shared/model/source-preset.ts';
import { type StoredPreset, storedPresets, storePresets } from '../store/setting-table.ts';
import type { ReadableStore, WritableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';

/** What the desk asks of the recorder about presets of sources. */
export interface PresetRecorderCalls {
	/** Takes the place of the one with this id, or is one more. Refused with too-many-presets. */
	savePreset: (input: { readonly id: string; readonly preset: CompleteSourcePreset }) => StoredPreset;
	/** Nothing happens where there is none. */
	deletePreset: (input: { readonly id: string }) => null;
}

export function createPresetRecorderCalls(store: () => WritableStore): CallHandlers<PresetRecorderCalls> {
	return {
		savePreset: (saved) =>
			store().transaction(() => {
				const presets = storedPresets(store());
				const isKnown = presets.some(({ id }) => id === saved.id);
				if (!isKnown && presets.length >= MOST_PRESETS) {
					throw new DeskError('too-many-presets', `There are ${MOST_PRESETS} presets already: delete one that is not used.`);
				}
				storePresets(store(), isKnown ? presets.map((preset) => (preset.id === saved.id ? saved : preset)) : [...presets, saved]);
				return saved;
			}),
		deletePreset({ id }) {
			store().transaction(() =>
				storePresets(
					store(),
					storedPresets(store()).filter((preset) => preset.id !== id),
				),
			);
			return null;
		},
	};
}

/** What the desk asks of the reader about presets of sources. */
export interface PresetReaderCalls {
	/** The team's own. */
	listPresets: (input: Record<string, never>) => readonly StoredPreset[];
}

export function createPresetReaderCalls(store: () => ReadableStore): CallHandlers<PresetReaderCalls> {
	return { listPresets: () => storedPresets(store()) };
}
