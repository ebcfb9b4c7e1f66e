import { type CompleteSourcePreset, type KnownPreset, sourcePresetSchema } from '../../../shared/model/source-preset.ts';

/** Larger than any preset can be. */
const LARGEST_BYTES = 256 * 1024;

/** A preset as a file: usable, or what is wrong with it and where. */
export type PresetReading =
	| { readonly preset: CompleteSourcePreset }
	| { readonly problem: 'too-large' }
	| { readonly problem: 'not-json'; readonly why: string }
	| { readonly problem: 'wrong-shape'; readonly path: string; readonly why: string };

export async function readPresetFile(file: File): Promise<PresetReading> {
	return file.size > LARGEST_BYTES ? { problem: 'too-large' } : readPreset(await file.text());
}

/** The reasons come from the parser and the schema in English: they name JSON. */
export function readPreset(text: string): PresetReading {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (error) {
		return { problem: 'not-json', why: error instanceof Error ? error.message : '' };
	}
	const parsed = sourcePresetSchema.safeParse(json);
	if (parsed.success) return { preset: parsed.data };
	const [issue] = parsed.error.issues;
	return { problem: 'wrong-shape', path: `/${issue?.path.map(String).join('/') ?? ''}`, why: issue?.message ?? '' };
}

export function presetFile({ preset }: KnownPreset): Blob {
	return new Blob([`${JSON.stringify(preset, null, '\t')}\n`], { type: 'application/json' });
}

/** One that says the same, so that a file taken twice is there once. */
export function samePreset(presets: readonly KnownPreset[], preset: CompleteSourcePreset): KnownPreset | null {
	const written = JSON.stringify(preset);
	return presets.find((known) => JSON.stringify(known.preset) === written) ?? null;
}
