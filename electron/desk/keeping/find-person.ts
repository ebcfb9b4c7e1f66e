import { DeskError } from '../../../shared/contract/errors.ts';
import type { FoundPerson, PersonPreview } from '../../../shared/model/keeping.ts';
import type { ReplyParent } from '../../../shared/model/message.ts';
import { realmOf } from '../../../shared/model/team-exception.ts';
import { exceptionsAbout, messagesAfter } from '../store/anonymising-table.ts';
import { authorsLike, authorsOfPerson, type ChannelAuthor, sessionsByRow, sessionsOfAuthor } from '../store/person-query.ts';
import { standingSeals } from '../store/seal-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { createNameHider, isUnmistakable, namesOf } from './anonymising/name-hider.ts';

/** Who somebody means that asks to be forgotten, and what forgetting them would change. */

/** Names on channels are gathered to people; more than anybody looks through. */
const MOST_AUTHORS = 500;
const MOST_SHOWN = 5;

/** Whose names or ids hold these words, who wrote last first. */
export function findPeople(store: ReadableStore, text: string, limit: number): readonly FoundPerson[] {
	const people = new Map<string, ChannelAuthor>();
	for (const author of authorsLike(store, text, MOST_AUTHORS)) {
		const key = JSON.stringify([realmOf(author.kind, author.channelName), author.id]);
		if (!people.has(key)) people.set(key, author);
	}
	return [...people.values()].slice(0, limit).map(({ kind, channelName, id }) => personOf(store, realmOf(kind, channelName), id));
}

/** @param backups how many files hold the store as it was before. @throws DeskError person-not-found */
export function previewPerson(store: ReadableStore, realm: string, id: string, backups: number): PersonPreview {
	const authors = authorsOfPerson(store, realm, id);
	const person = personOf(store, realm, id);
	const channels = new Set(authors.map(({ channel }) => channel));
	const sessions = sessionsByRow(store, sessionsOfAuthor(store, id, [...channels]));
	const names = namesOf(authors);
	const seals = standingSeals(store, null);
	return {
		person,
		...countNamings(store, names, (channel, authorId) => authorId === id && channels.has(channel)),
		isUnmistakable: names.every(isUnmistakable),
		exceptions: exceptionsAbout(store, realm, id),
		sealedSessions: sessions.filter(({ row }) => seals.has(row)).length,
		backups,
		runningShow: sessions.find(({ endedAt }) => endedAt === null)?.title ?? null,
	};
}

function personOf(store: ReadableStore, realm: string, id: string): FoundPerson {
	const authors = authorsOfPerson(store, realm, id);
	if (authors.length === 0) throw personNotFound();
	const channels = [...new Set(authors.map(({ channel }) => channel))];
	return {
		realm,
		id,
		names: [...new Set(authors.map(({ name }) => name))].slice(0, MOST_SHOWN),
		channels: [...new Set(authors.map(({ channelName }) => channelName))].slice(0, MOST_SHOWN),
		messages: authors.reduce((sum, { messages }) => sum + messages, 0),
		sessions: sessionsOfAuthor(store, id, channels).length,
		lastAt: Math.max(...authors.map(({ lastAt }) => lastAt)),
	};
}

const ROWS_AT_ONCE = 5_000;

/** How others name them, each line once. */
function countNamings(store: ReadableStore, names: readonly string[], isTheirs: (channel: number, authorId: string) => boolean) {
	const hider = createNameHider(names.map((name) => ({ name, asWord: true })));
	const called = new Set(names.map((name) => name.toLowerCase()));
	const counts = { replies: 0, mentions: 0, bareWords: 0 };
	let after: number | null = 0;
	while (after !== null) {
		const messages: ReturnType<typeof messagesAfter> = messagesAfter(store, null, after, ROWS_AT_ONCE);
		for (const { channel, authorId, text, replyTo } of messages) {
			if (isTheirs(channel, authorId)) continue;
			const how = hider.findIn(text);
			if (how === 'mention') counts.mentions += 1;
			else if (how === 'word') counts.bareWords += 1;
			if (replyTo !== null && called.has((JSON.parse(replyTo) as ReplyParent).authorName?.toLowerCase() ?? '')) counts.replies += 1;
		}
		after = messages.length < ROWS_AT_ONCE ? null : (messages.at(-1)?.id ?? null);
	}
	return counts;
}

export function personNotFound(): DeskError {
	return new DeskError('person-not-found', 'Nobody of that name has written in a session of this store.');
}
