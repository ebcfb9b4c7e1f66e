import { join } from 'node:path';
import { DeskError } from '../../../shared/contract/errors.ts';
import { annotationState } from '../../../shared/model/annotation.ts';
import { searchFold } from '../../../shared/model/search-fold.ts';
import type { Translation } from '../../../shared/model/translation.ts';
import type { TranslatedLine, TranslatorStatus } from '../../../shared/model/translation-desk.ts';
import type { TranslationSettings } from '../../../shared/model/translation-settings.ts';
import { readVocabularies } from '../analysis/facts/vocabulary.ts';
import { annotationsOfMessages } from '../store/annotation-table.ts';
import { savedConcepts } from '../store/concept-table.ts';
import { messagesByIds } from '../store/message-table.ts';
import { openForReading, storeFile } from '../store/open-store.ts';
import { storedTranslation } from '../store/setting-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { latestTranslations } from '../store/translation-table.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { createBergamot } from './bergamot/bergamot.ts';
import { EngineError, type TranslationEngine } from './engine.ts';
import { enginesOf } from './engines/engines-of.ts';
import { createPackDesk, type PackDesk } from './language-packs/pack-desk.ts';
import { PackError } from './language-packs/pack-error.ts';
import { openPackShelf } from './language-packs/pack-shelf.ts';
import { readPhrasebook } from './memory/phrasebook.ts';
import { learnFromMessage, loadUnits } from './memory/stored-units.ts';
import { baseOf, TranslationMemory } from './memory/translation-memory.ts';
import type { EngineKeys, TranslatorCalls, TranslatorNotice } from './protocol.ts';
import type { WantedLine } from './queue/translation-queue.ts';
import { sessionContext } from './session-context.ts';
import { Spending } from './spending.ts';
import { TermBook } from './terms/term-book.ts';
import { ofMemory, type TranslationContext, Translator } from './translator.ts';

/** Engines' states are told this long after a change, several at once together. */
const STATUS_MS = 150;
/** What was said last is read anew after so long. */
const CONTEXT_MS = 5_000;

interface Parts {
	readonly store: ReadableStore;
	readonly memory: TranslationMemory;
	readonly translator: Translator;
	readonly packs: PackDesk;
	readonly bergamot: TranslationEngine;
	readonly resourcesFolder: string;
	settings: TranslationSettings;
	keys: EngineKeys;
}

/** The translator's calls on one store, which `open` opens. */
export function createTranslatorCalls(notify: (notice: TranslatorNotice) => void): CallHandlers<TranslatorCalls> {
	let opened: Parts | null = null;
	/** What each window reads now, so that what it reads is mended when the memory learns. */
	const views = new Map<
		string,
		{ readonly sessionId: string; readonly to: string; readonly ids: readonly { readonly messageId: number; readonly isVisible: boolean }[] }
	>();
	const sessionOf = new Map<number, string>();
	const contexts = new Map<string, { readonly context: TranslationContext; readonly at: number }>();
	/** Terms by the products of a show. */
	const books = new Map<string, TermBook>();
	let statusTimer: NodeJS.Timeout | null = null;

	function parts(): Parts {
		if (!opened) throw new DeskError('desk-closed', 'The translator is closed.');
		return opened;
	}

	function tellStatusSoon(): void {
		statusTimer ??= setTimeout(() => {
			statusTimer = null;
			if (opened) notify({ type: 'status', status: statusOf(opened) });
		}, STATUS_MS);
	}

	function tell(messageIds: readonly number[], translation: Translation, isNew: boolean): void {
		const bySession = Map.groupBy(messageIds, (messageId) => sessionOf.get(messageId) ?? '');
		for (const [sessionId, ids] of bySession) {
			if (sessionId === '') continue;
			notify({ type: 'translated', sessionId, lines: ids.map((messageId): TranslatedLine => ({ messageId, translation, isNew })) });
		}
		tellStatusSoon();
	}

	function contextOf(sessionId: string): TranslationContext {
		const known = contexts.get(sessionId);
		if (known !== undefined && Date.now() - known.at < CONTEXT_MS) return known.context;
		const context = sessionContext(parts().store, sessionId, termsFor);
		contexts.set(sessionId, { context, at: Date.now() });
		return context;
	}

	/** Lines as the queue wants them; what people or engines said of them before is told at once. */
	function wantedLines(sessionId: string, to: string, wanted: readonly { readonly messageId: number; readonly isVisible: boolean }[]): readonly WantedLine[] {
		const { store, translator } = parts();
		const ids = wanted.map(({ messageId }) => messageId);
		const annotations = Map.groupBy(annotationsOfMessages(store, JSON.stringify(ids)), ({ messageId }) => messageId);
		const before = new Map(latestTranslations(store, ids, to).map((kept) => [kept.messageId, kept]));
		const visible = new Set(wanted.filter(({ isVisible }) => isVisible).map(({ messageId }) => messageId));
		return messagesByIds(store, ids).flatMap((message): WantedLine[] => {
			if (message.sessionId !== sessionId || message.kind === 'system') return [];
			sessionOf.set(message.id, sessionId);
			const state = annotationState(message, annotations.get(message.id) ?? []);
			const line: WantedLine = {
				messageId: message.id,
				sessionId,
				text: message.text,
				from: state.language.tag,
				to,
				emotes: message.emotes,
				isVisible: visible.has(message.id),
				isFlagged: message.flags.length > 0,
				isSpoken: message.kind === 'speech',
			};
			const written = state.translations.find((translation) => baseOf(translation.to) === baseOf(to));
			if (written !== undefined) {
				const match = { kind: 'exact', score: 1, source: message.text } as const;
				tell([message.id], { from: line.from, to, text: written.text, origin: 'memory', engine: 'team', match, failedChecks: [] }, false);
				return [];
			}
			const kept = before.get(message.id);
			if (kept === undefined || translator.known(line) !== null) return [line];
			tell([message.id], { from: line.from, to, text: kept.text, origin: 'machine', engine: kept.engine, match: null, failedChecks: kept.failedChecks }, false);
			return [];
		});
	}

	function wantAgain(): void {
		for (const [viewId, { sessionId, to, ids }] of views) parts().translator.want(viewId, wantedLines(sessionId, to, ids));
	}

	function useEngines(): void {
		const { translator, settings, keys, bergamot } = parts();
		translator.useEngines(enginesOf(settings, keys, bergamot));
	}

	/** Of no product, and of these. */
	function termsFor(products: readonly string[]): TermBook {
		const shown = new Set(products.map(searchFold));
		const key = [...shown].sort().join('\n');
		let book = books.get(key);
		if (book === undefined) {
			const concepts = savedConcepts(parts().store).map(({ concept }) => concept);
			book = new TermBook(concepts.filter(({ product }) => product === null || shown.has(searchFold(product))));
			books.set(key, book);
		}
		return book;
	}

	return {
		async open({ dataFolder, resourcesFolder, engineFolder, bergamotWorker, keys }) {
			const store = openForReading(storeFile(dataFolder), (query) => notify({ type: 'slow-query', ...query }));
			try {
				const settings = storedTranslation(store);
				const log = (line: string) => notify({ type: 'log', line });
				const shelf = openPackShelf(dataFolder);
				const packs = createPackDesk(shelf, (isInstalledChanged) => {
					notify({ type: 'packs', packs: packs.list() });
					// An engine that had not these languages may have them now.
					if (isInstalledChanged) useEngines();
				});
				const bergamot = createBergamot({
					engineFolder,
					filesOf: shelf.filesOf,
					log,
					...(bergamotWorker === null ? {} : { workerUrl: new URL(bergamotWorker) }),
				});
				const memory = new TranslationMemory();
				for (const unit of await readPhrasebook(join(resourcesFolder, 'phrasebook'))) memory.add(unit);
				loadUnits(memory, store, settings.needsSecondPerson);
				const vocabularies = await readVocabularies(join(resourcesFolder, 'facts'));
				const spending = new Spending(store);
				const translator = new Translator({
					memory,
					vocabularies,
					onTranslated: tell,
					onEngineState: tellStatusSoon,
					contextOf,
					hasBudget: (sessionId, characters) => spending.allows(parts().settings.budget, sessionId, characters),
					onSent(sessionId, engine, characters) {
						spending.add(sessionId, characters);
						notify({ type: 'sent', sessionId, engine, characters });
					},
					log,
				});
				opened = { store, memory, translator, packs, bergamot, resourcesFolder, settings, keys };
				useEngines();
				return null;
			} catch (error) {
				store.close();
				throw error;
			}
		},

		want({ viewId, sessionId, to, lines }) {
			if (lines.length === 0) views.delete(viewId);
			else views.set(viewId, { sessionId, to, ids: lines });
			parts().translator.want(viewId, wantedLines(sessionId, to, lines));
			tellStatusSoon();
			return null;
		},

		configure({ settings, keys }) {
			const open = parts();
			const memoryChanges = open.settings.needsSecondPerson !== settings.needsSecondPerson;
			open.settings = settings;
			open.keys = keys;
			if (memoryChanges) loadUnits(open.memory, open.store, settings.needsSecondPerson);
			useEngines();
			if (memoryChanges) wantAgain();
			return null;
		},

		status: () => statusOf(parts()),

		messageChanged({ messageId }) {
			const { memory, store, settings } = parts();
			learnFromMessage(memory, store, messageId, settings.needsSecondPerson);
			wantAgain();
			return null;
		},

		termsChanged() {
			books.clear();
			contexts.clear();
			parts().translator.termsChanged();
			return null;
		},

		memoryChanged() {
			const { memory, store, settings } = parts();
			loadUnits(memory, store, settings.needsSecondPerson);
			wantAgain();
			return null;
		},

		sessionChanged({ sessionId }) {
			contexts.delete(sessionId);
			return null;
		},

		async translateMessages({ sessionId, messageIds, to }) {
			const { store, translator } = parts();
			const annotations = Map.groupBy(annotationsOfMessages(store, JSON.stringify(messageIds)), ({ messageId }) => messageId);
			const lines: TranslatedLine[] = [];
			for (const message of messagesByIds(store, messageIds)) {
				const from = annotationState(message, annotations.get(message.id) ?? []).language.tag;
				if (message.sessionId !== sessionId || from === 'und' || baseOf(from) === baseOf(to)) continue;
				const translation = await translator.translateNow({ sessionId, text: message.text, from, to });
				if (translation !== null) lines.push({ messageId: message.id, translation, isNew: translation.origin === 'machine' });
			}
			return lines;
		},

		proposals({ messageId, to }) {
			const { store, memory } = parts();
			const [message] = messagesByIds(store, [messageId]);
			if (!message) throw new DeskError('message-not-found', `There is no message ${messageId} in this store.`, { messageId: String(messageId) });
			const { language } = annotationState(message, annotationsOfMessages(store, JSON.stringify([messageId])));
			const { names, terms: book } = contextOf(message.sessionId);
			const from = language.tag;
			const terms = book.find(message.text, from);
			const [made] = latestTranslations(store, [messageId], to);
			return {
				memory: memory.proposals(message.text, from, to, { emotes: message.emotes, names }).map((hit) => ofMemory(hit, from, to)),
				terms: terms.map(({ term, concept }) => ({
					source: term.text,
					target: concept.isUntranslatable
						? term.text
						: (concept.terms.find((other) => baseOf(other.language) === baseOf(to) && other.status !== 'forbidden')?.text ?? null),
					note: concept.note,
				})),
				machine:
					made === undefined ? null : { from, to, text: made.text, origin: 'machine', engine: made.engine, match: null, failedChecks: made.failedChecks },
			};
		},

		concordance: ({ text, limit }) => parts().memory.concordance(text, limit),

		async reply({ sessionId, text, from, to }) {
			const { translator } = parts();
			const there = await translator.translateNow({ sessionId, text, from, to });
			if (there === null) return null;
			return { translation: there, back: await translator.translateNow({ sessionId, text: there.text, from: to, to: from }) };
		},

		async tryEngine({ id, from, to }) {
			const { settings, keys, bergamot } = parts();
			const engine = enginesOf({ ...settings, engines: settings.engines.map((each) => ({ ...each, isOn: true })) }, keys, bergamot).find(
				(each) => each.id === id,
			);
			if (engine === undefined) return 'refused';
			try {
				await engine.translate({ from, to, texts: [TRIAL[from] ?? 'ok'] }, AbortSignal.timeout(20_000));
				return null;
			} catch (error) {
				return error instanceof EngineError ? error.trouble : 'failing';
			} finally {
				if (engine !== bergamot) await engine.close();
			}
		},

		async listPacks({ refresh }) {
			const { packs, settings } = parts();
			const trouble = refresh ? await packs.refresh(settings.registryAddress) : null;
			return { packs: packs.list(), trouble };
		},
		downloadPack({ from, to }) {
			parts().packs.download(from, to);
			return null;
		},
		stopDownload({ from, to }) {
			parts().packs.stop(from, to);
			return null;
		},
		async removePack({ from, to }) {
			await parts().packs.remove(from, to);
			return null;
		},
		async addPack({ files }) {
			try {
				return await parts().packs.add(files);
			} catch (error) {
				if (error instanceof PackError) throw new DeskError('bad-language-pack', error.message, { trouble: error.trouble });
				throw error;
			}
		},

		async close() {
			if (statusTimer !== null) clearTimeout(statusTimer);
			const { translator, packs, store } = parts();
			opened = null;
			packs.close();
			await translator.close();
			store.close();
			return null;
		},
	};
}

/** A word everybody knows. */
const TRIAL: Readonly<Record<string, string>> = { es: 'hola', ru: 'привет', fr: 'bonjour', ar: 'مرحبا', uk: 'привіт', en: 'hello', zh: '你好' };

function statusOf({ translator, memory }: Parts): TranslatorStatus {
	return { engines: translator.engines, waiting: translator.waiting, memoryUnits: memory.size };
}
