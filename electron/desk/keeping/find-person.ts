import { DeskError } from '../../../shared/contract/errors.ts';
import type { FoundPerson, PersonPreview } from '../../../shared/model/keeping.ts';
import type { ReplyParent } from '../../../shared/model/message.ts';
import { realmOf } from '../../../shared/model/team-exception.ts';
import { exceptionsAbout, messagesAfter } from '../store/anonymising-table.ts';
import { type AuthorInSession, authorsLike, type ChannelAuthor, sessionsByRow, writingsOf, writingsOfPerson } from '../store/person-query.ts';
import { standingSeals } from '../store/seal-table.ts';
import type { ReadableStore } from '../store/store.ts';
import { createNameHider, isUnmistakable, namesOf } from './anonymising/name-hider.ts';

/** Who somebody means that asks to be forgotten, and what forgetting them would change. */

/** Names on channels are gathered to people; more than anybody looks through. */
const MOST_AUTHORS = 500;
const MOST_SHOWN = 5;
/** Kinds of sources whose channels have names that people know; the others are numbered, or named by the relay message by message. */
const NAMED_CHANNELS: ReadonlySet<string> = new Set(['twitch', 'trovo', 'vkvideo', 'goodgame', 'kick', 'websocket']);

/** Whose names or ids hold these words, who wrote last first. */
export function findPeople(store: ReadableStore, text: string, limit: number): readonly FoundPerson[] {
	const keys = new Set(authorsLike(store, text, MOST_AUTHORS).map(keyOf));
	const ids = [...new Set([...keys].map((key) => (JSON.parse(key) as [string, string])[1]))];
	const writings = Map.groupBy(writingsOf(store, ids), keyOf);
	return [...keys].slice(0, limit).map((key) => personOf(writings.get(key) ?? []));
}

/** @param backups how many files hold the store as it was before. @throws DeskError person-not-found */
export function previewPerson(store: ReadableStore, realm: string, id: string, backups: number): PersonPreview {
	const writings = writingsOfPerson(store, realm, id);
	const person = personOf(writings);
	const channels = new Set(writings.map(({ channel }) => channel));
	const sessions = sessionsByRow(store, [...new Set(writings.map(({ session }) => session))]);
	const names = namesOf(writings);
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

function keyOf({ kind, channelName, id }: ChannelAuthor): string {
	return JSON.stringify([realmOf(kind, channelName), id]);
}

/** @param writings of one person, latest first. @throws DeskError person-not-found where there are none */
function personOf(writings: readonly AuthorInSession[]): FoundPerson {
	const [latest] = writings;
	if (latest === undefined) throw personNotFound();
	const channels = new Set(writings.flatMap(channelOf));
	return {
		realm: realmOf(latest.kind, latest.channelName),
		id: latest.id,
		names: [...new Set(writings.map(({ name }) => name))].slice(0, MOST_SHOWN),
		channels: [...channels].slice(0, MOST_SHOWN),
		messages: writings.reduce((sum, { messages }) => sum + messages, 0),
		sessions: new Set(writings.map(({ session }) => session)).size,
		lastAt: latest.lastAt,
	};
}

/** What people call where they wrote: a channel by its name, a relayed one with its platform, such as "youtube Lucía live". */
function channelOf({ kind, channelName, heardPlatform, heardChannel }: AuthorInSession): readonly string[] {
	if (heardPlatform !== null) return [heardChannel === null ? heardPlatform : `${heardPlatform} ${heardChannel}`];
	return NAMED_CHANNELS.has(kind) ? [channelName] : [];
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
