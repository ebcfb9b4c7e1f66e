import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import { type KnownPreset, sourcePresetSchema } from '../../../shared/model/source-preset.ts';
import type { Reader } from '../reading/reader.ts';
import type { Recorder } from '../recording/recorder.ts';

/** The contract's commands about presets of sources: those that come with the desk, and the team's own. */
export function createPresets({
	recorder,
	reader,
	resourcesFolder,
}: {
	readonly recorder: Recorder;
	readonly reader: Reader;
	readonly resourcesFolder: string;
}) {
	let shipped: Promise<readonly KnownPreset[]> | null = null;
	return {
		handlers: {
			'preset.list': async (): Promise<CallOutput<'preset.list'>> => {
				shipped ??= readShippedPresets(join(resourcesFolder, 'presets'));
				const own = await reader.call('listPresets', {});
				return [...(await shipped), ...own.map(({ id, preset }) => ({ id, isShipped: false, preset }))];
			},
			'preset.save': async ({ id, preset }: ParsedInput<'preset.save'>): Promise<CallOutput<'preset.save'>> => ({
				...(await recorder.call('savePreset', { id: id ?? randomUUID(), preset })),
				isShipped: false,
			}),
			'preset.delete': (input: ParsedInput<'preset.delete'>): Promise<CallOutput<'preset.delete'>> => recorder.call('deletePreset', input),
		},
	};
}

/** In the order of their names as files. Fails where one of them is not what it should be: they come with the program. */
export async function readShippedPresets(folder: string): Promise<readonly KnownPreset[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
	return Promise.all(
		names.map(async (name) => ({
			id: name.replace(/\.json$/, ''),
			isShipped: true,
			preset: sourcePresetSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))),
		})),
	);
}
