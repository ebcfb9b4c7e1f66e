import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analyser } from '../../electron/desk/analysis/analysis.ts';
import { readPhrasebook } from '../../electron/desk/translation/memory/phrasebook.ts';
import { baseOf, type MemoryHit, TranslationMemory } from '../../electron/desk/translation/memory/translation-memory.ts';
import { resourcesFolder } from '../../electron/paths.ts';
import type { MessageKind, Role } from '../../shared/model/message.ts';
import { type ProductSheet, productSheetSchema } from '../../shared/model/product-sheet.ts';
import type { MatchKind } from '../../shared/model/translation.ts';
import { EVALUATED_LANGUAGES, labelledLines } from './labelled-lines.ts';
import { table } from './table.ts';

/** A line of chat, and what the phrasebook alone makes of it. */
export interface PhrasebookLine {
	readonly text: string;
	/** As the desk tags it. */
	readonly language: string;
	readonly hits: Readonly<Record<Target, MemoryHit | null>>;
}

export const TARGETS = ['zh-CN', 'en'] as const;
export type Target = (typeof TARGETS)[number];

const KINDS = ['exact', 'generalised', 'composed', 'fuzzy'] as const satisfies readonly MatchKind[];

/** The memory as it is before anybody of a team has approved anything. */
export async function phrasebookMemory(): Promise<TranslationMemory> {
	const memory = new TranslationMemory();
	for (const unit of await readPhrasebook(join(resourcesFolder(), 'phrasebook'))) memory.add(unit);
	return memory;
}

/** Viewers', moderators' and the host's typed lines of the demo show in a language of its specialists, tagged one after the other as in the show. */
export function translateDemo(memory: TranslationMemory, analyser: Analyser): readonly PhrasebookLine[] {
	const rows = readRows('watch-show.jsonl');
	const [show] = rows.flatMap((row) => (row.type === 'session' ? [row.show] : []));
	if (show === undefined) throw new Error('watch-show.jsonl: there is no line of the session.');
	const sheet: ProductSheet = productSheetSchema.parse(JSON.parse(readDemo('watch-sheet.json')));
	const running = analyser.beginShow({ market: show.market, languages: show.languages, sheets: [sheet] });
	const names = [show.host, sheet.product];
	return rows.flatMap((row) => {
		if (row.type !== 'message') return [];
		const { text, kind, role, author } = row;
		const { language } = analyser.analyse({ text, kind, role, authorId: author.id, authorName: author.name, emotes: [] }, running);
		return kind === 'chat' && isOfShow(language.tag) ? [translated(memory, text, language.tag, names)] : [];
	});
}

/** Lines nobody had before them when the phrasebook was written: the labelled ones, most of them long and about what a product is claimed to do. */
export function translateLabelled(memory: TranslationMemory): readonly PhrasebookLine[] {
	return EVALUATED_LANGUAGES.flatMap((language) =>
		labelledLines(language)
			.filter((line) => line.kind === 'chat' && isOfShow(line.language))
			.map((line) => translated(memory, line.text, line.language, [])),
	);
}

/** Shares of lines by language and by the kind of the match. */
export function phrasebookTable(title: string, lines: readonly PhrasebookLine[]): string {
	const row = (name: string, own: readonly PhrasebookLine[]): readonly string[] => {
		const share = (kind: MatchKind | 'any') =>
			`${((100 * own.filter(({ hits }) => hits['zh-CN'] !== null && (kind === 'any' || hits['zh-CN'].kind === kind)).length) / own.length).toFixed(1)} %`;
		return [name, String(own.length), ...KINDS.map(share), share('any')];
	};
	const languages = [...new Set(lines.map(({ language }) => language))].sort();
	return table(
		[title, 'lines', ...KINDS, 'translated'],
		[
			...languages.map((language) =>
				row(
					language,
					lines.filter((line) => line.language === language),
				),
			),
			row('all', lines),
		],
	);
}

function translated(memory: TranslationMemory, text: string, language: string, names: readonly string[]): PhrasebookLine {
	const hit = (to: Target) => memory.lookup(text, language, to, { names });
	return { text, language, hits: { 'zh-CN': hit('zh-CN'), en: hit('en') } };
}

function isOfShow(tag: string): boolean {
	return (EVALUATED_LANGUAGES as readonly string[]).includes(baseOf(tag).split('-', 1)[0] ?? '');
}

type Row =
	| { readonly type: 'session'; readonly show: { readonly host: string; readonly market: string; readonly languages: readonly string[] } }
	| {
			readonly type: 'message';
			readonly kind: MessageKind;
			readonly role: Role;
			readonly author: { readonly id: string; readonly name: string };
			readonly text: string;
	  }
	| { readonly type: 'annotation' };

function readRows(name: string): readonly Row[] {
	return readDemo(name)
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Row);
}

function readDemo(name: string): string {
	return readFileSync(join(resourcesFolder(), 'demo', name), 'utf8');
}
