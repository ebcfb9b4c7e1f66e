import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Translation } from '../../shared/model/translation.ts';
import { DEFAULT_TRANSLATION } from '../../shared/model/translation-settings.ts';
import { readVocabularies } from '../desk/analysis/facts/vocabulary.ts';
import { loadDetectors } from '../desk/analysis/language/detectors.ts';
import { LanguageIdentifier } from '../desk/analysis/language/identify.ts';
import { LanguagePriors } from '../desk/analysis/language/priors.ts';
import { Reader } from '../desk/analysis/reading.ts';
import { RecentMap } from '../desk/analysis/recent-map.ts';
import { createKeyVault } from '../desk/key-vault.ts';
import { savedConcepts } from '../desk/store/concept-table.ts';
import { openForReading, storeFile } from '../desk/store/open-store.ts';
import { storedTranslation } from '../desk/store/setting-table.ts';
import type { ReadableStore } from '../desk/store/store.ts';
import { usage } from '../desk/store/translation-table.ts';
import { createBergamot } from '../desk/translation/bergamot/bergamot.ts';
import { installedBergamot } from '../desk/translation/bergamot/installed.ts';
import { engineKeys } from '../desk/translation/engine-keys.ts';
import { enginesOf } from '../desk/translation/engines/engines-of.ts';
import { languageTagOf } from '../desk/translation/formats/language-tag.ts';
import { openPackShelf } from '../desk/translation/language-packs/pack-shelf.ts';
import { readPhrasebook } from '../desk/translation/memory/phrasebook.ts';
import { loadUnits } from '../desk/translation/memory/stored-units.ts';
import { baseOf, TranslationMemory } from '../desk/translation/memory/translation-memory.ts';
import { TermBook } from '../desk/translation/terms/term-book.ts';
import { today } from '../desk/translation/today.ts';
import { Translator } from '../desk/translation/translator.ts';
import { resourcesFolder } from '../paths.ts';
import { type ChatLine, openChatLines } from './chat-lines.ts';
import type { CommandContext } from './context.ts';
import { UsageError } from './usage.ts';

/** Lines under way at once: an engine on the network is waited for, not its answers one after the other. */
const AT_ONCE = 8;
/** Lines said before, for engines that read them to understand. */
const LAST_LINES = 10;
/** Half of a chat repeats itself. */
const MOST_REMEMBERED = 20_000;

/**
 * `translate [FILE|-] --to en [--from es] [--data DIR]`: one JSON object a line in, one out, in the same order. The memory is the phrasebook and what the
 * team of that folder approved; the engines are those its settings switch on, with keys from the environment. Without a folder there is the phrasebook alone.
 */
export async function translate(args: readonly string[], context: CommandContext): Promise<0 | 1> {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: { to: { type: 'string' }, from: { type: 'string' }, data: { type: 'string' } },
	});
	if (positionals.length > 1) throw new UsageError('translate: name one file, or - for standard input.');
	if (values.to === undefined) throw new UsageError('translate: say with --to which language you want, such as --to en.');
	const to = languageOption('--to', values.to);
	const from = values.from === undefined ? null : languageOption('--from', values.from);
	const lines = await openChatLines(positionals[0] ?? '-', context);
	const languageOfLine = from === null ? await languageFinder() : () => from;
	const open = await openLayers(values.data, context);
	const known = new RecentMap<string, Promise<Translation | null>>(MOST_REMEMBERED);
	const lastLines: string[] = [];

	function translated(text: string, language: string): Promise<Translation | null> {
		const key = `${language} ${text}`;
		let translation = known.get(key);
		if (translation === undefined) {
			const line = { sessionId: '', text, from: language, to };
			translation = open.translator.translateNow(line, [...lastLines]);
			known.set(key, translation);
		}
		return translation;
	}

	/** In the order of the lines; the oldest is printed before another is begun. */
	const underWay: Promise<string>[] = [];
	const printOldest = async () => {
		const oldest = await underWay.shift();
		if (oldest !== undefined) context.print(oldest);
	};
	try {
		for await (const line of lines) {
			const language = languageOfLine(line);
			const isWanted = language !== 'und' && baseOf(language) !== baseOf(to) && /\p{L}/u.test(line.text);
			const translation = isWanted ? translated(line.text, language) : Promise.resolve(null);
			underWay.push(translation.then((made) => outputOf(line, to, made)));
			lastLines.push(line.text);
			if (lastLines.length > LAST_LINES) lastLines.shift();
			if (underWay.length >= AT_ONCE) await printOldest();
		}
		while (underWay.length > 0) await printOldest();
	} finally {
		await open.close();
	}
	return lines.hadBadLines ? 1 : 0;
}

/** Where there is no translation, the text is the line as it stands. */
function outputOf({ id, text }: ChatLine, to: string, made: Translation | null): string {
	if (made === null) return JSON.stringify({ id, to, text, origin: 'none', engine: null, checks: [] });
	const { origin, engine, match, failedChecks } = made;
	return JSON.stringify({ id, to, text: made.text, origin, engine, ...(match === null ? {} : { match: match.score }), checks: failedChecks });
}

function languageOption(option: string, written: string): string {
	const tag = languageTagOf(written);
	if (tag === null) throw new UsageError(`${option} ${written}: give a language as BCP 47 has it, such as en or zh-CN.`);
	return tag;
}

/** The language of a line by its text, its author and what was written before. */
async function languageFinder(): Promise<(line: ChatLine) => string> {
	const reader = new Reader(new LanguageIdentifier(await loadDetectors()));
	const priors = new LanguagePriors([]);
	return ({ text, authorId }) => reader.read(text, []).language.conclude(authorId, priors).tag;
}

interface Layers {
	readonly translator: Translator;
	close(): Promise<void>;
}

async function openLayers(dataFolder: string | undefined, context: CommandContext): Promise<Layers> {
	const resources = resourcesFolder();
	const store = dataFolder === undefined || !existsSync(storeFile(dataFolder)) ? null : openForReading(storeFile(dataFolder), () => undefined);
	const settings = store === null ? DEFAULT_TRANSLATION : storedTranslation(store);
	const memory = new TranslationMemory();
	for (const unit of await readPhrasebook(join(resources, 'phrasebook'))) memory.add(unit);
	if (store !== null) loadUnits(memory, store, settings.needsSecondPerson);
	const shelf = dataFolder === undefined ? null : openPackShelf(dataFolder);
	const bergamot = createBergamot({
		engineFolder: installedBergamot(),
		filesOf: (from, to) => shelf?.filesOf(from, to) ?? null,
		log: context.tell,
	});
	const budget = budgetOf(store, settings.budget);
	const terms = new TermBook(store === null ? [] : savedConcepts(store).map(({ concept }) => concept));
	const translator = new Translator({
		memory,
		vocabularies: await readVocabularies(join(resources, 'facts')),
		onTranslated: () => undefined,
		onEngineState: () => troubles.tell(),
		contextOf: () => ({ names: [], lastLines: [], terms }),
		hasBudget: (_session, characters) => budget.allows(characters),
		onSent: (_session, _engine, characters) => budget.spend(characters),
		log: context.tell,
	});
	const troubles = engineTroubles(translator, context);
	translator.useEngines(enginesOf(settings, engineKeys(createKeyVault(process.env, null)), bergamot));
	return {
		translator,
		async close() {
			await translator.close();
			await bergamot.close();
			store?.close();
		},
	};
}

/** A run counts as a show: what it sends is held to both budgets, and not written down. */
function budgetOf(store: ReadableStore | null, { perShow, perDay }: { readonly perShow: number | null; readonly perDay: number | null }) {
	const ofDay = store === null ? 0 : usage(store, today(), NO_SESSION).ofDay;
	let spent = 0;
	return {
		allows: (characters: number) => (perShow === null || spent + characters <= perShow) && (perDay === null || ofDay + spent + characters <= perDay),
		spend(characters: number) {
			spent += characters;
		},
	};
}

const NO_SESSION = 0;

/** Says once of each engine why it does not answer. */
function engineTroubles(translator: Translator, context: CommandContext) {
	const told = new Set<string>();
	return {
		tell() {
			for (const { id, trouble } of translator.engines) {
				if (trouble === null || told.has(`${id} ${trouble}`)) continue;
				told.add(`${id} ${trouble}`);
				context.tell(`${id}: ${trouble}; the next layer answers.`);
			}
		},
	};
}
