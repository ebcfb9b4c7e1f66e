import type { Flag } from '../../../shared/model/flag.ts';
import type { Deletion, Message } from '../../../shared/model/message.ts';
import type { Speech } from '../../../shared/model/speech.ts';
import type { Analyser, Analysis } from '../analysis/analysis.ts';
import { personKey } from '../analysis/team-lists/team-lists.ts';
import { noteReferencePrice } from '../compliance/note-reference-price.ts';
import type { DeletionTarget, SpokenLine } from '../intake/source.ts';
import { insertDeletion, isDeleted, standingMessages } from '../store/deletion-table.ts';
import { insertFlag } from '../store/flag-table.ts';
import { insertMessage, type MessagePlace, messageInChannel } from '../store/message-table.ts';
import { insertOrigin } from '../store/origin-table.ts';
import { insertQuestion, insertStatedFacts } from '../store/question-table.ts';
import { isSealed } from '../store/seal-table.ts';
import { countInSession, sessionUuid } from '../store/session-table.ts';
import type { SourceRow } from '../store/source-table.ts';
import { insertSpeech } from '../store/speech-table.ts';
import type { WritableStore } from '../store/store.ts';
import { authorKey, type LiveSession } from './live-session.ts';
import type { IntakeItem, IntakeMessage, RecordedBatch } from './protocol.ts';
import { flagsOnLine, joinedText, placeFlags } from './spoken-sentence.ts';

/** Analyses and stores a batch, all of it or nothing. Messages the store has already are counted, never stored twice. */
export function recordItems(store: WritableStore, analyser: Analyser, session: LiveSession, items: readonly IntakeItem[]): RecordedBatch {
	return store.transaction(() => {
		const messages: Message[] = [];
		const deletions: Deletion[] = [];
		const duplicates: Record<string, number> = {};
		let sealedDeletions = 0;
		let flags = 0;
		for (const item of items) {
			if (item.type === 'deletion') {
				const taken = takeAway(store, session, sourceOf(session, item.sourceId), item.target, item.at);
				deletions.push(...taken.deletions);
				sealedDeletions += taken.sealedDeletions;
				continue;
			}
			const lines = item.type === 'sentence' ? item.lines : [item.message];
			const recorded = recordLines(store, analyser, session, lines);
			for (const [index, { sourceId }] of lines.entries()) {
				const message = recorded[index] ?? null;
				if (message === null) duplicates[sourceId] = (duplicates[sourceId] ?? 0) + 1;
				else {
					messages.push(message);
					flags += message.flags.length;
				}
			}
		}
		if (messages.length > 0) countInSession(store, session.row, { messages: messages.length, flags });
		return { messages, deletions, duplicates, sealedDeletions };
	});
}

/**
 * One message, or the lines of one spoken sentence, all of one source and author: analysed together, stored one by one. A line the store has
 * already is null; what was found in it is kept with its first recording.
 */
function recordLines(store: WritableStore, analyser: Analyser, session: LiveSession, incoming: readonly IntakeMessage[]): readonly (Message | null)[] {
	const [first] = incoming;
	if (first === undefined) return [];
	const source = sourceOf(session, first.sourceId);
	const { kind, role } = first;
	// SQLite keeps UTF-8, which has no lone surrogates: what is analysed and shown must be what is stored.
	const texts = incoming.map(({ text }) => text.toWellFormed());
	const author = { id: first.author.id.toWellFormed(), name: first.author.name.toWellFormed() };
	const authorId = authorKey(source.channel, author.id);
	const person = personKey(source.realm, author.id);
	const emotes = incoming.length === 1 ? first.emotes : [];
	const found = analyser.analyse({ text: joinedText(texts), kind, role, authorId, authorName: author.name, person, emotes }, session.memory);
	const placed = incoming.length === 1 ? null : placeFlags(texts, found.flags);
	const stored: (Message | null)[] = [];
	for (const [index, line] of incoming.entries()) {
		const flags = placed === null ? found.flags : flagsOnLine(placed, index, (earlier) => stored[earlier]?.id ?? null);
		const isLast = index === incoming.length - 1;
		const own = { text: texts[index] ?? '', author, flags, statedTopics: isLast ? found.statedTopics : [] };
		stored.push(recordMessage(store, session, source, line, { ...found, ...own, question: isLast ? found.question : null }));
	}
	return stored;
}

/** Null where the store has it already. */
function recordMessage(
	store: WritableStore,
	session: LiveSession,
	source: SourceRow,
	incoming: IntakeMessage,
	found: Analysis & Pick<Message, 'text' | 'author'>,
): Message | null {
	const { kind, role, emotes, sentAt, receivedAt, clock, replyTo, origin } = incoming;
	const { text, author, language, isQuestion, question } = found;
	const platformId = incoming.platformId.toWellFormed();
	const row = { platformId, kind, role, author, text, sentAt, receivedAt, clock, emotes, replyTo, language, isQuestion };
	const id = insertMessage(store, { ...row, session: session.row, source: source.id, channel: source.channel });
	if (id === null) return null;
	const flags = found.flags.length === 0 ? NO_FLAGS : found.flags.map((flag) => insertFlag(store, session.row, id, flag));
	if (question !== null) {
		insertQuestion(store, {
			...question,
			message: id,
			session: session.row,
			author: authorKey(source.channel, author.id),
			language: language.tag,
			askedAt: receivedAt,
		});
	}
	insertStatedFacts(store, session.row, id, receivedAt, found.statedTopics);
	if (origin !== undefined) insertOrigin(store, session.row, id, origin);
	noteReferencePrice(store, session.row, { id, text, kind, role, isQuestion, receivedAt });
	const speech = incoming.speech === undefined ? null : recordSpeech(store, session, source, id, incoming.speech);
	const more = { ...(speech === null ? {} : { speech }), ...(origin === undefined ? {} : { origin }) };
	return { id, sessionId: session.uuid, sourceId: incoming.sourceId, ...row, question, flags, ...more };
}

/** Null where the recogniser said nothing beyond the text. */
function recordSpeech(store: WritableStore, session: LiveSession, source: SourceRow, message: number, { words = [], supersedes }: SpokenLine): Speech | null {
	const corrected = supersedes === undefined ? null : messageInChannel(store, source.channel, supersedes.toWellFormed());
	const speech = { words, supersedes: corrected?.id ?? null };
	if (words.length === 0 && speech.supersedes === null) return null;
	insertSpeech(store, session.row, message, speech);
	return speech;
}

const NO_FLAGS: readonly Flag[] = [];

/** A message recorded in an earlier session of the channel can be taken away too; one that is not known cannot, and what was sealed stays as it was. */
function takeAway(
	store: WritableStore,
	session: LiveSession,
	source: SourceRow,
	target: DeletionTarget,
	at: number,
): Pick<RecordedBatch, 'deletions' | 'sealedDeletions'> {
	const { places, reason } = targetOf(store, session, source, target);
	const deletions: Deletion[] = [];
	let sealedDeletions = 0;
	for (const place of places) {
		const isOwn = place.session === session.row;
		if (!isOwn && isSealed(store, place.session)) {
			if (!isDeleted(store, place.id)) sealedDeletions += 1;
		} else if (insertDeletion(store, place, at, reason)) {
			deletions.push({ messageId: place.id, sessionId: isOwn ? session.uuid : sessionUuid(store, place.session), at, reason });
		}
	}
	return { deletions, sealedDeletions };
}

function targetOf(
	store: WritableStore,
	session: LiveSession,
	source: SourceRow,
	target: DeletionTarget,
): { readonly places: readonly MessagePlace[]; readonly reason: Deletion['reason'] } {
	if (target === 'all') return { places: standingMessages(store, session.row, source.channel, null), reason: 'clear' };
	if ('authorId' in target) return { places: standingMessages(store, session.row, source.channel, target.authorId), reason: 'author' };
	const place = messageInChannel(store, source.channel, target.platformId);
	return { places: place ? [place] : [], reason: 'message' };
}

function sourceOf(session: LiveSession, sourceId: string): SourceRow {
	const source = session.sources.get(sourceId);
	if (!source) throw new Error('a message of a source the session does not have');
	return source;
}
