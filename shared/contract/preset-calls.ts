import { z } from 'zod';
import { type KnownPreset, sourcePresetSchema } from '../model/source-preset.ts';
import { call, nothing } from './call.ts';

/** Presets of sources. A file of one is its `preset` as JSON; what is read from a file is saved like any other. */
export const presetCalls = {
	/** Those that come with the desk first. */
	'preset.list': call<readonly KnownPreset[]>()(nothing),
	/** A new one without an id. Refused with `too-many-presets`. */
	'preset.save': call<KnownPreset>()(z.strictObject({ id: z.uuid().optional(), preset: sourcePresetSchema })),
	/** Of the team's own; nothing happens where there is none. */
	'preset.delete': call<null>()(z.strictObject({ id: z.uuid() })),
} as const;
