import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnalyser } from '../../electron/desk/analysis/analyser.ts';
import { resourcesFolder } from '../../electron/paths.ts';
import { evaluateLabelled, labelledTable } from './evaluate-labelled.ts';
import { phrasebookMemory, phrasebookTable, translateDemo, translateLabelled } from './evaluate-phrasebook.ts';
import { evaluateLanguages, evaluatePublicData, SHARED_DATA } from './evaluate-public-data.ts';
import { EVALUATED_LANGUAGES } from './labelled-lines.ts';

/**
 * `npm run evaluate [-- --split develop|test] [--misses]`: precision, recall and F1 for each language and category on the
 * project's own labelled lines, and what the desk says of public data where a copy lies beside the checkout; without --split also
 * how many lines of chat the phrasebook alone translates, and how often it tags public sentences rightly, beside other detectors (half a minute).
 */
const { values } = parseArgs({ options: { split: { type: 'string', default: 'all' }, misses: { type: 'boolean', default: false } } });
if (!['all', 'develop', 'test'].includes(values.split)) {
	console.error(`--split ${values.split}: give develop, test or all.`);
	process.exit(2);
}

const analyser = await createAnalyser({ rulesFolder: join(resourcesFolder(), 'rules') });
for (const language of EVALUATED_LANGUAGES) {
	const result = evaluateLabelled(analyser, language, values.split as 'all' | 'develop' | 'test');
	console.log(labelledTable(language, result));
	if (values.misses) {
		for (const { line, missed, wrong } of result.misjudged) {
			const what = [...missed.map((category) => `-${category}`), ...wrong.map((category) => `+${category}`)].join(' ');
			console.log(`  ${line.id}  ${what}  ${line.text}`);
		}
	}
}
const publicTables = evaluatePublicData(analyser);
console.log(publicTables ?? `\nPublic data: skipped, there is no ${SHARED_DATA} beside this checkout.`);
if (values.split === 'all') {
	const memory = await phrasebookMemory();
	console.log(`\n${phrasebookTable('phrasebook alone, demo', translateDemo(memory, analyser))}`);
	console.log(`\n${phrasebookTable('labelled lines', translateLabelled(memory))}`);
	if (publicTables !== null) console.log(await evaluateLanguages());
}
