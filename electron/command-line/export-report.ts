import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { INTERFACE_LANGUAGES } from '../../shared/model/language.ts';
import { PERSONAL_DATA_CHOICES } from '../../shared/model/personal-data.ts';
import { readMarketRules } from '../desk/analysis/compliance/market-rules.ts';
import { reportWords } from '../desk/report/report-words.ts';
import { writeReport } from '../desk/report/write-report.ts';
import { resourcesFolder } from '../paths.ts';
import type { CommandContext } from './context.ts';
import { noteLeaving, oneOf } from './export.ts';
import { unreadable } from './source-options.ts';
import { UsageError } from './usage.ts';

/**
 * `export SESSION --format html [--language en] [--personal-data masked|kept] [--out FILE] [--data DIR]`: a session's report in one file. Beside a
 * running desk too; what nobody has translated yet stays in its own language.
 */
export async function exportReport(args: readonly string[], context: CommandContext): Promise<0> {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			format: { type: 'string' },
			language: { type: 'string', default: 'en' },
			'personal-data': { type: 'string', default: 'masked' },
			out: { type: 'string' },
			data: { type: 'string' },
		},
	});
	const [sessionId] = positionals;
	if (positionals.length !== 1 || sessionId === undefined) throw new UsageError('export: name one session by its id (see: npm run showdesk -- sessions).');
	const language = oneOf('language', values.language, INTERFACE_LANGUAGES);
	const personalData = oneOf('personal-data', values['personal-data'], PERSONAL_DATA_CHOICES);
	const reader = await context.openReader(values.data);
	try {
		const { show } = await reader.call('getSession', { sessionId });
		const rules = (await readMarketRules(join(resourcesFolder(), 'compliance'))).of(show.market);
		const facts = await reader.call('reportFacts', { sessionId, personalData, to: language, translations: new Map(), rules });
		const words = await reportWords(language, Intl.DateTimeFormat().resolvedOptions().timeZone);
		const html = writeReport(facts, words, { at: Date.now(), by: null, version: packageJson.version });
		await noteLeaving({ act: 'report.made', sessionId, detail: { language, personalData } }, values.data, context);
		const { out } = values;
		if (out === undefined) context.print(html);
		else {
			await writeFile(out, html).catch((error: unknown) => {
				throw unreadable(out, error);
			});
		}
	} finally {
		await reader.close();
	}
	return 0;
}
