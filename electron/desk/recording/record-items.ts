import type { Flag } from '../../../shared/model/flag.ts';
import type { Deletion, Message } from '../../../shared/model/message.ts';
import type { Analyser } from '../analysis/analysis.ts';
import { personKey } from '../analysis/team-lists/team-lists.ts';
import type { DeletionTarget } from '../intake/source.ts';
import { insertDeletion, standingMessages } from '../store/deletion-table.ts';
import { insertFlag } from '../store/flag-table.ts';
import { insertMessage, type MessagePlace, messageInChannel } from '../store/message-table.ts';
import { insertQuestion, insertStatedFacts } from '../store/question-table.ts';
import { countInSession, sessionUuid } from '../store/session-table.ts';
import type { SourceRow } from '../store/source-table.ts';
import type { WritableStore } from '../store/store.ts';
import { authorKey, type LiveSession } from './live-session.ts';
import type { IntakeItem, IntakeMessage, RecordedBatch } from './protocol.ts';

/** Analyses and stores a batch, all of it or nothing. Messages the store has already are counted, never stored twice. */
export function recordItems(store: WritableStore, analyser: Analyser, session: LiveSession, items: readonly IntakeItem[]): RecordedBatch {
	return store.transaction(() => {
		const messages: Message[] = [];
		const deletions: Deletion[] = [];
		const duplicates: Record<string, number> = {};
		let flags = 0;
		for (const item of items) {
			if (item.type === 'deletion') {
				deletions.push(...takeAway(store, session, sourceOf(session, item.sourceId), item.target, item.at));
				continue;
			}
			const message = recordMessage(store, analyser, session, item.message);
			if (message) {
				messages.push(message);
				flags += message.flags.length;
			} else {
				const { sourceId } = item.message;
				duplicates[sourceId] = (duplicates[sourceId] ?? 0) + 1;
			}
		}
		if (messages.length > 0) countInSession(store, session.row, { messages: messages.length, flags });
		return { messages, deletions, duplicates };
	});
}

/** Null where the store has it already. */
function recordMessage(store: WritableStore, analyser: Analyser, session: LiveSession, incoming: IntakeMessage): Message | null {
	const source = sourceOf(session, incoming.sourceId);
	const { kind, role, emotes } = incoming;
	// SQLite keeps UTF-8, which has no lone surrogates: what is analysed and shown must be what is stored.
	const text = incoming.text.toWellFormed();
	const author = { id: incoming.author.id.toWellFormed(), name: incoming.author.name.toWellFormed() };
	const platformId = incoming.platformId.toWellFormed();
	const authorId = authorKey(source.channel, author.id);
	const person = personKey(source.realm, author.id);
	const found = analyser.analyse({ text, kind, role, authorId, authorName: author.name, person, emotes }, session.memory);
	const { language, isQuestion, question } = found;
	const { sentAt, receivedAt, clock, replyTo } = incoming;
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
	return { id, sessionId: session.uuid, sourceId: incoming.sourceId, ...row, question, flags };
}

const NO_FLAGS: readonly Flag[] = [];

/** A message recorded in an earlier session of the channel can be taken away too; one that is not known cannot. */
function takeAway(store: WritableStore, session: LiveSession, source: SourceRow, target: DeletionTarget, at: number): Deletion[] {
	const { places, reason } = targetOf(store, session, source, target);
	return places.flatMap((place) => {
		if (!insertDeletion(store, place, at, reason)) return [];
		const sessionId = place.session === session.row ? session.uuid : sessionUuid(store, place.session);
		return { messageId: place.id, sessionId, at, reason };
	});
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
