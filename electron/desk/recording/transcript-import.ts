import { stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { ImportResult } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import type { AnnotationBody } from '../../../shared/model/annotation.ts';
import type { FoundFlag } from '../../../shared/model/flag.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { Question } from '../../../shared/model/question.ts';
import { isSpanOf } from '../../../shared/model/span.ts';
import type { Analyser, Analysis, ShowMemory } from '../analysis/analysis.ts';
import { personKey } from '../analysis/team-lists/team-lists.ts';
import { followAnnotations } from '../annotation/following-state.ts';
import { annotationByUuid, insertAnnotation } from '../store/annotation-table.ts';
import { insertDeletion } from '../store/deletion-table.ts';
import { insertFlag } from '../store/flag-table.ts';
import { hasGap, insertGap } from '../store/gap-table.ts';
import { insertMessage, type MessagePlace, messageInChannel, messagesByIds } from '../store/message-table.ts';
import { insertQuestion, insertQuestionAnswer } from '../store/question-table.ts';
import { countInSession, endSession, insertSession, sessionRowId, sessionUuid } from '../store/session-table.ts';
import { insertSource, internChannel, type SourceRow, sourceOnChannel } from '../store/source-table.ts';
import type { WritableStore } from '../store/store.ts';
import { definedFields } from '../transcripts/defined-fields.ts';
import {
	readTranscript,
	type TranscriptAnnotation,
	type TranscriptAnswer,
	type TranscriptDeletion,
	type TranscriptEntry,
	type TranscriptGap,
	type TranscriptMessage,
	type TranscriptProblem,
	type TranscriptSession,
} from '../transcripts/jsonl-reader.ts';
import { authorKey, showContext, staffNames, teachCorrections } from './live-session.ts';

/** Entries committed together; other calls are answered between two slices. */
const SLICE_ENTRIES = 200;
const SLICE_BYTES = 4 * 1024 * 1024;
/** More would say no more; a hostile file has millions. */
const MOST_SKIPPED = 1_000;

/**
 * Reads a transcript file into the store. Messages that carry findings keep them, others are analysed like live ones.
 * Whatever the store has already is left as it is, so importing twice adds nothing, and a cancelled import can be taken up again.
 * Rejects with a DeskError: cancelled, or what `readTranscript` says of the file.
 * @param onProgress bytes read so far and bytes of the file
 */
export async function importTranscript(
	store: WritableStore,
	analyser: Analyser,
	file: string,
	{ isCancelled, onProgress }: { readonly isCancelled: () => boolean; readonly onProgress: (done: number, total: number) => void },
): Promise<ImportResult> {
	const total = (await stat(file).catch(() => null))?.size ?? 0;
	let done = 0;
	let committed = 0;
	let slice: (TranscriptEntry | TranscriptProblem)[] = [];
	let progress: ImportProgress | null = null;

	const refuseIfCancelled = () => {
		if (isCancelled()) throw new DeskError('cancelled', 'The import was cancelled; importing the file again takes it up.');
	};
	const commit = async () => {
		refuseIfCancelled();
		const entries = slice;
		slice = [];
		store.transaction(() => {
			for (const entry of entries) {
				if (entry.type === 'session') progress = beginImport(store, analyser, entry);
				else if (progress) importEntry(progress, entry);
			}
		});
		committed = done;
		onProgress(done, total);
		await setImmediate();
	};

	const entries = readTranscript(file, (bytes) => {
		done = Math.min(bytes, total);
	});
	for await (const entry of entries) {
		slice.push(entry);
		if (slice.length === SLICE_ENTRIES || done - committed > SLICE_BYTES) await commit();
	}
	await commit();
	refuseIfCancelled();
	return store.transaction(() => finishImport(requireBegun(progress)));
}

/** An import under way. Only what a slice has committed is in the store. */
interface ImportProgress {
	readonly store: WritableStore;
	readonly analyser: Analyser;
	readonly memory: ShowMemory;
	readonly entry: TranscriptSession;
	/** Null until something new has to be stored, so that a file of known messages makes no empty session. */
	session: number | null;
	isNewSession: boolean;
	/** A session that holds messages of the file already. */
	knownSession: number | null;
	lastReceivedAt: number;
	readonly sources: Map<number, SourceRow>;
	readonly waitingGaps: TranscriptGap[];
	readonly skipped: { readonly line: number; readonly why: string }[];
	added: number;
	known: number;
}

/** A slice that fails is not taken up again, so what it changed here needs no way back. */
function beginImport(store: WritableStore, analyser: Analyser, entry: TranscriptSession): ImportProgress {
	return {
		store,
		analyser,
		memory: analyser.beginShow(showContext(entry.show, staffNames(store))),
		entry,
		session: sessionRowId(store, entry.id),
		isNewSession: false,
		knownSession: null,
		lastReceivedAt: entry.startedAt,
		sources: new Map(),
		waitingGaps: [],
		skipped: [],
		added: 0,
		known: 0,
	};
}

function requireBegun(progress: ImportProgress | null): ImportProgress {
	if (!progress) throw new Error('a transcript without a session was read to its end');
	return progress;
}

function finishImport(progress: ImportProgress): ImportResult {
	const { store, entry, added, known, skipped } = progress;
	const holder = progress.session ?? progress.knownSession ?? beginSession(progress);
	if (progress.isNewSession && entry.endedAt === null) endSession(store, holder, progress.lastReceivedAt, entry.ending ?? null);
	return { sessionId: sessionUuid(store, holder), added, known, skipped };
}

function importEntry(progress: ImportProgress, entry: Exclude<TranscriptEntry, TranscriptSession> | TranscriptProblem): void {
	const why = entry.type === 'problem' ? entry.why : importers[entry.type](progress, entry as never);
	if (why !== null && progress.skipped.length < MOST_SKIPPED) progress.skipped.push({ line: entry.line, why });
}

/** Each returns why a line was skipped, or null. */
const importers = {
	message: importMessage,
	deletion: importDeletion,
	gap: importGap,
	annotation: importAnnotation,
	answer: importAnswer,
} as const satisfies Record<string, (progress: ImportProgress, entry: never) => string | null>;

function importMessage(progress: ImportProgress, entry: TranscriptMessage): string | null {
	const { store, analyser, memory } = progress;
	const channel = channelOf(progress, entry);
	const platformId = entry.id.toWellFormed();
	const stored = messageInChannel(store, channel, platformId);
	if (stored) {
		progress.known += 1;
		progress.knownSession ??= stored.session;
		return null;
	}
	const text = entry.text.toWellFormed();
	const emotes = entry.emotes ?? [];
	if (!emotes.every((emote) => isSpanOf(text, emote))) return 'emotes: a span that is not within the text';
	if (!entry.flags?.every((flag) => isSpanOf(text, flag)) && entry.flags) return 'flags: a span that is not within the text';

	const source = sourceOf(progress, entry, channel);
	const session = sessionOf(progress);
	const { kind, role, receivedAt, replyTo } = entry;
	const author = { id: entry.author.id.toWellFormed(), name: entry.author.name.toWellFormed() };
	const authorId = authorKey(channel, author.id);
	const person = personKey(source.realm, author.id);
	const analyse = () => analyser.analyse({ text, kind, role, authorId, authorName: author.name, person, emotes }, memory);
	const found = storedFindings(entry) ?? analyse();
	// A file from before questions were kept says only that it asks.
	const question = found.question ?? (entry.isQuestion ? analyse().question : null);
	const id = insertMessage(store, {
		session,
		source: source.id,
		channel,
		platformId,
		kind,
		role,
		author,
		text,
		sentAt: entry.sentAt ?? null,
		receivedAt,
		clock: entry.clock ?? (entry.sentAt === undefined ? 'missing' : 'ok'),
		emotes,
		replyTo: replyTo ? { platformId: replyTo.id, ...definedFields({ authorName: replyTo.authorName, text: replyTo.text }) } : null,
		language: found.language,
		isQuestion: found.isQuestion,
	});
	if (id === null) throw new Error('a message that was not there is there');
	for (const flag of found.flags) insertFlag(store, session, id, flag);
	if (question !== null) insertQuestion(store, { ...question, message: id, session, author: authorId, language: found.language.tag, askedAt: receivedAt });
	countInSession(store, session, { messages: 1, flags: found.flags.length });
	progress.added += 1;
	progress.lastReceivedAt = Math.max(progress.lastReceivedAt, receivedAt);
	return null;
}

/** Our exports always say the language; a line without it has not been analysed. */
function storedFindings(entry: TranscriptMessage): Pick<Analysis, 'language' | 'flags' | 'isQuestion' | 'question'> | null {
	if (!entry.language) return null;
	const { tag, script, confidence, others } = entry.language;
	const flags = (entry.flags ?? []).map(({ explanation, citation, ...flag }): FoundFlag => {
		const { matched, factors, facts } = explanation;
		return { ...flag, explanation: { matched, factors, ...definedFields({ facts }) }, ...(citation ? { citation: citationOf(citation) } : {}) };
	});
	return {
		language: { tag, script, confidence, ...definedFields({ others }) },
		flags,
		isQuestion: entry.isQuestion ?? false,
		question: entry.question ? questionOf(entry.question) : null,
	};
}

function questionOf({ key, intent, topic }: NonNullable<TranscriptMessage['question']>): Question {
	return { key: key.toWellFormed(), intent: intent?.toWellFormed() ?? null, topic: topic ?? null };
}

function citationOf({ country, law, article, read }: { country: string; law: string; article?: string | undefined; read: string }) {
	return { country, law, ...definedFields({ article }), read };
}

function importDeletion(progress: ImportProgress, entry: TranscriptDeletion): string | null {
	const place = messageNamed(progress, entry);
	if (!place) return 'its message is not there';
	insertDeletion(progress.store, place, entry.at, entry.reason);
	return null;
}

function importGap(progress: ImportProgress, entry: TranscriptGap): string | null {
	if (progress.session === null) progress.waitingGaps.push(entry);
	else storeGap(progress, progress.session, entry);
	return null;
}

function storeGap(progress: ImportProgress, session: number, entry: TranscriptGap): void {
	const { store } = progress;
	const source = sourceOf(progress, entry, channelOf(progress, entry));
	if (hasGap(store, session, source.id, entry.startedAt)) return;
	// A gap that lasted when the file was written ended with it at the latest.
	const endedAt = entry.endedAt ?? Math.max(entry.startedAt, progress.lastReceivedAt);
	insertGap(store, { session, source: source.id, startedAt: entry.startedAt, endedAt, reason: entry.reason });
}

function importAnnotation(progress: ImportProgress, entry: TranscriptAnnotation): string | null {
	const { store } = progress;
	const place = messageNamed(progress, entry);
	const [message] = place ? messagesByIds(store, [place.id]) : [];
	if (!place || !message) return 'its message is not there';
	const body = bodyFor(progress, message, entry.body);
	if (typeof body === 'string') return body;
	const { id, author, at } = entry;
	if (insertAnnotation(store, place, { id, sessionId: message.sessionId, messageId: place.id, author, at, body }) !== null) followAnnotations(store, place);
	return null;
}

function importAnswer(progress: ImportProgress, { id, key, act, author, at }: TranscriptAnswer): string | null {
	const session = progress.session ?? progress.knownSession;
	if (session === null) return 'its session is not there';
	insertQuestionAnswer(progress.store, session, { id, key: key.toWellFormed(), act, author, at });
	return null;
}

/** The body for this store, or why there is none. */
function bodyFor(progress: ImportProgress, message: Message, body: TranscriptAnnotation['body']): AnnotationBody | string {
	switch (body.type) {
		case 'verdict': {
			const { flag: index, ...verdict } = body;
			const flag = message.flags[index];
			return flag ? { ...verdict, flagId: flag.id } : 'flag: the message has no such flag';
		}
		case 'flag':
			return isSpanOf(message.text, body.span) ? body : 'span: not within the text';
		case 'label':
			return body.span === undefined || isSpanOf(message.text, body.span) ? body : 'span: not within the text';
		case 'approval':
		case 'undo': {
			const target = annotationByUuid(progress.store, body.annotationId);
			return target?.messageId === message.id ? body : 'annotationId: the message has no such annotation';
		}
		default:
			return body;
	}
}

/** Without a source of its own a line belongs to the file's session. */
type Sourced = { readonly source?: { readonly kind: string; readonly channel: string } | undefined };

function placeNameOf(progress: ImportProgress, { source }: Sourced): { readonly kind: string; readonly channel: string } {
	return source ?? { kind: 'import', channel: progress.entry.id };
}

function channelOf(progress: ImportProgress, entry: Sourced): number {
	const { kind, channel } = placeNameOf(progress, entry);
	return internChannel(progress.store, kind, channel);
}

function messageNamed(progress: ImportProgress, entry: Sourced & { readonly messageId: string }): MessagePlace | null {
	return messageInChannel(progress.store, channelOf(progress, entry), entry.messageId.toWellFormed());
}

function sourceOf(progress: ImportProgress, entry: Sourced, channelId: number): SourceRow {
	const known = progress.sources.get(channelId);
	if (known) return known;
	const { store, memory } = progress;
	const { kind, channel } = placeNameOf(progress, entry);
	const session = sessionOf(progress);
	const source = sourceOnChannel(store, session, kind, channel) ?? insertSource(store, session, { name: `${kind}:${channel}`, kind, channel, label: channel });
	progress.sources.set(channelId, source);
	teachCorrections(store, memory, channelId);
	return source;
}

function sessionOf(progress: ImportProgress): number {
	return progress.session ?? beginSession(progress);
}

function beginSession(progress: ImportProgress): number {
	const { store, entry, waitingGaps } = progress;
	const { id: uuid, show, startedAt, endedAt, ending } = entry;
	const session = insertSession(store, { uuid, show, startedAt, endedAt: endedAt ?? startedAt, ending: ending ?? null, isImported: true });
	progress.session = session;
	progress.isNewSession = true;
	for (const gap of waitingGaps.splice(0)) storeGap(progress, session, gap);
	return session;
}
