import type { AnnotationBody } from '../../../shared/model/annotation.ts';
import type { FoundFlag } from '../../../shared/model/flag.ts';
import type { Message, Origin } from '../../../shared/model/message.ts';
import type { Question } from '../../../shared/model/question.ts';
import { isSpanOf } from '../../../shared/model/span.ts';
import type { SkippedLine, TranscriptProblemCode } from '../../../shared/model/transcript-import.ts';
import type { Analyser, Analysis, ShowMemory } from '../analysis/analysis.ts';
import { personKey } from '../analysis/team-lists/team-lists.ts';
import { followAnnotations } from '../annotation/following-state.ts';
import { noteReferencePrice } from '../compliance/note-reference-price.ts';
import { annotationByUuid, insertAnnotation } from '../store/annotation-table.ts';
import { insertDeletion } from '../store/deletion-table.ts';
import { insertFlag } from '../store/flag-table.ts';
import { hasGap, insertGap } from '../store/gap-table.ts';
import { type JournalKind, noteImportedRow, noteImportedSession } from '../store/import-journal.ts';
import { insertMessage, type MessagePlace, messageInChannel, messagesByIds } from '../store/message-table.ts';
import { insertOrigin } from '../store/origin-table.ts';
import { insertQuestion, insertQuestionAnswer } from '../store/question-table.ts';
import { countInSession, endSession, insertSession, sessionRowId, sessionUuid, setSessionChatDelay } from '../store/session-table.ts';
import { insertSource, internChannel, type SourceRow, sourceOnChannel } from '../store/source-table.ts';
import { insertSpeech } from '../store/speech-table.ts';
import type { WritableStore } from '../store/store.ts';
import { definedFields } from '../transcripts/defined-fields.ts';
import type { CaptionLine, IncomingEntry } from '../transcripts/incoming/incoming-entry.ts';
import type {
	TranscriptAnnotation,
	TranscriptAnswer,
	TranscriptDeletion,
	TranscriptGap,
	TranscriptMessage,
	TranscriptSeal,
	TranscriptSession,
} from '../transcripts/transcript-entry.ts';
import { authorKey, showContext, staffNames, teachCorrections } from './live-session.ts';
import { flagsOnLine, joinedText, placeFlags } from './spoken-sentence.ts';

/** A transcript on its way into the store, entry by entry. Only what a transaction has committed is there. */
export interface ImportProgress {
	readonly store: WritableStore;
	readonly analyser: Analyser;
	readonly memory: ShowMemory;
	readonly entry: TranscriptSession;
	/** Null until something new has to be stored, so that a file of known messages makes no empty session. */
	session: number | null;
	isNewSession: boolean;
	/** A session that holds messages of the file already. */
	knownSession: number | null;
	firstReceivedAt: number;
	lastReceivedAt: number;
	readonly sources: Map<number, SourceRow>;
	readonly waitingGaps: TranscriptGap[];
	/** What closes a sealed transcript. */
	seal: TranscriptSeal | null;
	added: number;
	known: number;
}

/** A transaction that fails ends the import, so what it changed here needs no way back. */
export function beginEntries(store: WritableStore, analyser: Analyser, entry: TranscriptSession): ImportProgress {
	return {
		store,
		analyser,
		memory: analyser.beginShow(showContext(entry.show, staffNames(store))),
		entry,
		session: sessionRowId(store, entry.id),
		isNewSession: false,
		knownSession: null,
		firstReceivedAt: entry.startedAt,
		lastReceivedAt: entry.startedAt,
		sources: new Map(),
		waitingGaps: [],
		seal: null,
		added: 0,
		known: 0,
	};
}

/** The last of it; returns the session that holds the file. */
export function endEntries(progress: ImportProgress): string {
	const { store, entry } = progress;
	const holder = progress.session ?? progress.knownSession ?? beginSession(progress);
	if (progress.isNewSession && entry.endedAt === null) endSession(store, holder, progress.lastReceivedAt, entry.ending ?? null);
	return sessionUuid(store, holder);
}

/** An entry after the session. Returns why it cannot be taken, or null. */
export function importEntry(progress: ImportProgress, entry: Exclude<IncomingEntry, TranscriptSession>): Omit<SkippedLine, 'line'> | null {
	if (entry.type === 'textless') return null;
	if (entry.type === 'problem') return entry;
	const code = importers[entry.type](progress, entry as never);
	return code === null ? null : { code };
}

/** Captions of one sentence: analysed together, stored one by one. Returns those that cannot be taken. */
export function importSentence(progress: ImportProgress, lines: readonly CaptionLine[]): readonly SkippedLine[] {
	const heard = lines.every((line) => storedPlace(progress, line) !== null) ? null : heardIn(progress, lines);
	return lines.flatMap((line, index): SkippedLine[] => {
		const code = importMessage(progress, line, heard?.(index) ?? null);
		return code === null ? [] : [{ line: line.line, code }];
	});
}

/** Why an entry cannot be taken; null where it was. */
type Refusal = TranscriptProblemCode | null;

const importers = {
	message: importMessage,
	deletion: importDeletion,
	gap: importGap,
	annotation: importAnnotation,
	answer: importAnswer,
	seal: importSeal,
} as const satisfies Record<string, (progress: ImportProgress, entry: never) => Refusal>;

/** It is taken at the end, when all lines are there. */
function importSeal(progress: ImportProgress, entry: TranscriptSeal): null {
	progress.seal = entry;
	return null;
}

/** What was found in a message. */
type Findings = Pick<Analysis, 'language' | 'flags' | 'isQuestion' | 'question'>;

/** What a sentence says, as it lies on its lines: they are asked for in their order, each when those before are stored. A question is the last line's. */
function heardIn(progress: ImportProgress, lines: readonly CaptionLine[]): (line: number) => Findings {
	const { analyser, memory } = progress;
	const [first] = lines;
	if (first === undefined) throw new Error('a sentence without a line');
	const { kind, role } = first;
	const channel = channelOf(progress, first);
	const texts = lines.map(({ text }) => text.toWellFormed());
	const author = { id: first.author.id.toWellFormed(), name: first.author.name.toWellFormed() };
	const authorId = authorKey(channel, author.id);
	const person = personKey(sourceOf(progress, first, channel).realm, author.id);
	const found = analyser.analyse({ text: joinedText(texts), kind, role, authorId, authorName: author.name, person, emotes: [] }, memory);
	const placed = placeFlags(texts, found.flags);
	const messageOfLine = (index: number) => {
		const line = lines[index];
		return line === undefined ? null : (storedPlace(progress, line)?.id ?? null);
	};
	return (line) => ({ ...found, flags: flagsOnLine(placed, line, messageOfLine), question: line === lines.length - 1 ? found.question : null });
}

function storedPlace(progress: ImportProgress, entry: TranscriptMessage): MessagePlace | null {
	return messageInChannel(progress.store, channelOf(progress, entry), entry.id.toWellFormed());
}

/** @param heard what was found in it as a part of a sentence */
function importMessage(progress: ImportProgress, entry: TranscriptMessage & { readonly languageSaid?: string }, heard: Findings | null = null): Refusal {
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
	if (!emotes.every((emote) => isSpanOf(text, emote))) return 'bad-span';
	if (!entry.flags?.every((flag) => isSpanOf(text, flag)) && entry.flags) return 'bad-span';
	if (!entry.speech?.words?.every((word) => isSpanOf(text, word) && word.from <= word.to) && entry.speech?.words) return 'bad-span';

	const source = sourceOf(progress, entry, channel);
	const session = sessionOf(progress);
	const { kind, role, receivedAt, replyTo } = entry;
	const author = { id: entry.author.id.toWellFormed(), name: entry.author.name.toWellFormed() };
	const authorId = authorKey(channel, author.id);
	const person = personKey(source.realm, author.id);
	const analyse = () => analyser.analyse({ text, kind, role, authorId, authorName: author.name, person, emotes }, memory);
	// Who wrote it writes in that language: what is looked for in the text follows from it.
	if (entry.languageSaid !== undefined) memory.teach(authorId, entry.languageSaid);
	const found = heard ?? storedFindings(store, channel, entry) ?? analyse();
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
		language: entry.languageSaid === undefined ? found.language : { ...found.language, tag: entry.languageSaid, confidence: 1 },
		isQuestion: found.isQuestion,
	});
	if (id === null) throw new Error('a message that was not there is there');
	note(progress, session, 'message');
	for (const flag of found.flags) insertFlag(store, session, id, flag);
	if (entry.speech) storeSpeech(store, session, channel, id, entry.speech);
	noteReferencePrice(store, session, { id, text, kind, role, isQuestion: found.isQuestion, receivedAt });
	if (entry.origin) insertOrigin(store, session, id, originOf(entry.origin));
	if (question !== null) insertQuestion(store, { ...question, message: id, session, author: authorId, language: found.language.tag, askedAt: receivedAt });
	countInSession(store, session, { messages: 1, flags: found.flags.length });
	progress.added += 1;
	progress.lastReceivedAt = Math.max(progress.lastReceivedAt, receivedAt);
	return null;
}

function originOf({ platform, channel }: NonNullable<TranscriptMessage['origin']>): Origin {
	return { platform: platform.toWellFormed(), channel: channel?.toWellFormed() ?? null };
}

/** Our exports always say the language; a line without it has not been analysed. */
function storedFindings(store: WritableStore, channel: number, entry: TranscriptMessage): Findings | null {
	if (!entry.language) return null;
	const { tag, script, confidence, others } = entry.language;
	const flags = (entry.flags ?? []).map(({ explanation, citation, ...flag }): FoundFlag => {
		const { matched, factors, facts } = explanation;
		const before = explanation.before?.flatMap((part) => partOf(store, channel, part));
		return {
			...flag,
			explanation: { matched, factors, ...definedFields({ facts, before: before?.length === 0 ? undefined : before }) },
			...(citation ? { citation: citationOf(citation) } : {}),
		};
	});
	return {
		language: { tag, script, confidence, ...definedFields({ others }) },
		flags,
		isQuestion: entry.isQuestion ?? false,
		question: entry.question ? questionOf(entry.question) : null,
	};
}

/** A part whose message is not there, or not as it was, is left out. */
function partOf(
	store: WritableStore,
	channel: number,
	{ messageId, start, end }: { readonly messageId: string; readonly start: number; readonly end: number },
) {
	const place = messageInChannel(store, channel, messageId.toWellFormed());
	const [message] = place ? messagesByIds(store, [place.id]) : [];
	return message && isSpanOf(message.text, { start, end }) ? [{ messageId: message.id, start, end }] : [];
}

function storeSpeech(
	store: WritableStore,
	session: number,
	channel: number,
	message: number,
	{ words = [], supersedes }: NonNullable<TranscriptMessage['speech']>,
): void {
	const corrected = supersedes === undefined ? null : messageInChannel(store, channel, supersedes.toWellFormed());
	if (words.length > 0 || corrected) insertSpeech(store, session, message, { words, supersedes: corrected?.id ?? null });
}

function questionOf({ key, intent, topic }: NonNullable<TranscriptMessage['question']>): Question {
	return { key: key.toWellFormed(), intent: intent?.toWellFormed() ?? null, topic: topic ?? null };
}

function citationOf({ country, law, article, read }: { country: string; law: string; article?: string | undefined; read: string }) {
	return { country, law, ...definedFields({ article }), read };
}

function importDeletion(progress: ImportProgress, entry: TranscriptDeletion & { readonly isOptional?: true }): Refusal {
	const place = messageNamed(progress, entry);
	if (!place) return entry.isOptional ? null : 'no-such-message';
	if (insertDeletion(progress.store, place, entry.at, entry.reason)) note(progress, place.session, 'deletion');
	return null;
}

function importGap(progress: ImportProgress, entry: TranscriptGap): Refusal {
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
	note(progress, session, 'gap');
}

function importAnnotation(progress: ImportProgress, entry: TranscriptAnnotation): Refusal {
	const { store } = progress;
	const place = messageNamed(progress, entry);
	const [message] = place ? messagesByIds(store, [place.id]) : [];
	if (!place || !message) return 'no-such-message';
	const body = bodyFor(progress, message, entry.body);
	if (typeof body === 'string') return body;
	const { id, author, at } = entry;
	if (insertAnnotation(store, place, { id, sessionId: message.sessionId, messageId: place.id, author, at, body }) === null) return null;
	note(progress, place.session, 'annotation');
	followAnnotations(store, place);
	return null;
}

function importAnswer(progress: ImportProgress, { id, key, act, author, at }: TranscriptAnswer): Refusal {
	const session = progress.session ?? progress.knownSession;
	if (session === null) return 'no-such-session';
	if (insertQuestionAnswer(progress.store, session, { id, key: key.toWellFormed(), act, author, at })) note(progress, session, 'question_answer');
	return null;
}

/** The body for this store, or why there is none. */
function bodyFor(progress: ImportProgress, message: Message, body: TranscriptAnnotation['body']): AnnotationBody | TranscriptProblemCode {
	switch (body.type) {
		case 'verdict': {
			const { flag: index, ...verdict } = body;
			const flag = message.flags[index];
			return flag ? { ...verdict, flagId: flag.id } : 'no-such-flag';
		}
		case 'flag':
			return isSpanOf(message.text, body.span) ? body : 'bad-span';
		case 'label':
			return body.span === undefined || isSpanOf(message.text, body.span) ? body : 'bad-span';
		case 'approval':
		case 'undo': {
			const target = annotationByUuid(progress.store, body.annotationId);
			return target?.messageId === message.id ? body : 'no-such-annotation';
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
	const source = sourceOnChannel(store, session, kind, channel) ?? addSource(progress, session, kind, channel);
	progress.sources.set(channelId, source);
	teachCorrections(store, memory, channelId);
	return source;
}

function addSource(progress: ImportProgress, session: number, kind: string, channel: string): SourceRow {
	const source = insertSource(progress.store, session, { name: `${kind}:${channel}`, kind, channel, label: channel });
	note(progress, session, 'source');
	return source;
}

function sessionOf(progress: ImportProgress): number {
	return progress.session ?? beginSession(progress);
}

function beginSession(progress: ImportProgress): number {
	const { store, entry, waitingGaps } = progress;
	const { id: uuid, show, startedAt, endedAt, ending, seal } = entry;
	const chatDelayMs = seal?.chatDelayMs ?? entry.chatDelayMs ?? 0;
	const session = insertSession(store, { uuid, show, startedAt, endedAt: endedAt ?? startedAt, ending: ending ?? null, isImported: true });
	if (chatDelayMs !== 0) setSessionChatDelay(store, session, chatDelayMs);
	progress.session = session;
	progress.isNewSession = true;
	noteImportedSession(store, session);
	for (const gap of waitingGaps.splice(0)) storeGap(progress, session, gap);
	return session;
}

/** Rows of a session that the import made itself go with it. */
function note(progress: ImportProgress, session: number, kind: JournalKind): void {
	if (!progress.isNewSession || session !== progress.session) noteImportedRow(progress.store, session, kind);
}
