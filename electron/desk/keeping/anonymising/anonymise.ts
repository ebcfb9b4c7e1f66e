import { randomBytes } from 'node:crypto';
import type { ReplyParent } from '../../../../shared/model/message.ts';
import type { Span } from '../../../../shared/model/span.ts';
import { annotationsOfMessages } from '../../store/annotation-table.ts';
import {
	KEYED_COLUMNS,
	keyedTexts,
	messagesAfter,
	type NamedMessage,
	questionKeyOf,
	REPEATING_COLUMNS,
	type RepeatingColumn,
	rewriteAsker,
	rewriteKeyedText,
	rewriteMessage,
	rewriteText,
	textsAfter,
	writingsOn,
} from '../../store/anonymising-table.ts';
import { messagesByIds } from '../../store/message-table.ts';
import type { ReadableStore, WritableStore } from '../../store/store.ts';
import { withoutPersonalData, wordsWithoutPersonalData } from '../../transcripts/personal-data.ts';
import type { NameHider } from './name-hider.ts';

/**
 * Takes people's names out of what is stored, in slices. Whoever calls it opens the erasure around each slice: see
 * erasure.ts. Nothing of a message is removed and no text changes its length, so what the desk found stays where it was.
 */

export interface Pseudonym {
	readonly id: string;
	readonly name: string;
}

/** Drawn anew for each act and kept nowhere else: nobody can find out who it was. */
export function newPseudonym(): Pseudonym {
	const drawn = randomBytes(6).toString('hex');
	return { id: `anonymous-${drawn}`, name: `anonymous-${drawn.slice(0, 6)}` };
}

export interface Anonymising {
	/** By channel and the id there; null for who keeps their name. */
	readonly pseudonymOf: (channel: number, authorId: string) => Pseudonym | null;
	/** By what somebody is called, in small letters: whom an answer is addressed to. */
	readonly pseudonymNamed: (name: string, channel: number) => Pseudonym | null;
	readonly hider: NameHider;
}

export interface SliceOutcome {
	/** Messages of the people themselves, and of others. */
	readonly own: number;
	readonly others: number;
	/** Hand it to the next slice; null after the last. */
	readonly after: number | null;
}

/**
 * Rewrites some messages with all that hangs on them.
 * @param session row number; null: of every session
 * @param after the last message that was looked at
 * @param isTimeUp asked after each message that was changed
 */
export function anonymiseMessages(
	store: WritableStore,
	how: Anonymising,
	session: number | null,
	after: number,
	limit: number,
	isTimeUp: () => boolean,
): SliceOutcome {
	const messages = messagesAfter(store, session, after, limit);
	let own = 0;
	let others = 0;
	for (const message of messages) {
		const pseudonym = message.kind === 'system' ? null : how.pseudonymOf(message.channel, message.authorId);
		const rewritten = pseudonym === null ? withoutNames(how, message) : withoutNames(how, asAnonymous(store, message, pseudonym));
		if (rewritten === message) continue;
		rewriteMessage(store, rewritten);
		if (pseudonym === null) others += 1;
		else own += 1;
		if (isTimeUp()) return { own, others, after: message.id };
	}
	return { own, others, after: messages.length < limit ? null : (messages.at(-1)?.id ?? null) };
}

/**
 * Rewrites some texts of one column that repeat names.
 * @param session as in `anonymiseMessages`
 * @param after the last row that was looked at
 * @returns where the next slice begins; null after the last
 */
export function anonymiseTexts(
	store: WritableStore,
	{ hider }: Pick<Anonymising, 'hider'>,
	column: RepeatingColumn,
	session: number | null,
	after: number,
	limit: number,
): number | null {
	const texts = textsAfter(store, column, session, after, limit);
	for (const { id, text } of texts) {
		const hidden = column.isKey ? hider.hideInKey(text) : hider.hide(text);
		if (hidden !== text) rewriteText(store, column, id, hidden);
	}
	return texts.length < limit ? null : (texts.at(-1)?.id ?? null);
}

/** Would anything of a session be changed? @param session row number */
export function namesAnybody(store: ReadableStore, { pseudonymOf, hider }: Anonymising, session: number): boolean {
	const isNamed = messagesAfter(store, session, 0, Number.MAX_SAFE_INTEGER).some(
		({ kind, channel, authorId, text, replyTo }) =>
			(kind !== 'system' && pseudonymOf(channel, authorId) !== null) || hider.hide(text) !== text || (replyTo !== null && hider.findIn(replyTo) !== null),
	);
	return (
		isNamed || REPEATING_COLUMNS.some((column) => textsAfter(store, column, session, 0, Number.MAX_SAFE_INTEGER).some(({ text }) => hider.hide(text) !== text))
	);
}

/** The team's small tables that repeat names. */
export function anonymiseTeamTexts(store: WritableStore, { hider }: Pick<Anonymising, 'hider'>): void {
	for (const column of KEYED_COLUMNS) {
		for (const { uuid, text } of keyedTexts(store, column)) {
			const hidden = hider.hide(text);
			if (hidden !== text) rewriteKeyedText(store, column, uuid, hidden);
		}
	}
}

/** Under the pseudonym, and without the personal data that they wrote of themselves. */
function asAnonymous(store: WritableStore, row: NamedMessage, pseudonym: Pseudonym): NamedMessage {
	const [message] = messagesByIds(store, [row.id]);
	rewriteAsker(store, row.id, `${row.channel}/${pseudonym.id}`);
	const renamed = { ...row, authorId: pseudonym.id, authorName: pseudonym.name };
	// Of a session that is being taken away nothing else is read any more.
	if (message === undefined) return renamed;
	const added = annotationsOfMessages(store, JSON.stringify([row.id])).flatMap(({ body }): Span[] =>
		body.type === 'flag' && body.category === 'personal-data' ? [body.span] : [],
	);
	const hide: Hide = (words) => wordsWithoutPersonalData(words, message, added);
	const masked = withoutPersonalData(message, { added, parent: null });
	const text = hide(masked.text);
	if (text === row.text) return renamed;
	for (const { id, explanation } of masked.flags) rewriteText(store, { table: 'flag', column: 'explanation' }, id, JSON.stringify(explanation));
	const question = questionKeyOf(store, row.id);
	if (question !== null && masked.question !== null) rewriteText(store, { table: 'question', column: 'key' }, question.id, masked.question.key);
	for (const { table, column, id, text: writing } of writingsOn(store, row.id)) {
		const hidden = column === 'text' ? hide(writing) : JSON.stringify(withWords(JSON.parse(writing), hide));
		if (hidden !== writing) rewriteText(store, { table, column }, id, hidden);
	}
	return { ...renamed, text };
}

type Hide = (words: string) => string;

/** Fields of annotations and of failed checks that hold words; the others are names and ids of the desk's own. */
const WORD_FIELDS: ReadonlySet<string> = new Set(['text', 'comment', 'draft', 'missing', 'unexpected']);

function withWords(value: unknown, hide: Hide, field = ''): unknown {
	if (typeof value === 'string') return WORD_FIELDS.has(field) ? hide(value) : value;
	if (Array.isArray(value)) return value.map((item) => withWords(item, hide, field));
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withWords(item, hide, name)]));
}

/** The same object where it names nobody. */
function withoutNames({ hider, pseudonymNamed }: Pick<Anonymising, 'hider' | 'pseudonymNamed'>, message: NamedMessage): NamedMessage {
	const text = hider.hide(message.text);
	const platformId = hider.hide(message.platformId);
	const replyTo = message.replyTo === null ? null : replyWithoutNames(message.replyTo);
	if (text === message.text && platformId === message.platformId && replyTo === message.replyTo) return message;
	return { ...message, text, platformId, replyTo };

	function replyWithoutNames(json: string): string {
		const reply = JSON.parse(json) as ReplyParent;
		const addressee = reply.authorName === undefined ? null : pseudonymNamed(reply.authorName.toLowerCase(), message.channel);
		const rewritten: ReplyParent = {
			...reply,
			platformId: hider.hide(reply.platformId),
			...(addressee === null ? {} : { authorName: addressee.name }),
			...(reply.text === undefined ? {} : { text: hider.hide(addressee === null ? reply.text : withoutNumbers(reply.text)) }),
		};
		return JSON.stringify(rewritten);
	}
	// An answer repeats what it answers.
	function withoutNumbers(words: string): string {
		return wordsWithoutPersonalData(words, { text: '', flags: [] }, []);
	}
}
