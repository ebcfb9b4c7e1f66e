import { expect, test } from 'vitest';
import { readIncoming } from './read-incoming.ts';

const VTT = `WEBVTT - Relojes W1
Kind: captions

STYLE
::cue { color: red }

NOTE a note
of two lines --> not a cue

REGION
id:fred

intro
00:01.500 --> 00:03.000 align:start position:10%
<v.loud Lucía Pérez>Hola &amp; <b>bienvenidos</b>,
a<00:00:02.000><c>quí</c>
<v Oleg>Привет!

00:00:04.000 --> 00:00:03.000
backwards

1:00:00.000 --> 1:00:01.000
<v.viewer.chat Marta>&lt;3 &#128077;&rlm;

this is not a cue

100:00:00.000 --> 100:00:01.000
`;

test('WebVTT: who speaks by voice tags, text without tags and entities; notes, styles and settings are passed over', async () => {
	const { format, session, messages, problems, textless } = await readIncoming(VTT, { startedAt: 1_000 });
	expect(format).toBe('webvtt');
	expect(session).toMatchObject({ show: { title: 'Relojes W1' }, startedAt: 1_000 });
	expect(messages.map(({ line, text, author, role, kind, receivedAt }) => [line, text, author.name, role, kind, receivedAt])).toEqual([
		[14, 'Hola & bienvenidos, aquí', 'Lucía Pérez', 'host', 'speech', 2_500],
		[14, 'Привет!', 'Oleg', 'host', 'speech', 2_500],
		[22, '<3 👍\u200f', 'Marta', 'viewer', 'chat', 3_601_000],
	]);
	expect(problems).toEqual([
		{ line: 19, code: 'bad-time' },
		{ line: 25, code: 'bad-cue' },
	]);
	expect(textless).toBe(1);
});

test('captions that roll word by word say each thing once; others may say the same thing twice', async () => {
	const rolling = `WEBVTT

00:00:00.000 --> 00:00:02.000
 
so<00:00:00.500><c> today</c>

00:00:02.000 --> 00:00:02.010
so today
 

00:00:02.010 --> 00:00:04.000
so today
we<00:00:02.500><c> begin</c>
`;
	expect((await readIncoming(rolling)).texts).toEqual(['so today', 'we begin']);
	expect((await readIncoming('WEBVTT\n\n00:00.000 --> 00:01.000\nsí\n\n00:01.000 --> 00:02.000\nsí\n')).texts).toEqual(['sí', 'sí']);
});

test('SRT: numbers, times with commas, marks taken off; lines after an empty one still belong to the caption', async () => {
	const file =
		'\uFEFF1\r\n00:00:01,000 --> 00:00:03,000 X1:1\r\n<i>Это</i> {\\an8}часы\r\nW1\r\n\r\n2\r\n00:00:04,000 --> 00:00:05,000\r\n10\r\n\r\nатмосфер\r\n\r\n3\r\n00:00:xx --> 1\r\nlost\r\n\r\n4\r\n00:00:09,5 --> 00:00:10,000\r\nend';
	const { format, messages, problems } = await readIncoming(file);
	expect(format).toBe('srt');
	expect(messages.map(({ text, receivedAt, kind, role }) => [text, receivedAt, kind, role])).toEqual([
		['Это часы W1', 1_000, 'speech', 'host'],
		['10 атмосфер', 4_000, 'speech', 'host'],
		['end', 9_500, 'speech', 'host'],
	]);
	expect(problems).toEqual([{ line: 13, code: 'bad-time' }]);
});

test('the same captions have the same ids whenever and in whatever packing and encoding they are read', async () => {
	const file = 'WEBVTT\n\n00:00.000 --> 00:01.000\nпривет\n\n00:00.000 --> 00:01.000\nпривет\n';
	const ids = async (content: string | Uint8Array, startedAt: number) => {
		const { session, messages } = await readIncoming(content, { startedAt });
		return [session?.type === 'session' && session.id, ...messages.map(({ id }) => id)];
	};
	const first = await ids(file, 0);
	expect(new Set(first).size).toBe(3);
	expect(await ids(Buffer.from(`\uFEFF${file}`, 'utf16le'), 99)).toEqual(first);
});
