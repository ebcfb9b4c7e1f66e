import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanMessage } from '../../../../../electron/desk/intake/clean-message.ts';
import type { SourceEvent } from '../../../../../electron/desk/intake/source.ts';
import { readTrovoFrame, trovoEmoteNames } from '../../../../../electron/desk/intake/sources/trovo-frame.ts';
import { readVkVideoPublication } from '../../../../../electron/desk/intake/sources/vk-video-frame.ts';
import { readYouTubePage } from '../../../../../electron/desk/intake/sources/youtube-page.ts';
import { youtubeRefusal } from '../../../../../electron/desk/intake/sources/youtube-trouble.ts';

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
