import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemblyAiProtocol } from '../../../../../electron/desk/captions/assemblyai.ts';
import { captionNinjaProtocol } from '../../../../../electron/desk/captions/captionninja.ts';
import { deepgramProtocol } from '../../../../../electron/desk/captions/deepgram.ts';
import { placeWords } from '../../../../../electron/desk/captions/place-words.ts';
import { voskProtocol } from '../../../../../electron/desk/captions/vosk.ts';
import { whisperLiveProtocol } from '../../../../../electron/desk/captions/whisperlive.ts';
import { cleanMessage } from '../../../../../electron/desk/intake/clean-message.ts';
import type { SourceEvent } from '../../../../../electron/desk/intake/source.ts';
import { readAstroFrame } from '../../../../../electron/desk/intake/sources/astro-frame.ts';
import { readGoodGameFrame } from '../../../../../electron/desk/intake/sources/goodgame-frame.ts';
import { readKickMessage } from '../../../../../electron/desk/intake/sources/kick-message.ts';
import { readSocialStreamFrame } from '../../../../../electron/desk/intake/sources/social-stream-frame.ts';
import { readTrovoFrame, trovoEmoteNames } from '../../../../../electron/desk/intake/sources/trovo-frame.ts';
import { readVkVideoPublication } from '../../../../../electron/desk/intake/sources/vk-video-frame.ts';
import { createFrameReader } from '../../../../../electron/desk/intake/sources/websocket-frame.ts';
import { readYouTubePage } from '../../../../../electron/desk/intake/sources/youtube-page.ts';
import { youtubeRefusal } from '../../../../../electron/desk/intake/sources/youtube-trouble.ts';
import { DEFAULT_MAPPING } from '../../../../../shared/model/websocket-mapping.ts';
import { createManualClock } from '../manual-clock.ts';

const NOW = Date.UTC(2026, 10, 22, 17);

/** Any JSON, and JSON that has the names a platform uses with anything behind them. */
const names = fc.constantFrom(
	'items',
	'snippet',
	'type',
	'data',
	'chats',
	'content',
	'chat_message',
	'parts',
	'smile',
	'name',
	'author',
	'roles',
	'id',
	'error',
	'__proto__',
);
const hostile = fc.letrec((tie) => ({
	value: fc.oneof({ maxDepth: 5 }, fc.jsonValue(), fc.string(), fc.array(tie('value')), fc.dictionary(names, tie('value'))),
})).value;

/** What comes through can be stored: every range lies inside its text. */
function checkEvents(events: readonly SourceEvent[]): void {
	for (const event of events) {
		if (event.type !== 'message') continue;
		const { text, emotes } = event.message;
		for (const { start, end } of emotes) expect(start >= 0 && end > start && end <= text.length).toBe(true);
		cleanMessage(event.message, 'source', 'channel');
	}
}

/** The same with one of its parts replaced: the one that is so many parts away from the whole. */
function replaced(whole: unknown, value: unknown, at: number): unknown {
	let left = at;
	const walk = (part: unknown): unknown => {
		if (left === 0) {
			left = -1;
			return value;
		}
		left -= 1;
		if (Array.isArray(part)) return part.map(walk);
		if (typeof part !== 'object' || part === null) return part;
		return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
	};
	return walk(whole);
}

describe('what platforms send', () => {
	it('never throws and never breaks a text, whatever its shape', () => {
		fc.assert(
			fc.property(hostile, (value) => {
				checkEvents(readYouTubePage(value, NOW).events);
				checkEvents(readYouTubePage({ items: [value, { snippet: value }, { snippet: { type: 'superChatEvent', superChatDetails: value } }] }, NOW).events);
				const frame = readTrovoFrame({ type: 'CHAT', data: { chats: [value, { type: 0, content: value, roles: value }] } }, trovoEmoteNames(value), NOW);
				if (frame.is === 'chat') checkEvents(frame.events);
				readTrovoFrame(value, null, NOW);
				checkEvents(readVkVideoPublication(value, NOW));
				checkEvents(readVkVideoPublication({ type: 'channel_chat_message_send', data: { chat_message: { author: value, parts: [value, value] } } }, NOW));
				youtubeRefusal(403, value, 'host', 'key');
			}),
			{ numRuns: 500 },
		);
	});

	it('never throws as a frame of a socket either, with any part of a real frame replaced by anything', () => {
		const readMapped = createFrameReader(DEFAULT_MAPPING);
		const place = { channelId: '5', streamerId: '1', receivedAt: NOW };
		const goodGame = { type: 'message', data: { channel_id: '5', user_id: 7, user_name: 'Ana', message_id: 1, timestamp: 1, text: ':a: &lt;' } };
		const history = { type: 'channel_history', data: { channel_id: '5', messages: [goodGame.data] } };
		const twitch = {
			chatter_user_id: '7',
			chatter_user_name: 'A',
			message_id: 'm',
			message: { text: 'a b', fragments: [{ type: 'emote', text: 'a' }] },
			reply: {},
		};
		const astro = (data: unknown) => ({ type: 'message', topic: 'channel.chat.message', ts: 'x', data });
		const kick = { message_id: 'm', broadcaster: { user_id: 1, channel_slug: 'l' }, sender: { user_id: 7, identity: { badges: [] } }, content: '[emote:1:x]' };
		const trovo = { id: 'm', channel_id: '1', data: { sender_id: '7', text: ':x', emotes: [{ id: 'x' }], roles: [] } };
		const social = { type: 'tiktok', chatname: 'Ana', chatmessage: '<b>a</b><img alt="x">', meta: { messageId: 'm' }, userid: '7' };
		const mapped = { id: 'm', author: { id: 7, name: 'Ana' }, text: 'a', sentAt: NOW, role: ['x'], kind: 'speech' };
		const frames = [goodGame, history, astro(twitch), astro(kick), astro(trovo), social, mapped];
		fc.assert(
			fc.property(fc.constantFrom(...frames), hostile, fc.nat(30), (frame, value, at) => {
				const text = JSON.stringify(replaced(frame, value, at)) ?? '';
				const read = readGoodGameFrame(text, place);
				if (read.type === 'events') checkEvents(read.events);
				const relayed = readAstroFrame(text, NOW);
				if (relayed.type === 'event') checkEvents([relayed.event]);
				const heard = readSocialStreamFrame(text, NOW);
				if (heard !== null) checkEvents([heard]);
				checkEvents(readMapped(text, NOW));
				const pushed = readKickMessage(JSON.parse(text), NOW);
				if (pushed !== null) checkEvents([{ type: 'message', message: pushed }]);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('never throws as words of a recogniser', () => {
		const clock = createManualClock();
		const address = 'ws://127.0.0.1:9';
		const protocols = [
			voskProtocol(address, 'es'),
			whisperLiveProtocol({ address, language: 'es', model: null }),
			captionNinjaProtocol(address, 'room', 'es'),
			deepgramProtocol({ address, key: 'k', language: 'es', model: null }),
			assemblyAiProtocol({ address, key: 'k', language: 'es', model: null }),
		];
		const uid = JSON.parse(protocols[1]?.hello[0] ?? '{}').uid;
		const frames = [
			{ partial: 'a', text: 'b', result: [{ word: 'b', start: 0, end: 1 }] },
			{ uid, segments: [{ start: '0', end: '1', text: 'a', completed: true, words: [] }], language: 'es' },
			{ msg: true, final: 'a', interm: 'b', id: 1, label: 'Ana', ln: 'es' },
			{
				type: 'Results',
				is_final: true,
				start: 0,
				channel: { alternatives: [{ transcript: 'a', words: [{ word: 'a', start: 0, end: 1 }], languages: ['es'] }] },
			},
			{ type: 'Turn', turn_order: 0, end_of_turn: true, turn_is_formatted: true, transcript: 'a', words: [{ text: 'a', start: 0, end: 1 }] },
			{ type: 'Error', error: 'x', error_code: 1 },
		];
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.constantFrom(...frames), hostile, fc.nat(20)), { minLength: 1, maxLength: 5 }), (said) => {
				for (const protocol of protocols) {
					const reader = protocol.createReader((event) => {
						if (event.type === 'final') placeWords(event.line.text, event.line.words, (streamMs) => streamMs);
					}, clock);
					for (const [frame, value, at] of said) reader.read(replaced(frame, value, at));
					reader.read(said[0]?.[1]);
					reader.finish?.();
					reader.stop?.();
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('keeps the words of any text around pictures as they were written', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const item = { id: 'm', snippet: { type: 'textMessageEvent', textMessageDetails: { messageText: text } } };
				const [event] = readYouTubePage({ items: [item] }, NOW).events;
				if (event?.type === 'message') expect(event.message.text).toBe(text);
				else expect(text.trim()).toBe('');
			}),
		);
	});
});
