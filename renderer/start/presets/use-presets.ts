import type { KnownPreset } from '../../../shared/model/source-preset.ts';
import { callDesk } from '../../state/desk.ts';
import { type Kept, useKept } from '../../state/use-kept.ts';

export interface Presets {
	readonly kept: Kept<readonly KnownPreset[]>;
	readonly reload: () => void;
	readonly put: (saved: KnownPreset) => void;
	readonly drop: (id: string) => void;
}

/** The presets there are, those of the desk first; asked for anew wherever they are shown. */
export function usePresets(): Presets {
	const { kept, reload, change } = useKept(load, unchanged);
	return {
		kept,
		reload,
		put: (saved) => change((presets) => [...presets.filter(({ id }) => id !== saved.id), saved]),
		drop: (id) => change((presets) => presets.filter((preset) => preset.id !== id)),
	};
}

function load(): Promise<readonly KnownPreset[]> {
	return callDesk('preset.list', {});
}

/** No event tells of presets. */
function unchanged(presets: readonly KnownPreset[]): readonly KnownPreset[] {
	return presets;
}
