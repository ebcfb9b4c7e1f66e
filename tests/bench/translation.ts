import { join } from 'node:path';
import { createAnalyser } from '../../electron/desk/analysis/analyser.ts';
import { phrasebookMemory, translateDemo } from '../evaluation/evaluate-phrasebook.ts';
import { atLeast, type Section } from './figures.ts';
import { measureTranslationDelay } from './translation-delay.ts';
import { measureIntakeBeside } from './translation-intake.ts';
import { measureTranslationMemory } from './translation-memory.ts';

export interface TranslationOptions {
	readonly resourcesFolder: string;
	/** Segments in the memory. */
	readonly segments: number;
	/** Of each run with messages. */
	readonly seconds: number;
	readonly rounds: number;
}

/** What translating costs, and how soon it is there. */
export async function measureTranslation({ resourcesFolder, segments, seconds, rounds }: TranslationOptions): Promise<readonly Section[]> {
	return [
		measureTranslationMemory(segments),
		await demoShare(resourcesFolder),
		await measureTranslationDelay({ resourcesFolder, perSecond: 50, seconds }),
		await measureIntakeBeside({ resourcesFolder, perSecond: 50, seconds, rounds }),
	];
}

/** How much of the demo show's chat people have translated before it was said. */
async function demoShare(resourcesFolder: string): Promise<Section> {
	const analyser = await createAnalyser({ rulesFolder: join(resourcesFolder, 'rules') });
	const lines = translateDemo(await phrasebookMemory(), analyser);
	const share = (100 * lines.filter(({ hits }) => hits['zh-CN'] !== null).length) / lines.length;
	const whole = (100 * lines.filter(({ hits }) => hits['zh-CN'] !== null && hits['zh-CN'].kind !== 'fuzzy').length) / lines.length;
	return {
		title: `Phrasebook on the ${lines.length} chat lines of the demo show, into Chinese`,
		figures: [
			{ name: 'translated by what people wrote', value: share, unit: '%', aim: atLeast(share, 60) },
			{ name: 'of them word for word, filled in or put together', value: whole, unit: '%' },
		],
		details: { lines: lines.length },
	};
}
