import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { z } from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { type CallInput, type CallName, type CallOutput, calls, type NewException, type ParsedInput } from '../../shared/contract/contract.ts';
import { DeskError, errorOf } from '../../shared/contract/errors.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { QuestionAct, QuestionAnswer } from '../../shared/model/question.ts';
import type { LiveShow } from '../../shared/model/show.ts';
import type { Profile } from '../../shared/model/staff.ts';
import { createActs } from './acts.ts';
import { readMarketRules } from './analysis/compliance/market-rules.ts';
import { createAudit } from './audit/audit.ts';
import { createAudioStreams } from './captions/audio-streams.ts';
import { createCompliance } from './compliance/compliance.ts';
import { createEventJournal } from './event-journal.ts';
import { createImports } from './importing/imports.ts';
import type { PlatformServers } from './intake/sources/platform-servers.ts';
import { openKeeping, type Rounds } from './keeping/keeping.ts';
import { openRecovering } from './keeping/open-recovering.ts';
import { type ClosableDesk, type OpenedParts, openRestartingDesk, type Restart } from './keeping/restarting-desk.ts';
import { createKeptSessions } from './kept-sessions.ts';
import { createKeyVault, type KeyVault } from './key-vault.ts';
import { createLabels } from './labels/labels.ts';
import type { AddedExceptions } from './learning/team-exceptions.ts';
import { createPresets } from './presets/presets.ts';
import { openReader } from './reading/reader.ts';
import { openRecorder } from './recording/recorder.ts';
import { createReplies } from './replies/replies.ts';
import { createReports } from './report/reports.ts';
import { createReviews } from './reviewing/reviews.ts';
import { createSearches } from './searching/searches.ts';
import { createServiceKeys } from './service-keys.ts';
import { createShows } from './shows.ts';
import { lockDataFolder } from './store/folder-lock.ts';
import { createExporting } from './transcripts/outgoing/exporting.ts';
import { installedBergamot } from './translation/bergamot/installed.ts';
import { createTranslations } from './translation/translations.ts';
import { openUploads } from './uploads.ts';
import { createWebhooks, type Webhooks, type WebhooksOptions } from './webhooks/webhooks.ts';
import { createPacks } from './workbench/packs.ts';
import { createWorkbench } from './workbench/workbench.ts';

/** The composition root: builds the parts of the engine and implements the contract with them. */

export interface DeskOptions {
	/** Where the store lives; made if it is not there. */
	readonly dataFolder: string;
	readonly resourcesFolder: string;
	readonly host: 'electron' | 'browser';
	/** A stand-in for Twitch's chat server, `ws://…`. */
	readonly twitchServer?: string;
	/** Stand-ins for platforms that are asked over HTTP. */
	readonly platformServers?: PlatformServers;
	/** Where platforms push to. */
	readonly webhooks?: WebhooksOptions;
	/** Bundled workers; plain Node runs the TypeScript itself. */
	readonly workerUrls?: {
		readonly recorder: URL;
		readonly reader: URL;
		readonly workbench: URL;
		readonly keeper: URL;
		readonly translator: URL;
		readonly bergamot: URL;
	};
	/** Holds the script and the binary of the engine that translates on this machine; left out: the installed package's. */
	readonly bergamotFolder?: string;
	/** Makes a PDF of a report, a whole HTML file; left out: this host cannot print. */
	readonly printPdf?: (html: string) => Promise<Uint8Array>;
	/** Where engines' keys are; left out: in the environment alone. */
	readonly vault?: KeyVault;
	/** When the desk looks after its store by itself; left out: as people need it. */
	readonly keepingRounds?: Rounds;
	/** Faults and refusals, one line each; never message text, never a secret. */
	readonly log: (line: string) => void;
}

export interface OpenDesk extends ClosableDesk {
	/** For a server that wants to open the door for what platforms push on its own port. */
	readonly webhooks: Webhooks;
}

type Handlers = { readonly [Name in CallName]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };

/** Fails with a DeskError that says what, where and how to mend: folder-in-use, database-newer, not-a-database, disk-full, folder-read-only, bad-rule-pack, store-lost. */
export async function openDesk(options: DeskOptions): Promise<OpenDesk> {
	const folderLock = lockDataFolder(options.dataFolder);
	const webhooks = createWebhooks(options.webhooks);
	const desk = await openRestartingDesk(
		(between) => openParts(options, webhooks, between),
		() => folderLock.release(),
	);
	return {
		...desk,
		webhooks,
		async close() {
			await desk.close();
			await webhooks.close();
		},
	};
}

async function openParts(
	options: DeskOptions,
	webhooks: Webhooks,
	{ restart, seqBefore }: { readonly restart: Restart; readonly seqBefore: number },
): Promise<OpenedParts> {
	const { dataFolder, resourcesFolder, log } = options;
	const cleanUp: (() => Promise<void> | void)[] = [];
	const closeAll = async () => {
		for (const close of cleanUp.splice(0).reverse()) await close();
	};
	try {
		const run = randomUUID();
		const journal = createEventJournal((error) => log(`a window's listener failed: ${nameOf(error)}`), { seqBefore });
		const keeperUrl = options.workerUrls?.keeper;
		const recorder = await openRecovering({ dataFolder, workerUrl: keeperUrl, log }, () =>
			openRecorder({
				dataFolder,
				resourcesFolder,
				log,
				...(options.workerUrls === undefined ? {} : { workerUrl: options.workerUrls.recorder }),
				onCrash: (error) => {
					log(`the recorder stopped: ${nameOf(error)}`);
					journal.publish({ type: 'notice', level: 'error', code: 'store-failed', detail: { detail: error.message } });
				},
			}),
		);
		cleanUp.push(() => recorder.close());
		const reader = await openReader({ dataFolder, log, ...(options.workerUrls === undefined ? {} : { workerUrl: options.workerUrls.reader }) });
		cleanUp.push(() => reader.close());
		const uploads = await openUploads(dataFolder);
		cleanUp.push(() => uploads.close());
		const vault = options.vault ?? createKeyVault(process.env, null);
		const shows = createShows({
			recorder,
			journal,
			uploads,
			resourcesFolder,
			twitchServer: options.twitchServer,
			vault,
			platformServers: options.platformServers,
			webhooks,
			log,
		});
		cleanUp.push(() => shows.close());

		let profile: Profile | null = recorder.opened.profile;
		const requireProfile = (): Profile => {
			if (profile === null) throw new DeskError('no-profile', 'Say who you are before you annotate: every annotation carries a name.');
			return profile;
		};

		const acts = createActs({ recorder, journal, profile: () => profile });

		const labels = createLabels({ recorder, reader, journal, acts, requireProfile });

		const workbench = createWorkbench({
			dataFolder,
			resourcesFolder,
			log,
			...(options.workerUrls === undefined ? {} : { workerUrl: options.workerUrls.workbench }),
			onProgress: (operationId, done, total) => journal.publish({ type: 'progress', operationId, done, total }),
		});
		cleanUp.push(() => workbench.close());
		const packs = createPacks({ workbench, recorder, journal, requireProfile, log });

		const translations = await createTranslations({
			dataFolder,
			resourcesFolder,
			engineFolder: options.bergamotFolder ?? installedBergamot(),
			workerUrls: options.workerUrls,
			recorder,
			reader,
			journal,
			uploads,
			vault,
			log,
		});
		cleanUp.push(() => translations.close());

		const tellAnnotation = (annotation: Annotation): void => {
			shows.noteAnnotation(annotation);
			translations.noteAnnotation(annotation);
			journal.publish({ type: 'annotation', annotation });
		};
		const replies = await createReplies({
			recorder,
			reader,
			journal,
			vault,
			liveShows: () => shows.list(),
			twitchServer: options.twitchServer,
			requireProfile,
			tell: tellAnnotation,
		});
		cleanUp.push(() => replies.close());

		const answerQuestion = async (sessionId: string, key: string, act: QuestionAct): Promise<QuestionAnswer> => {
			const answer = await recorder.call('answerQuestion', { sessionId, key, act, profile: requireProfile(), at: Date.now() });
			shows.noteAnswer(answer);
			journal.publish({ type: 'question', answer });
			return answer;
		};

		const addExceptions = async (exceptions: readonly NewException[], acceptsRisk: boolean): Promise<AddedExceptions> => {
			const outcome = await recorder.call('addExceptions', { exceptions, acceptsRisk, profile: requireProfile(), at: Date.now() });
			if (outcome.added.length > 0) journal.publish({ type: 'exceptions', added: outcome.added, removed: [] });
			return outcome;
		};

		const compliance = createCompliance({
			recorder,
			reader,
			journal,
			acts,
			rules: await readMarketRules(join(resourcesFolder, 'compliance')),
			requireProfile,
			log,
		});
		cleanUp.push(() => compliance.close());

		const reports = createReports({ reader, compliance, translations, journal, acts, profile: () => profile, printPdf: options.printPdf ?? null, log });

		const imports = createImports({ recorder, reader, journal, uploads, acts, onImported: () => translations.noteImport() });

		const keeping = await openKeeping({
			dataFolder,
			workerUrl: keeperUrl,
			recorder,
			reader,
			journal,
			acts,
			requireProfile,
			runningShows: () => shows.list().length,
			onRewritten: translations.noteImport,
			restart,
			log,
			...(options.keepingRounds === undefined ? {} : { rounds: options.keepingRounds }),
		});
		cleanUp.push(() => keeping.close());

		const keptSessions = createKeptSessions({ recorder, reader, journal, acts, uploads, requireProfile });

		const handlers: Handlers = {
			'desk.status': async () => ({
				version: packageJson.version,
				run,
				seq: journal.seq,
				host: options.host,
				dataFolder,
				profile,
				interrupted: recorder.opened.interrupted,
				packProblems: packs.problems(),
				recovery: keeping.recovery(),
				sendsTextTo: translations.sendsTextTo(),
				sendsAudioTo: soundGoesTo(shows.list()),
			}),
			'desk.catchUp': async ({ run: askedRun, afterSeq }) => {
				const events = askedRun === run ? journal.since(afterSeq) : null;
				return events === null ? null : { events };
			},
			'profile.set': async (input) => {
				const stored = await recorder.call('setProfile', { profile: input });
				profile = stored;
				journal.publish({ type: 'profile', profile: stored });
				return stored;
			},

			'show.start': (input) => shows.start(input),
			'show.stop': ({ sessionId }) => shows.stop(sessionId),
			'show.list': async () => shows.list(),
			'source.retry': async ({ sessionId, sourceId }) => {
				shows.retry(sessionId, sourceId);
				return null;
			},

			'sheet.list': () => reader.call('listSheets', {}),
			'sheet.save': async ({ id, sheet }) => {
				const saved = await recorder.call('saveSheet', { id: id ?? randomUUID(), sheet, updatedAt: Date.now() });
				journal.publish({ type: 'sheets', sheets: await reader.call('listSheets', {}) });
				return saved;
			},
			'sheet.delete': async ({ id }) => {
				await recorder.call('deleteSheet', { id });
				journal.publish({ type: 'sheets', sheets: await reader.call('listSheets', {}) });
				return null;
			},
			'sheet.understand': (input) => recorder.call('understandFacts', input),
			'show.sheets': (input) => reader.call('sessionSheets', input),
			'show.setSheets': async ({ sessionId, sheets }) => {
				await recorder.call('setSheets', { sessionId, sheets, at: Date.now() });
				translations.noteSheets(sessionId);
				return sheets;
			},

			'feed.page': (input) => reader.call('feedPage', input),
			'feed.places': (input) => reader.call('places', input),
			'feed.toReview': (input) => reader.call('toReview', input),
			'rule.describe': (input) => recorder.call('describeRule', input),

			'annotation.add': async ({ messageId, body }) => {
				const annotation = await recorder.call('annotate', { messageId, body, profile: requireProfile(), at: Date.now() });
				tellAnnotation(annotation);
				return annotation;
			},
			'annotation.undo': async ({ sessionId, annotationId }) => {
				const annotation = await recorder.call('undo', { sessionId, annotationId, profile: requireProfile(), at: Date.now() });
				tellAnnotation(annotation);
				return annotation;
			},

			'question.groups': (input) => reader.call('questionGroups', { ...input, now: Date.now() }),
			'question.counts': (input) => reader.call('questionCounts', input),
			'question.askings': (input) => reader.call('questionAskings', input),
			'question.facts': async (input) => recorder.call('answersOfSheets', { sheets: await reader.call('sessionSheets', input) }),
			'question.answer': ({ sessionId, key, by }) => answerQuestion(sessionId, key, by),
			'question.reopen': ({ sessionId, key }) => answerQuestion(sessionId, key, 'reopened'),

			'answer.list': () => reader.call('listAnswers', {}),
			'answer.save': async (answer) => {
				const { name, role } = requireProfile();
				const saved = await recorder.call('approveAnswer', { ...answer, author: { name, role }, at: Date.now() });
				journal.publish({ type: 'answers', answers: await reader.call('listAnswers', {}) });
				return saved;
			},
			'answer.delete': async (answer) => {
				const { name, role } = requireProfile();
				await recorder.call('withdrawAnswer', { ...answer, author: { name, role }, at: Date.now() });
				journal.publish({ type: 'answers', answers: await reader.call('listAnswers', {}) });
				return null;
			},

			'exception.list': () => reader.call('listExceptions', {}),
			'exception.add': async ({ exception, acceptsRisk }) => {
				const { standing, refused } = await addExceptions([exception], acceptsRisk);
				const [refusal] = refused;
				const [stands] = standing;
				if (refusal) throw errorOf(refusal.fault);
				if (!stands) throw new Error('an exception was neither taken nor refused');
				return stands;
			},
			'exception.addAll': async ({ exceptions, acceptsRisk }) => {
				const { added, refused } = await addExceptions(exceptions, acceptsRisk);
				return { added: added.length, known: exceptions.length - added.length - refused.length, refused };
			},
			'exception.remove': async ({ id, comment }) => {
				const { exception, isStanding, id: actId } = await recorder.call('takeBackException', { id, comment, profile: requireProfile(), at: Date.now() });
				journal.publish(isStanding ? { type: 'exceptions', added: [exception], removed: [] } : { type: 'exceptions', added: [], removed: [exception.id] });
				return { id: actId };
			},

			'rule.records': (input) => reader.call('ruleRecords', input),
			'rule.examples': (input) => reader.call('ruleExamples', input),
			'rule.looked': async ({ rule }) => {
				const record = await recorder.call('noteLook', { rule, profile: requireProfile(), at: Date.now() });
				journal.publish({ type: 'learning', settings: await reader.call('learningSettings', {}) });
				return record;
			},
			'learning.get': () => reader.call('learningSettings', {}),
			'learning.set': async (settings) => {
				await recorder.call('setLearning', { settings });
				journal.publish({ type: 'learning', settings });
				return settings;
			},

			...packs.handlers,
			...createSearches({ recorder, reader, journal, requireProfile }).handlers,
			...labels.handlers,
			...compliance.handlers,
			...createAudit({ reader, acts }).handlers,
			...createReviews({ recorder, reader, journal, acts, profile: () => profile, requireProfile, tell: tellAnnotation }).handlers,
			...translations.handlers,
			...replies.handlers,
			...keptSessions.handlers,
			...reports.handlers,
			...createServiceKeys(vault).handlers,
			'webhook.door': async () => webhooks.door(),
			...createPresets({ recorder, reader, resourcesFolder }).handlers,
			...createAudioStreams({ inputOf: shows.audioInput }).handlers,

			'session.list': () => reader.call('listSessions', {}),
			'session.get': (input) => reader.call('getSession', input),
			'session.timeline': (input) => reader.call('timeline', { ...input, now: Date.now() }),
			'session.firstAfter': (input) => reader.call('firstAfter', input),
			'session.nextMark': (input) => reader.call('nextMark', input),

			'upload.begin': async ({ name, bytes }) => ({ uploadId: (await uploads.begin(name, bytes)).uploadId }),
			'upload.append': async ({ uploadId, base64 }) => ({ bytes: await uploads.append(uploadId, Buffer.from(base64, 'base64')) }),
			'upload.discard': async ({ uploadId }) => {
				await uploads.discard(uploadId);
				return null;
			},
			...imports.handlers,
			...createExporting({ reader, acts }).handlers,
			...keeping.handlers,
			'operation.cancel': async ({ operationId }) => {
				keeping.cancel(operationId);
				workbench.cancel(operationId);
				translations.cancel(operationId);
				reports.cancel(operationId);
				imports.cancel(operationId);
				return null;
			},
		};

		let isClosed = false;
		return {
			async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
				if (isClosed) throw new DeskError('desk-closed', 'The desk is closed; start it again.');
				const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
				if (!handler) throw new DeskError('unknown-command', 'The desk has no such command; the page may be older than the desk: reload it.');
				return handler(parseInput(name, input));
			},
			subscribe: (listener) => journal.subscribe(listener),
			seq: () => journal.seq,
			nudge: () => journal.publish({ type: 'shows', shows: shows.list() }),
			async close() {
				if (isClosed) return;
				isClosed = true;
				await closeAll();
			},
		};
	} catch (error) {
		await closeAll();
		throw error;
	}
}

/** Machines other than this one that hear a show right now. */
function soundGoesTo(shows: readonly LiveShow[]): readonly string[] {
	const hosts = shows.flatMap(({ sources }) => sources.flatMap(({ audio }) => (audio?.isSending && !audio.isThisMachine ? [audio.goesTo] : [])));
	return [...new Set(hosts)];
}

/** Validates where input enters; inside, types are trusted. */
function parseInput<Name extends CallName>(name: Name, input: unknown): ParsedInput<Name> {
	const schema: z.ZodType<ParsedInput<Name>> = calls[name].input as never;
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const field = issue?.path.join('.') ?? '';
	throw new DeskError('invalid-input', `${name}: ${field === '' ? '' : `${field}: `}${issue?.message ?? 'not understood'}`, {
		field,
		why: issue?.message ?? '',
	});
}

function nameOf(error: unknown): string {
	return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown fault';
}
