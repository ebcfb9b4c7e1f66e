import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openIncoming } from '../../../../../electron/desk/transcripts/incoming/open-incoming.ts';
import type { TranscriptMessage } from '../../../../../electron/desk/transcripts/transcript-entry.ts';
import type { Message } from '../../../../../shared/model/message.ts';
import { LEAD, SPECIALIST, scratchDesk, scratchFolder } from '../../store/scratch-store.ts';
import { readIncoming } from '../incoming/read-incoming.ts';
import { exported, sessionOf, strangeName, strangeText } from './exported.ts';

/** What another desk makes of our files: all that the format can carry is there again. */

const line = fc.record({
	text: strangeText,
	name: strangeName,
	after: fc.integer({ min: 0, max: 90_000 }),
	role: fc.constantFrom('host', 'moderator', 'viewer'),
	kind: fc.constantFrom('chat', 'speech'),
});
const lines = fc.array(line, { minLength: 1, maxLength: 10 });
type Line = typeof line extends fc.Arbitrary<infer Value> ? Value : never;

/** A show begins at some day, else the desk of 1970 has no year for it. */
const BEGUN = Date.UTC(2026, 4, 1, 19, 4);

function recorded(given: readonly Line[], begun = BEGUN) {
	let at = begun;
	return given.map(({ text, name, after, role, kind }) => {
		at += after;
		return { text, author: { id: name, name }, role, kind, receivedAt: at, sentAt: at, clock: 'ok' } as const;
	});
}

const facts = ({ text, author, role, kind, receivedAt }: Pick<Message, 'text' | 'author' | 'role' | 'kind' | 'receivedAt'> | TranscriptMessage) => ({
	text,
	author: author.name,
	role,
	kind,
	receivedAt,
});

/** A file of which many signs are none that anybody types is taken for no text at all. */
const typed = (text: string) => text.replace(/(?![\t\n\r])[\p{Cc}\ufffd]/gu, '_');

/** The intake takes blanks off a name. */
const named = (name: string) => name.trim();

describe('a session that is exported and read again', () => {
	it('is the same to the byte as our JSONL, whatever was said, marked and noted', async () => {
		await fc.assert(
			fc.asyncProperty(lines, strangeText, async (given, words) => {
				const desk = await scratchDesk();
				const { sessionId, messages } = await sessionOf(desk, recorded(given));
				const on = messages[0]?.id ?? 0;
				const body = words.trim();
				await desk.recorder.annotate({ messageId: on, body: { type: 'note', text: body }, profile: LEAD, at: BEGUN });
				await desk.recorder.annotate({ messageId: on, body: { type: 'translation', to: 'en', text: body }, profile: SPECIALIST, at: BEGUN });
				await desk.recorder.endSession({ sessionId, endedAt: BEGUN + 9_000_000, ending: 'stopped' });
				const text = await exported(desk, 'jsonl', { sessionId });
				const copy = await scratchDesk();
				const file = join(scratchFolder(), 'show.jsonl');
				writeFileSync(file, text);
				const result = await copy.recorder.importTranscript({ file, name: 'show.jsonl', operationId: sessionId, takesPartial: false });
				expect(result).toMatchObject({ added: messages.length, skipped: [] });
				expect(await exported(copy, 'jsonl', { sessionId })).toBe(text);
			}),
			{ numRuns: 12 },
		);
	}, 60_000);

	it('keeps who said what when as a table', async () => {
		const desk = await scratchDesk();
		await fc.assert(
			fc.asyncProperty(lines, async (given) => {
				const { sessionId, messages } = await sessionOf(desk, recorded(given.map((one) => ({ ...one, text: typed(one.text), name: typed(one.name) }))));
				const path = join(scratchFolder(), 'table.csv');
				writeFileSync(path, await exported(desk, 'csv', { sessionId }));
				const opened = await openIncoming(path, 'table.csv', {});
				if (opened.type !== 'table') throw new Error('no table');
				const { text, ...columns } = opened.table.guess;
				const opening = await openIncoming(path, 'table.csv', { columns: { ...columns, text: text ?? 0 } });
				if (opening.type !== 'transcript') throw new Error('no transcript');
				const read: TranscriptMessage[] = [];
				for await (const entry of opening.transcript.entries()) if (entry.type === 'message') read.push(entry);
				expect(read.map((message) => ({ ...facts(message), id: message.id }))).toEqual(
					messages.map((message) => ({ ...facts(message), author: named(message.author.name), id: message.platformId })),
				);
			}),
			{ numRuns: 25 },
		);
	});

	it('keeps the chat for TwitchDownloader, with its authors, times and ids', async () => {
		const desk = await scratchDesk();
		await fc.assert(
			fc.asyncProperty(lines, async (given) => {
				const { sessionId, messages } = await sessionOf(desk, recorded(given.map((one) => ({ ...one, kind: 'chat' }))));
				const { messages: read, problems } = await readIncoming(await exported(desk, 'twitchdownloader', { sessionId }));
				expect(problems).toEqual([]);
				expect(read.map((message) => ({ ...facts(message), id: message.id }))).toEqual(
					messages.map((message) => ({ ...facts(message), author: named(message.author.name), id: message.platformId })),
				);
			}),
			{ numRuns: 25 },
		);
	});

	it('keeps who said what when as WebVTT, and what was said when as SubRip, but for line breaks', async () => {
		const desk = await scratchDesk();
		const onOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
		await fc.assert(
			fc.asyncProperty(lines, async (given) => {
				const spoken = given.map((one) => ({ ...one, kind: 'speech' as const, text: onOneLine(one.text.replaceAll('\u2060', '')) }));
				// Captions know how long the show has been on, not on which day it was.
				const { sessionId, messages } = await sessionOf(
					desk,
					recorded(
						spoken.filter(({ text }) => text !== ''),
						0,
					),
				);
				const vtt = await readIncoming(await exported(desk, 'webvtt', { sessionId }), { startedAt: 0 });
				expect(vtt.problems).toEqual([]);
				expect(vtt.messages.map(facts)).toEqual(messages.map((message) => ({ ...facts(message), author: onOneLine(message.author.name) })));
				const srt = await readIncoming(await exported(desk, 'srt', { sessionId }), { startedAt: 0 });
				expect(srt.problems).toEqual([]);
				expect(srt.messages.map(({ text, receivedAt }) => [text.replaceAll('\u2060', ''), receivedAt])).toEqual(
					messages.map(({ text, receivedAt }) => [text, receivedAt]),
				);
			}),
			{ numRuns: 25 },
		);
	});
});
