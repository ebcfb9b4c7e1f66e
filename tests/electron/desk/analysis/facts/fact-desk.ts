import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkFacts, type FactFinding } from '../../../../../electron/desk/analysis/facts/check-facts.ts';
import { readSheets } from '../../../../../electron/desk/analysis/facts/sheets.ts';
import { readVocabularies, type Vocabulary } from '../../../../../electron/desk/analysis/facts/vocabulary.ts';
import { fold } from '../../../../../electron/desk/analysis/folding.ts';
import { judge, type Saying } from '../../../../../electron/desk/analysis/rules/judge.ts';
import { readRuleBook } from '../../../../../electron/desk/analysis/rules/rule-book.ts';
import { tokenize } from '../../../../../electron/desk/analysis/tokens.ts';
import type { ProductSheet } from '../../../../../shared/model/product-sheet.ts';
import { RULES_FOLDER, rulesFolder } from '../rules-folder.ts';

export const FACTS_FOLDER = join(RULES_FOLDER, '../facts');

const vocabularies = await readVocabularies(FACTS_FOLDER);
/** Of the packs only what says a question or a denial: facts need no more. */
const rules = await readRuleBook(await rulesFolder(await contexts(vocabularies.keys())));

export { vocabularies };

async function contexts(languages: Iterable<string>): Promise<Record<string, string>> {
	const files = Array.from(languages, (language) => `${language}/context.yaml`);
	return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await readFile(join(RULES_FOLDER, file), 'utf8')] as const)));
}

export function vocabularyOf(language: string): Vocabulary {
	const vocabulary = vocabularies.get(language);
	if (vocabulary === undefined) throw new Error(`resources/facts has no ${language}.yaml`);
	return vocabulary;
}

export function sayingOf(text: string, isHost = false): Saying {
	const folded = fold(text);
	return { folded, tokens: tokenize(folded), kind: 'chat', role: isHost ? 'host' : 'viewer' };
}

/** Checks texts of one language against sheets, with the language's own questions and denials. */
export function checkerOf(language: string, ...sheets: readonly ProductSheet[]): (text: string, isHost?: boolean) => readonly FactFinding[] {
	const known = readSheets(sheets, vocabularies);
	const vocabulary = vocabularyOf(language);
	const matcher = rules.matcherOf(language);
	return (text, isHost = false) => {
		const saying = sayingOf(text, isHost);
		return checkFacts(saying, judge(saying, matcher, null).context, known, vocabulary);
	};
}
