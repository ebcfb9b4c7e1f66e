import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import i18next from 'i18next';
import { z } from 'zod';
import english from '../../resources/locales/en/flags.json' with { type: 'json' };
import { explainFlag } from '../../shared/model/explanation.ts';
import type { FoundFlag } from '../../shared/model/flag.ts';
import { likelyLanguages, UNKNOWN_MARKET } from '../../shared/model/market.ts';
import { type ProductSheet, productSheetSchema } from '../../shared/model/product-sheet.ts';
import { createAnalyser } from '../desk/analysis/analyser.ts';
import { resourcesFolder } from '../paths.ts';
import { openChatLines } from './chat-lines.ts';
import type { CommandContext } from './context.ts';
import { parseMarket, unreadable } from './source-options.ts';
import { UsageError } from './usage.ts';

/**
 * `analyze [FILE|-] [--market ES] [--sheet FILE]`: one JSON object a line in, one out, in the same order.
 * A line that cannot be read is told on standard error and makes the command end with 1 after the rest is done.
 */
export async function analyze(args: readonly string[], context: CommandContext): Promise<0 | 1> {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: { market: { type: 'string', default: UNKNOWN_MARKET }, sheet: { type: 'string', multiple: true, default: [] } },
	});
	if (positionals.length > 1) throw new UsageError('analyze: name one file, or - for standard input.');
	const lines = await openChatLines(positionals[0] ?? '-', context);
	const sheets = (await Promise.all(values.sheet.map(readSheetFile))).flat();
	const market = parseMarket(values.market);
	const analyser = await createAnalyser({ rulesFolder: join(resourcesFolder(), 'rules') });
	const show = analyser.beginShow({ market, languages: likelyLanguages(market), sheets });
	const words = await englishFlagWords();
	for await (const { id, text, kind, role, author = '', authorId } of lines) {
		const analysis = analyser.analyse({ text, kind, role, authorId, authorName: author, emotes: [] }, show);
		const { tag, script, confidence } = analysis.language;
		const flags = analysis.flags.map((flag) => ({
			category: flag.category,
			severity: flag.severity,
			start: flag.start,
			end: flag.end,
			rule: flag.rule,
			explanation: sentenceOf(explainFlag(flag, (key, values) => words(key, values ?? {}))),
			...factOf(flag),
		}));
		context.print(JSON.stringify({ id, language: { tag, script, confidence }, flags, question: analysis.isQuestion }));
	}
	return lines.hadBadLines ? 1 : 0;
}

async function englishFlagWords() {
	const i18n = i18next.createInstance();
	await i18n.init({ lng: 'en', ns: ['flags'], defaultNS: 'flags', resources: { en: { flags: english } }, interpolation: { escapeValue: false } });
	return i18n.getFixedT('en', 'flags');
}

/** What a finding of a product sheet adds: how the two compare, and the fact by its name on the sheet, or its topic where no sheet has it. */
function factOf({ explanation: { facts } }: FoundFlag): { readonly verdict?: string; readonly fact?: string } {
	if (facts?.verdict === undefined) return {};
	const fact = facts.fact ?? facts.topic;
	return { verdict: facts.verdict, ...(fact === undefined ? {} : { fact }) };
}

/** One sheet, or a list of them. */
async function readSheetFile(file: string): Promise<readonly ProductSheet[]> {
	const text = await readFile(file, 'utf8').catch((error: unknown) => {
		throw unreadable(file, error);
	});
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		throw new UsageError(`--sheet ${file}: this is not JSON.`);
	}
	const parsed = z.array(productSheetSchema).safeParse(Array.isArray(json) ? json : [json]);
	if (!parsed.success) throw new UsageError(`--sheet ${file}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`);
	return parsed.data;
}

function sentenceOf(explanation: ReturnType<typeof explainFlag>): string {
	return [explanation.summary, ...explanation.factors].join(' ');
}
