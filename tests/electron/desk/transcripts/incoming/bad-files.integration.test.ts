import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createGzip, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openIncoming } from '../../../../../electron/desk/transcripts/incoming/open-incoming.ts';
import { scratchFolder } from '../../store/scratch-store.ts';
import { encoded, readIncoming } from './read-incoming.ts';

const fault = (code: string) => expect.objectContaining({ code });

test.each([
	['nothing', ''],
	['spaces', ' \n\r\n\t'],
	['a packed nothing', gzipSync('')],
])('a file of %s is empty', async (_, content) => {
	await expect(readIncoming(content)).rejects.toEqual(fault('file-empty'));
});

test.each([
	['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
	['a zip archive', Buffer.from('504b0304140000000800', 'hex')],
	['a web page', '<!doctype html><html><body>a,b\nc,d</body></html>'],
	['somebody else’s JSON', '{"name": "x", "version": "1.0.0", "scripts": {}}'],
	['somebody else’s JSON list', '[{"name": "x", "url": "https://x"}]'],
	['prose', 'It was a dark and stormy night.\nThe rain fell in torrents.\n'],
	['random bytes', Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7919 + 13) % 251))],
])('%s is foreign', async (_, content) => {
	await expect(readIncoming(content)).rejects.toEqual(fault('file-foreign'));
});

test('a file that is said to be what it is not is refused, and a path in its name is never followed', async () => {
	await expect(readIncoming('WEBVTT\n\n00:00.000 --> 00:01.000\nhi\n', { format: 'srt' })).rejects.toEqual(fault('file-foreign'));
	await expect(openIncoming(join(scratchFolder(), 'none'), '../../etc/passwd', {})).rejects.toEqual(fault('file-unreadable'));
});

test('lists and objects nested deeper than any tool nests, and keys without end, are refused', async () => {
	const item = '{"message": "a", "timestamp": 1}';
	await expect(readIncoming(`[${item}, ${'['.repeat(100_000)}`)).rejects.toEqual(fault('file-bomb'));
	await expect(readIncoming(`{"streamer": {}, "video": {}, "comments": ${'{"a":'.repeat(100)}`)).rejects.toEqual(fault('file-bomb'));
	await expect(readIncoming(`{"FileInfo": {}, "${'k'.repeat(5_000)}": 1}`)).rejects.toEqual(fault('file-bomb'));
});

test('a text without end is one problem, and costs no memory', async () => {
	const before = process.memoryUsage().heapUsed;
	const { texts, problems } = await readIncoming(
		`[{"message": "a", "timestamp": 1}, {"message": "${'x'.repeat(30_000_000)}", "timestamp": 2}, {"message": "b", "timestamp": 3}]`,
	);
	expect(texts).toEqual(['a', 'b']);
	expect(problems).toEqual([{ line: 1, code: 'too-long' }]);
	expect(process.memoryUsage().heapUsed - before).toBeLessThan(150_000_000);
});

test('a packed file that unpacks to a hundred times itself is refused before it is unpacked', async () => {
	const path = join(scratchFolder(), 'bomb.gz');
	const gzip = createGzip();
	const file = gzip.pipe(createWriteStream(path));
	gzip.write('WEBVTT\n\n');
	for (let piece = 0; piece < 160; piece += 1) {
		if (!gzip.write('\n'.repeat(1024 * 1024))) await once(gzip, 'drain');
	}
	gzip.end();
	await once(file, 'finish');
	await expect(async () => {
		const opened = await openIncoming(path, 'bomb.gz', {});
		if (opened.type === 'transcript') for await (const _ of opened.transcript.entries());
	}).rejects.toEqual(fault('file-bomb'));
});

test('a packed file that is damaged is good up to there; one of which nothing can be unpacked is refused', async () => {
	const lines = Array.from({ length: 4_000 }, (_, index) =>
		JSON.stringify({ message: `m${(index * 7919) % 10_007}`, timestamp: index + 1, message_id: `i${index}` }),
	);
	const packed = gzipSync(lines.join('\n'));
	packed.fill(0xff, packed.length - 3_000, packed.length - 2_000);
	const { texts, problems } = await readIncoming(packed);
	expect(texts.length).toBeGreaterThan(100);
	expect(problems.map(({ code }) => code)).toContain('damaged');
	const torn = gzipSync('hello');
	torn.fill(0xff, 10);
	await expect(readIncoming(torn)).rejects.toEqual(fault('file-unreadable'));
});

const RUSSIAN = 'Сколько минут часы выдержат под водой?';
const ARABIC = 'كم دقيقة تتحمل الساعة تحت الماء؟';
const SPANISH = '¿Cuántos minutos aguanta? ¡Qué bonito!';
const FRENCH = 'Ça marche très bien, déjà acheté à Noël';

test.each([
	['utf-8', `${RUSSIAN} ${ARABIC} 👍`, 'utf-8'],
	['utf-16le', `${RUSSIAN} ${ARABIC} 👍`, 'utf-16le'],
	['utf-16be', `${SPANISH} 👍`, 'utf-16be'],
	['windows-1251', RUSSIAN, 'windows-1251'],
	['windows-1251', 'да', 'windows-1251'],
	['windows-1256', ARABIC, 'windows-1256'],
	['windows-1256', 'كم السعر', 'windows-1256'],
	['windows-1252', SPANISH, 'windows-1252'],
	['windows-1252', FRENCH, 'windows-1252'],
])('%s is known by its bytes: %s', async (encoding, text, name) => {
	const file = `1\r\n00:00:01,000 --> 00:00:02,000\r\n${text}\r\n`;
	for (const mark of encoding.startsWith('utf') ? ['', '\uFEFF'] : ['']) {
		const read = await readIncoming(encoded(encoding, mark + file));
		expect(read.encoding).toBe(name);
		expect(read.texts).toEqual([text]);
	}
});

test('an encoding is known by its letters even where they come after a megabyte of ASCII', async () => {
	const cues = Array.from({ length: 20_000 }, (_, index) => `${index}\n00:00:01,000 --> 00:00:02,000\nok ok ok ok ok ok\n`);
	const { encoding, texts } = await readIncoming(encoded('windows-1251', `${cues.join('\n')}\n9\n00:00:03,000 --> 00:00:04,000\n${RUSSIAN}\n`));
	expect(encoding).toBe('windows-1251');
	expect(texts.at(-1)).toBe(RUSSIAN);
});
