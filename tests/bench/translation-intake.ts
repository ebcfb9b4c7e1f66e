import { benchChat } from './chat.ts';
import { below, type Section } from './figures.ts';
import { median, percentile } from './percentile.ts';
import { followTranslated } from './translating-desk.ts';

export interface IntakeBesideOptions {
	readonly resourcesFolder: string;
	readonly perSecond: number;
	readonly seconds: number;
	readonly rounds: number;
}

/** From a message sent to a message shown, while the translator has more to do than it can, against a desk that translates nothing; turn by turn. */
export async function measureIntakeBeside({ resourcesFolder, perSecond, seconds, rounds }: IntakeBesideOptions): Promise<Section> {
	const turns: { readonly without: number; readonly beside: number; readonly left: number }[] = [];
	for (let round = 1; round <= rounds; round += 1) {
		const lines = benchChat(perSecond * seconds, 20 + round);
		const without = await followTranslated(resourcesFolder, 'none', lines, perSecond);
		const beside = await followTranslated(resourcesFolder, 'bergamot', lines, perSecond);
		turns.push({ without: percentile(without.intakeMs, 0.99), beside: percentile(beside.intakeMs, 0.99), left: beside.left });
	}
	const ratio = median(turns.map(({ without, beside }) => beside / without));
	return {
		title: `Intake beside a translator that cannot keep up: ${perSecond}/s, ${rounds} rounds of ${seconds} s`,
		figures: [
			{ name: 'sent to shown, p99, translating nothing', value: median(turns.map(({ without }) => without)), unit: 'ms' },
			{ name: 'sent to shown, p99, translator saturated', value: median(turns.map(({ beside }) => beside)), unit: 'ms' },
			{ name: 'saturated / nothing', value: ratio, unit: '×', aim: below(ratio, 1.2) },
		],
		details: turns,
	};
}
