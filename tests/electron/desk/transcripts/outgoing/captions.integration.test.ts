import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scratchDesk } from '../../store/scratch-store.ts';
import { exported, fullShow, sessionOf, strangeName, strangeText } from './exported.ts';

interface Cue {
	readonly start: number;
	readonly end: number;
	readonly payload: string;
}

/** Blocks of a file of captions, as the recommendation of WebVTT and every reader of SubRip cut them: at empty lines. */
function blocksOf(file: string): readonly string[] {
	return file
		.replace(/\r\n?/g, '\n')
		.split(/\n{2,}/)
		.filter((block) => block.trim() !== '');
}

function cueOf(block: string): Cue {
	const match = /^(?:\d+\n)?(\d{2,}):(\d\d):(\d\d)[.,](\d{3}) --> (\d{2,}):(\d\d):(\d\d)[.,](\d{3})(?:\n|$)(.*)$/s.exec(block);
	if (!match) throw new Error(`no cue: ${JSON.stringify(block)}`);
	const ms = (from: number) => ((Number(match[from]) * 60 + Number(match[from + 1])) * 60 + Number(match[from + 2])) * 1_000 + Number(match[from + 3]);
	return { start: ms(1), end: ms(5), payload: match[9] ?? '' };
}

/** What a cue can hold of a text: its lines, without those that are empty. */
const held = (text: string) =>
	text
		.split(/\r\n|[\r\n]/)
		.filter((line) => line.trim() !== '')
		.join('\n');

const decoded = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function saidIn(payload: string): { readonly name: string; readonly text: string } {
	const [, name = '', text = payload] = /^<v\.[a-z]+\.[a-z]+ ([^>]*)>(.*)$/s.exec(payload) ?? [];
	return { name: decoded(name), text: decoded(text) };
}

describe('a session as WebVTT', () => {
	it('has what the host said at its time into the show, with notes of gaps and findings', async () => {
		const { desk } = await fullShow();
		expect(blocksOf(await exported(desk, 'webvtt'))).toEqual([
			'WEBVTT - W1 watch',
			'NOTE\nHost: Lucía\nSession: 01990000-0000-7000-8000-0000000000aa\nTimes count from 1970-01-01T00:00:01.000Z',
			'NOTE\nFlag: health, high, confirmed\nFlag: scam, medium, dismissed',
			'00:00:01.000 --> 00:00:04.267\n<v.host.speech Lucía>este reloj cura la diabetes 👩🏽‍⚕️ gratis',
			'NOTE No connection from 00:00:05.000 until 00:00:07.500: connection-lost',
			'00:00:11.000 --> 00:00:12.933\n<v.host.speech Lucía>y esto es la batería',
		]);
	});

	it('has the chat with its authors where somebody wants that, and a translation under each line', async () => {
		const { desk } = await fullShow();
		const blocks = blocksOf(await exported(desk, 'webvtt', { options: { captions: 'chat', translation: 'en' }, personalData: 'masked' }));
		expect(blocks).toContain('00:00:00.000 --> 00:00:01.533\n<v.viewer.chat Marta>hola 👍\nhello 👍');
		expect(blocks).toContain('NOTE\nDeleted by the platform: message\nFlag: health, high, unjudged');
		expect(blocks).toContain('00:00:08.000 --> 00:00:11.867\n<v.viewer.chat Marta>mi número es ••• ••• •••\nmy number is ••• ••• •••');
		expect(blocks.join('\n')).not.toContain('speech');
	});

	it('keeps any text and any name, in cues that follow each other', async () => {
		const desk = await scratchDesk();
		const line = fc.record({ text: strangeText, name: strangeName, after: fc.integer({ min: -500, max: 9_000 }) });
		await fc.assert(
			fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
				let at = 0;
				const { sessionId, messages } = await sessionOf(
					desk,
					lines.map(({ text, name, after }) => {
						at += after;
						return { text, author: { id: name, name }, kind: 'speech', role: 'host', receivedAt: at };
					}),
				);
				const cues = blocksOf(await exported(desk, 'webvtt', { sessionId }))
					.filter((block) => !/^(?:NOTE|WEBVTT)/.test(block))
					.map(cueOf);
				expect(cues.map(({ payload }) => saidIn(payload))).toEqual(
					messages.map(({ text, author }) => ({ name: author.name.replace(/\s+/g, ' ').trim(), text: held(text) })),
				);
				cues.forEach(({ start, end }, index) => {
					expect(end).toBeGreaterThan(start);
					expect(end - start).toBeLessThanOrEqual(7_000);
					expect(start, 'the recommendation asks for cues in order').toBeGreaterThanOrEqual(cues[index - 1]?.start ?? 0);
				});
			}),
			{ numRuns: 30 },
		);
	});
});

describe('a session as SubRip', () => {
	it('numbers its cues, and shows a gap in brackets', async () => {
		const { desk } = await fullShow();
		expect(await exported(desk, 'srt')).toBe(
			[
				'1\r\n00:00:01,000 --> 00:00:04,267\r\neste reloj cura la diabetes 👩🏽‍⚕️ gratis\r\n\r\n',
				'2\r\n00:00:05,000 --> 00:00:07,500\r\n[no connection: connection-lost]\r\n\r\n',
				'3\r\n00:00:11,000 --> 00:00:12,933\r\ny esto es la batería\r\n\r\n',
			].join(''),
		);
	});

	it('goes on counting over pieces, with authors and deletions where it is the chat', async () => {
		const desk = await scratchDesk();
		const { sessionId } = await sessionOf(
			desk,
			Array.from({ length: 1_203 }, (_, index) => ({ text: `hola ${index}` })),
		);
		await desk.recorder.record({ sessionId, items: [{ type: 'deletion', sourceId: 'source-1', target: { platformId: 'p1' }, at: 7_000 }] });
		const blocks = blocksOf(await exported(desk, 'srt', { sessionId, options: { captions: 'chat' } }));
		expect(blocks).toHaveLength(1_203);
		expect(blocks.every((block, index) => block.startsWith(`${index + 1}\n`))).toBe(true);
		expect(blocks[0]).toMatch(/\n\[deleted\] Marta: hola 0$/);
		expect(blocks[1_202]).toMatch(/\nMarta: hola 1202$/);
	});

	it('keeps any text, and nothing in it is taken for a tag, a time or a cue', async () => {
		const desk = await scratchDesk();
		await fc.assert(
			fc.asyncProperty(fc.array(strangeText, { minLength: 1, maxLength: 12 }), async (texts) => {
				const { sessionId, messages } = await sessionOf(
					desk,
					texts.map((text) => ({ text, kind: 'speech' })),
				);
				const payloads = blocksOf(await exported(desk, 'srt', { sessionId })).map((block) => cueOf(block).payload);
				const shown = (text: string) => text.replaceAll('\u2060', '');
				expect(payloads.map(shown)).toEqual(messages.map(({ text }) => shown(held(text))));
				for (const payload of payloads) expect(payload).not.toMatch(/-->|<\/?[a-z]|\{[\\a-z]/i);
			}),
			{ numRuns: 30 },
		);
	});
});
