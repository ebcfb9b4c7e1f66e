import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readTranscript } from '../../../../../electron/desk/transcripts/incoming/jsonl-reader.ts';
import { MAX_LINE_LENGTH } from '../../../../../electron/desk/transcripts/incoming/text-lines.ts';
import type { TranscriptEntry, TranscriptProblem } from '../../../../../electron/desk/transcripts/transcript-entry.ts';
import { scratchFolder } from '../../store/scratch-store.ts';

const SESSION_LINE = {
	type: 'session',
	version: 1,
	id: '01990000-0000-7000-8000-000000000001',
	show: { title: 't', host: 'h', platform: 'twitch', market: 'ES', languages: ['es'] },
	startedAt: 0,
	endedAt: 9,
};
const line = (fields: object) => JSON.stringify(fields);
const message = (fields: object) => line({ type: 'message', id: 'm', text: 'hola', receivedAt: 1, ...fields });

async function readAll(content: string | Buffer) {
	const path = join(scratchFolder(), 'show.jsonl');
	writeFileSync(path, content);
	return readPath(path);
}

async function readPath(path: string) {
	const entries: (TranscriptEntry | TranscriptProblem)[] = [];
	for await (const entry of readTranscript(path, 'show.jsonl')) entries.push(entry);
	return entries;
}

const fault = (code: string) => expect.objectContaining({ code });

test('a message needs its id, text and time; the rest has sensible defaults', async () => {
	const [session, bare] = await readAll(`${line(SESSION_LINE)}\n${message({})}\n`);
	expect(session).toEqual({ ...SESSION_LINE, line: 1 });
	expect(bare).toEqual({ type: 'message', id: 'm', kind: 'chat', role: 'viewer', author: { id: '', name: '' }, text: 'hola', receivedAt: 1, line: 2 });
});

test('a byte order mark, CRLF, empty lines, unknown fields and a missing last line feed are all fine', async () => {
	const entries = await readAll(`\uFEFF${line({ ...SESSION_LINE, colour: 'red' })}\r\n\r\n\n${message({ weather: 'sun' })}\r\n${message({ id: 'n' })}`);
	expect(entries.map((entry) => [entry.type, entry.line])).toEqual([
		['session', 1],
		['message', 4],
		['message', 5],
	]);
});

test('a bad line is a problem that names its field, never its content, and the next line is read', async () => {
	const lines = [
		'{"type":',
		message({ text: 7 }),
		message({ receivedAt: undefined }),
		line({ type: 'poem', text: 'secret' }),
		line(SESSION_LINE),
		message({ flags: [{}] }),
	];
	const entries = await readAll([line(SESSION_LINE), ...lines, message({})].join('\n'));
	expect(entries.slice(1)).toEqual([
		{ type: 'problem', line: 2, code: 'not-json' },
		{ type: 'problem', line: 3, code: 'bad-field', values: { field: 'text' } },
		{ type: 'problem', line: 4, code: 'bad-field', values: { field: 'receivedAt' } },
		{ type: 'problem', line: 5, code: 'bad-field', values: { field: 'type' } },
		{ type: 'problem', line: 6, code: 'second-session' },
		{ type: 'problem', line: 7, code: 'bad-field', values: { field: 'flags.0.category' } },
		expect.objectContaining({ type: 'message', line: 8 }),
	]);
});

test('a line of a mebibyte is read, a longer one is a problem, and both leave the lines around them whole', async () => {
	const padding = MAX_LINE_LENGTH - message({ text: '' }).length;
	const entries = await readAll(
		[line(SESSION_LINE), message({ text: 'x'.repeat(padding) }), message({ text: 'x'.repeat(padding + 1) }), message({ text: 'ё' })].join('\n'),
	);
	expect(entries.map(({ type }) => type)).toEqual(['session', 'message', 'problem', 'message']);
	expect(entries[3]).toMatchObject({ text: 'ё', line: 4 });
});

test('characters that lie across the pieces a file is read in stay whole', async () => {
	const text = 'ساعة手表👍'.repeat(20_000);
	const entries = await readAll(`${line(SESSION_LINE)}\n${message({ text: 'a' })}\n${message({ text })}\n`);
	expect(entries[2]).toMatchObject({ text });
});

test('what is not our transcript, or newer, or not there, is refused in words', async () => {
	await expect(readAll('')).rejects.toEqual(fault('not-a-transcript'));
	await expect(readAll('hello\n')).rejects.toEqual(fault('not-a-transcript'));
	await expect(readAll(message({}))).rejects.toEqual(fault('not-a-transcript'));
	await expect(readAll(Buffer.alloc(3_000_000))).rejects.toEqual(fault('not-a-transcript'));
	await expect(readAll(line({ ...SESSION_LINE, version: 2 }))).rejects.toEqual(fault('file-newer'));
	await expect(readPath(join(scratchFolder(), 'none.jsonl'))).rejects.toEqual(fault('file-unreadable'));
});

test('the demo show is a transcript without a problem', async () => {
	const entries = await readPath(fileURLToPath(new URL('../../../../../resources/demo/watch-show.jsonl', import.meta.url)));
	expect(entries.filter(({ type }) => type === 'problem')).toEqual([]);
	expect(entries.filter(({ type }) => type === 'message').length).toBeGreaterThanOrEqual(400);
});
