import { randomUUID } from 'node:crypto';
import type { CallName, CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { TranslatedLine, TranslatorStatus } from '../../../shared/model/translation-desk.ts';
import type { TranslationSettings } from '../../../shared/model/translation-settings.ts';
import type { EventJournal } from '../event-journal.ts';
import type { KeyVault } from '../key-vault.ts';
import type { Reader } from '../reading/reader.ts';
import type { Recorder } from '../recording/recorder.ts';
import type { Uploads } from '../uploads.ts';
import { engineKeyStates, engineKeys } from './engine-keys.ts';
import { destinationsOf } from './engines/engines-of.ts';
import { createExchange } from './exchange.ts';
import { openTranslator, type TranslatorThread } from './open-translator.ts';
import type { TranslatorNotice } from './protocol.ts';
import { today } from './today.ts';

/** The contract's commands about translating: the translator makes translations, the recorder alone keeps them. */

type TranslationCall = Extract<CallName, `translation.${string}` | `memory.${string}` | `term.${string}` | `languagePack.${string}`>;
export type TranslationHandlers = { readonly [Name in TranslationCall]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };

export interface Translations {
	readonly handlers: TranslationHandlers;
	/** Hosts that text is sent to now; empty: none leaves this machine. */
	sendsTextTo(): readonly string[];
	/** A person did something to a message. */
	noteAnnotation(annotation: Annotation): void;
	/** What a session's claims are checked against was changed, and with it the names that are not translated. */
	noteSheets(sessionId: string): void;
	/** Transcripts bring translations along. */
	noteImport(): void;
	/** These messages of a session at once; what machines make of them is kept. Those nothing can translate are left out. */
	translateMessages(sessionId: string, messageIds: readonly number[], to: string): Promise<readonly TranslatedLine[]>;
	/** Ends an import of memory or terms; an unknown id is ignored. */
	cancel(operationId: string): void;
	close(): Promise<void>;
}

export interface TranslationsOptions {
	readonly dataFolder: string;
	readonly resourcesFolder: string;
	readonly engineFolder: string;
	readonly workerUrls?: { readonly translator: URL; readonly bergamot: URL } | undefined;
	readonly recorder: Recorder;
	readonly reader: Reader;
	readonly journal: EventJournal;
	readonly uploads: Uploads;
	readonly vault: KeyVault;
	readonly log: (line: string) => void;
}

const NOTHING: TranslatorStatus = { engines: [], waiting: 0, memoryUnits: 0 };

export async function createTranslations(options: TranslationsOptions): Promise<Translations> {
	const { recorder, reader, journal, uploads, vault, log } = options;
	let settings: TranslationSettings = await reader.call('translationSettings', {});
	/** Started with the first wish: who reads no translations pays for none. */
	let thread: Promise<TranslatorThread> | null = null;
	let status = NOTHING;
	let isClosed = false;

	function translator(): Promise<TranslatorThread> {
		thread ??= openTranslator({
			...options,
			keys: engineKeys(vault),
			onNotice: hear,
			onCrash: () => {
				thread = null;
			},
		}).catch((error: unknown) => {
			thread = null;
			throw error;
		});
		return thread;
	}

	/** For what only matters where something is being translated. */
	function tellTranslator(tell: (open: TranslatorThread) => Promise<unknown>): void {
		thread?.then(tell).catch((error: unknown) => log(`the translator was not told: ${error instanceof Error ? error.message : 'unknown fault'}`));
	}

	function hear(notice: Exclude<TranslatorNotice, { readonly type: 'log' | 'slow-query' }>): void {
		switch (notice.type) {
			case 'translated':
				void keepAndTell(notice.sessionId, notice.lines);
				break;
			case 'status':
				status = notice.status;
				journal.publish({ type: 'translationStatus', status });
				break;
			case 'packs':
				journal.publish({ type: 'languagePacks', packs: notice.packs });
				break;
			case 'sent': {
				const { sessionId, engine, characters } = notice;
				recorder.call('noteSent', { sessionId, engine, characters, day: today() }).catch(() => log('characters sent to an engine could not be counted'));
			}
		}
	}

	/** What a machine made is stored before it is shown, like everything a reader may go by. */
	async function keepAndTell(sessionId: string, lines: readonly TranslatedLine[]): Promise<void> {
		const at = Date.now();
		const made = lines.flatMap(({ messageId, translation: { origin, to, engine, text, failedChecks }, isNew }) =>
			origin === 'machine' && isNew ? [{ messageId, to, engine: engine ?? '', text, failedChecks, at }] : [],
		);
		try {
			if (made.length > 0) await recorder.call('keepTranslations', { translations: made });
		} catch {
			log('translations could not be stored');
		}
		if (!isClosed) journal.publish({ type: 'translations', sessionId, lines });
	}

	async function reconfigure(): Promise<void> {
		journal.publish({ type: 'translationSettings', settings, keys: engineKeyStates(vault), sendsTextTo: destinationsOf(settings, engineKeys(vault)) });
		tellTranslator((open) => open.call('configure', { settings, keys: engineKeys(vault) }));
	}

	async function tellTerms(): Promise<void> {
		journal.publish({ type: 'terms', concepts: await reader.call('listConcepts', {}) });
		tellTranslator((open) => open.call('termsChanged', {}));
	}

	const noteImport = () => tellTranslator((open) => open.call('memoryChanged', {}));
	const exchange = createExchange({ ...options, onMemoryChanged: noteImport, onTermsChanged: tellTerms });

	return {
		handlers: {
			...exchange.handlers,
			'translation.want': async (input) => (await translator()).call('want', input),
			'translation.status': async () => status,
			'translation.settings': async () => ({ settings, keys: engineKeyStates(vault), canKeepKeys: vault.canKeep }),
			'translation.setSettings': async ({ settings: chosen }) => {
				settings = await recorder.call('setTranslation', { settings: chosen });
				await reconfigure();
				return settings;
			},
			'translation.setKey': async ({ engine, key }) => {
				vault.keep(engine, key);
				await reconfigure();
				return engineKeyStates(vault);
			},
			'translation.tryEngine': async (input) => (await translator()).call('tryEngine', input),
			'translation.proposals': async (input) => (await translator()).call('proposals', input),
			'translation.concordance': async (input) => (await translator()).call('concordance', input),
			'translation.reply': async (input) => (await translator()).call('reply', input),

			'term.list': () => reader.call('listConcepts', {}),
			'term.save': async ({ id, concept }) => {
				const saved = await recorder.call('saveConcept', { id: id ?? randomUUID(), concept, updatedAt: Date.now() });
				await tellTerms();
				return saved;
			},
			'term.delete': async ({ id }) => {
				await recorder.call('deleteConcept', { id });
				await tellTerms();
				return null;
			},

			'languagePack.list': async (input) => (await translator()).call('listPacks', input),
			'languagePack.download': async (input) => (await translator()).call('downloadPack', input),
			'languagePack.stop': async (input) => (await translator()).call('stopDownload', input),
			'languagePack.remove': async (input) => (await translator()).call('removePack', input),
			'languagePack.add': async ({ uploadIds }) => {
				try {
					const files = await Promise.all(uploadIds.map((uploadId) => uploads.complete(uploadId)));
					return await (await translator()).call('addPack', { files: files.map(({ name, path }) => ({ name, path })) });
				} finally {
					for (const uploadId of uploadIds) await uploads.discard(uploadId);
				}
			},
		},
		sendsTextTo: () => destinationsOf(settings, engineKeys(vault)),
		noteAnnotation({ messageId, body }) {
			// An undo may take back a translation.
			const concernsTranslation = body.type === 'translation' || body.type === 'approval' || body.type === 'undo' || body.type === 'language';
			if (concernsTranslation) tellTranslator((open) => open.call('messageChanged', { messageId }));
		},
		noteSheets: (sessionId) => tellTranslator((open) => open.call('sessionChanged', { sessionId })),
		noteImport,
		async translateMessages(sessionId, messageIds, to) {
			const lines = await (await translator()).call('translateMessages', { sessionId, messageIds, to });
			await keepAndTell(sessionId, lines);
			return lines;
		},
		cancel: exchange.cancel,
		async close() {
			isClosed = true;
			await (await thread?.catch(() => null))?.close();
		},
	};
}
