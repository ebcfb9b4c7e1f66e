import { followAnnotations } from '../../electron/desk/annotation/following-state.ts';
import { insertAnnotation } from '../../electron/desk/store/annotation-table.ts';
import { insertDeletion } from '../../electron/desk/store/deletion-table.ts';
import { insertFlag } from '../../electron/desk/store/flag-table.ts';
import { insertMessage } from '../../electron/desk/store/message-table.ts';
import { openForWriting } from '../../electron/desk/store/open-store.ts';
import { insertQuestion } from '../../electron/desk/store/question-table.ts';
import { endSession, insertSession } from '../../electron/desk/store/session-table.ts';
import { insertSource } from '../../electron/desk/store/source-table.ts';
import type { WritableStore } from '../../electron/desk/store/store.ts';
import { VERDICTS } from '../../shared/model/annotation.ts';
import { CATEGORIES, SEVERITIES } from '../../shared/model/category.ts';
import type { FoundFlag } from '../../shared/model/flag.ts';
import { type BenchLine, benchChat } from './chat.ts';

/** A show of two hours at a good pace. */
const MESSAGES_PER_SESSION = 20_000;
const SHOW_MS = 2 * 3_600_000;
const DISTINCT_LINES = 20_000;
const ROWS_PER_TRANSACTION = 1_000;
const VIEWERS = 5_003;
const FIRST_SHOW = Date.UTC(2025, 0, 6, 18);
/** Two shows a day. */
const BETWEEN_SHOWS_MS = 12 * 3_600_000;
const MARKETS = ['ES', 'RU', 'FR', 'SA', 'UA'];

/**
 * A store of a team that has watched for months: a message in ten flagged, one flag in five judged, one message in fifty taken away
 * by its platform, questions, notes; and in the oldest session one word that is nowhere else. Nothing of it is indexed.
 */
export function makeSearchedStore(file: string, messages: number): WritableStore {
	const store = openForWriting(file, () => {});
	const lines = benchChat(Math.min(messages, DISTINCT_LINES), 77);
	const languages = lines.map(({ text }) => languageOf(text));
	for (let first = 0; first < messages; first += MESSAGES_PER_SESSION) {
		const number = first / MESSAGES_PER_SESSION;
		const startedAt = FIRST_SHOW + number * BETWEEN_SHOWS_MS;
		const market = MARKETS[number % MARKETS.length] ?? 'ES';
		const show = { title: `${market} show ${number}`, host: 'Lucía', platform: 'bench', market, languages: ['es'] };
		const uuid = crypto.randomUUID();
		const session = insertSession(store, { uuid, show, startedAt, endedAt: null, ending: null, isImported: false });
		const source = insertSource(store, session, { name: 'chat', kind: 'replay', channel: `channel-${market}`, label: market });
		const end = Math.min(first + MESSAGES_PER_SESSION, messages);
		for (let start = first; start < end; start += ROWS_PER_TRANSACTION) {
			store.transaction(() => {
				for (let index = start; index < Math.min(start + ROWS_PER_TRANSACTION, end); index += 1) {
					const place = scattered(index) % lines.length;
					const line = lines[place];
					const at = startedAt + Math.floor(((index - first) * SHOW_MS) / MESSAGES_PER_SESSION);
					if (line) insertLine(store, { session, source: source.id, channel: source.channel, uuid }, line, languages[place] ?? 'es', index, at);
				}
			});
		}
		endSession(store, session, startedAt + SHOW_MS, 'finished');
	}
	return store;
}

interface Place {
	readonly session: number;
	readonly source: number;
	readonly channel: number;
	readonly uuid: string;
}

function insertLine(store: WritableStore, { uuid, ...place }: Place, line: BenchLine, tag: string, index: number, at: number): void {
	const chance = scattered(index + 1_000_003) % 1_000;
	const viewer = `viewer${scattered(index + 77) % VIEWERS}`;
	const author = line.role === 'viewer' ? { id: viewer, name: viewer } : line.author;
	const isQuestion = line.text.includes('?');
	const text = index === 17 ? `${line.text} ornitorrinco` : line.text;
	const { kind, role, emotes } = line;
	const language = { tag, script: 'Zyyy', confidence: 0.9 };
	const row = { kind, role, emotes, author, text, sentAt: at, receivedAt: at, clock: 'ok', replyTo: null, language, isQuestion } as const;
	const id = insertMessage(store, { ...place, ...row, platformId: crypto.randomUUID() });
	if (id === null) return;
	if (isQuestion) {
		const question = { key: `es: ${chance % 40}`, intent: null, topic: null };
		insertQuestion(store, { ...question, message: id, session: place.session, author: viewer, language: tag, askedAt: at });
	}
	if (chance < 20) insertDeletion(store, { id, session: place.session, channel: place.channel }, at, 'message');
	if (chance % 10 !== 0) return;
	const flag = insertFlag(store, place.session, id, flagOf(text, index));
	if (chance % 50 !== 0) return;
	const verdict = VERDICTS[scattered(index) % VERDICTS.length] ?? 'confirmed';
	const body = { type: 'verdict', flagId: flag.id, verdict } as const;
	const who = { name: index % 3 === 0 ? 'Ana' : 'Wei', role: 'specialist' } as const;
	const messagePlace = { id, session: place.session, channel: place.channel };
	insertAnnotation(store, messagePlace, { id: crypto.randomUUID(), sessionId: uuid, messageId: id, author: who, at, body });
	followAnnotations(store, messagePlace);
}

function flagOf(text: string, index: number): FoundFlag {
	const category = CATEGORIES[scattered(index + 5) % CATEGORIES.length] ?? 'health';
	const severity = SEVERITIES[scattered(index + 9) % SEVERITIES.length] ?? 'low';
	return {
		category,
		severity,
		start: 0,
		end: Math.min(1, text.length),
		rule: `bench.${category}`,
		pack: 'bench@1',
		explanation: { matched: text.slice(0, 1), factors: [] },
	};
}

function languageOf(text: string): string {
	if (/\p{Script=Arabic}/u.test(text)) return 'ar';
	if (/\p{Script=Cyrillic}/u.test(text)) return 'ru';
	return /\b(?:le|la montre|est|les|je|c'est|pas)\b/i.test(text) ? 'fr' : 'es';
}

/** Knuth's multiplicative hash: the same for the same index, and in no order. */
function scattered(index: number): number {
	return Math.imul(index, 2_654_435_761) >>> 0;
}
