import { benchChat } from './chat.ts';
import type { Section } from './figures.ts';
import { median, percentile } from './percentile.ts';
import { followTranslated, type Layer } from './translating-desk.ts';

export interface DelayOptions {
	readonly resourcesFolder: string;
	readonly perSecond: number;
	readonly seconds: number;
}

const LAYERS = [
	['memory', 'memory'],
	['bergamot', 'on this machine, tiny packs of random weights'],
	['libretranslate', 'a server that takes 60 ms'],
] as const satisfies readonly (readonly [Layer, string])[];

/** From the moment a message is shown to the moment its translation is, by layer. A window says what it shows every 150 ms. */
export async function measureTranslationDelay({ resourcesFolder, perSecond, seconds }: DelayOptions): Promise<Section> {
	const lines = benchChat(perSecond * seconds, 5).filter(({ kind }) => kind === 'chat');
	const figures: Section['figures'][number][] = [];
	const details: Record<string, unknown> = {};
	for (const [layer, name] of LAYERS) {
		const followed = await followTranslated(resourcesFolder, layer, lines, perSecond);
		details[layer] = followed;
		figures.push(
			{ name: `${name}: median`, value: median(followed.translatedMs), unit: 'ms' },
			{ name: `${name}: p95`, value: percentile(followed.translatedMs, 0.95), unit: 'ms' },
			{ name: `${name}: lines it translated`, value: (100 * (lines.length - followed.left)) / lines.length, unit: '%' },
		);
	}
	return { title: `From message shown to translation shown, ${lines.length} lines at ${perSecond}/s`, figures, details };
}
