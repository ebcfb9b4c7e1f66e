import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Emote } from '../../../../../shared/model/message.ts';
import { SPECIALIST, scratchDesk } from '../../store/scratch-store.ts';
import { exported, fullShow, sessionOf, strangeName, strangeText } from './exported.ts';

interface Chat {
	readonly FileInfo: { readonly Version: unknown };
	readonly streamer: { readonly name: string; readonly login: string; readonly id: number };
	readonly video: { readonly title: string; readonly created_at: string; readonly start: number; readonly end: number; readonly length: number };
	readonly comments: readonly {
		readonly _id: string;
		readonly created_at: string;
		readonly content_offset_seconds: number;
		readonly commenter: { readonly display_name: string; readonly _id: string };
		readonly message: {
			readonly body: string;
			readonly fragments: readonly { readonly text: string; readonly emoticon: { readonly emoticon_id: string } | null }[];
		};
		readonly showdesk: Readonly<Record<string, unknown>>;
	}[];
	readonly showdesk: { readonly gaps: unknown };
}

describe('a session for TwitchDownloader', () => {
	it('has its chat as version 1.4.0 of their files, with what they have no word for beside it', async () => {
		const { desk } = await fullShow();
		const chat: Chat = JSON.parse(await exported(desk, 'twitchdownloader', { options: { translation: 'en' }, personalData: 'masked' }));
		expect(chat).toMatchObject({
			FileInfo: { Version: { Major: 1, Minor: 4, Patch: 0 } },
			streamer: { name: 'Lucía', login: 'lucia', id: 0 },
			video: { title: 'W1 watch', created_at: '1970-01-01T00:00:01.000Z', start: 0, end: 11, length: 11 },
			embeddedData: null,
			showdesk: { gaps: [{ from: 5, to: 7.5, reason: 'connection-lost' }] },
		});
		expect(chat.comments.map(({ _id, content_offset_seconds }) => [_id, content_offset_seconds])).toEqual([
			['p1', 0],
			['p3', 2],
			['p4', 3],
			['p5', 8],
		]);
		expect(chat.comments[0]?.showdesk).toEqual({ role: 'viewer', language: 'es', translation: { to: 'en', text: 'hello 👍', by: 'bergamot' } });
		expect(chat.comments[1]).toMatchObject({
			created_at: '1970-01-01T00:00:03.000Z',
			commenter: { display_name: 'Олег', _id: 'u2', name: 'Олег' },
			message: { body: '👍 esto cura todo', user_badges: [{ _id: 'moderator', version: '1' }], user_color: null },
			showdesk: { deleted: 'message', flags: [{ category: 'health', severity: 'high', verdict: 'unjudged' }] },
		});
		expect(chat.comments[2]?.message.fragments).toEqual([
			{ text: 'Kappa', emoticon: { emoticon_id: 'Kappa' } },
			{ text: ' ¿cuánto?', emoticon: null },
		]);
		expect(chat.comments[3]?.message).toMatchObject({ body: 'mi número es ••• ••• •••', fragments: [{ text: 'mi número es ••• ••• •••' }] });
	});

	it('keeps any text, name and emote, and its fragments make up the text', async () => {
		const desk = await scratchDesk();
		const line = fc.record({ text: strangeText, name: strangeName, cuts: fc.uniqueArray(fc.nat(40), { maxLength: 4 }) });
		await fc.assert(
			fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
				const { sessionId, messages } = await sessionOf(
					desk,
					lines.map(({ text, name, cuts }) => ({ text, author: { id: name, name }, emotes: emotesAt(text, cuts) })),
				);
				const chat: Chat = JSON.parse(await exported(desk, 'twitchdownloader', { sessionId }));
				expect(chat.comments.map(({ message, commenter }) => [message.body, commenter.display_name])).toEqual(
					messages.map(({ text, author }) => [text, author.name]),
				);
				for (const [index, { message }] of chat.comments.entries()) {
					expect(message.fragments.map(({ text }) => text).join('')).toBe(message.body);
					const emotes = message.fragments.filter(({ emoticon }) => emoticon !== null);
					expect(emotes.map(({ text, emoticon }) => [text, emoticon?.emoticon_id])).toEqual(
						messages[index]?.emotes.map(({ start, end, name }) => [message.body.slice(start, end), name]),
					);
				}
			}),
			{ numRuns: 25 },
		);
	});
});

/** Emotes between places of a text, none of them empty or cutting a character. */
function emotesAt(text: string, cuts: readonly number[]): readonly Emote[] {
	const characters = [...text];
	const places = [...new Set(cuts.map((cut) => characters.slice(0, cut).join('').length))].sort((one, other) => one - other);
	return places.flatMap((start, index) => {
		const end = places[index + 1];
		return end === undefined || index % 2 === 1 ? [] : [{ start, end, name: `emote${index}` }];
	});
}

/** Every text of a memory, with its language, as any XML parser reads it. */
function pairsIn(tmx: string): readonly (readonly { readonly language: string; readonly text: string }[])[] {
	const units: { language: string; text: string }[][] = [];
	let open: { language: string; text: string } | null = null;
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		if (name === 'tu') units.push([]);
		if (name === 'tuv') {
			open = { language: attributes['xml:lang'] ?? '', text: '' };
			units.at(-1)?.push(open);
		}
		if (name === 'prop') open = null;
	});
	parser.on('text', (text) => {
		if (open !== null) open.text += text;
	});
	parser.on('closetag', ({ name }) => {
		if (name === 'tuv') open = null;
	});
	parser.write(tmx).close();
	return units;
}

describe('a session as a translation memory', () => {
	it('has what people translated, without lines that hold personal data', async () => {
		const { desk } = await fullShow();
		const cure = [
			{ language: 'es', text: 'este reloj cura la diabetes 👩🏽‍⚕️ gratis' },
			{ language: 'en', text: 'this watch cures diabetes, free' },
		];
		expect(pairsIn(await exported(desk, 'tmx', { personalData: 'masked' }))).toEqual([cure]);
		expect(pairsIn(await exported(desk, 'tmx', { personalData: 'kept' }))).toHaveLength(2);
	});

	it('keeps any text that XML can hold', async () => {
		const desk = await scratchDesk();
		// The rest has no place in XML 1.0, not even escaped.
		const writable = (text: string) => text.replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
		const line = fc.record({ text: strangeText, translation: strangeText });
		await fc.assert(
			fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
				const { sessionId, messages } = await sessionOf(
					desk,
					lines.map(({ text }) => ({ text })),
				);
				for (const [index, { id }] of messages.entries()) {
					const body = { type: 'translation', to: 'zh-CN', text: lines[index]?.translation ?? '' } as const;
					await desk.recorder.annotate({ messageId: id, body, profile: SPECIALIST, at: 1 });
				}
				const pairs = pairsIn(await exported(desk, 'tmx', { sessionId }));
				expect(pairs.map((pair) => pair.map(({ text }) => text))).toEqual(
					messages.map(({ text }, index) => [writable(text), writable(lines[index]?.translation ?? '')]),
				);
			}),
			{ numRuns: 25 },
		);
	});
});
