import { expect, test } from 'vitest';
import { captionRoomOf, platformOf } from '../../../shared/model/platform-address.ts';

test.each([
	['https://www.twitch.tv/lucia', 'twitch'],
	['m.twitch.tv/lucia', 'twitch'],
	['https://youtu.be/dQw4w9WgXcQ', 'youtube'],
	['https://studio.youtube.com/video/dQw4w9WgXcQ/livestreaming', 'youtube'],
	['https://kick.com/popout/lucia/chat', 'kick'],
	['trovo.live/s/lucia', 'trovo'],
	['https://live.vkvideo.ru/lucia', 'vkvideo'],
	['https://vkplay.live/lucia', 'vkvideo'],
	['https://goodgame.ru/lucia', 'goodgame'],
	['https://socialstream.ninja/dock.html?session=abc', 'social-stream'],
	['https://caption.ninja/overlay?room=abc', 'captionninja'],
] as const)('%s is known to be a page of %s', (address, platform) => {
	expect(platformOf(address)).toBe(platform);
});

test.each([
	'https://kick.com.evil.example/lucia',
	'https://notkick.com/lucia',
	'lucia',
	'',
	'wss://kick.com/socket',
	'https://example.org/?u=https://kick.com/x',
])('%s is no page of a known platform', (address) => {
	expect(platformOf(address)).toBeNull();
});

test('a room of caption.ninja is read from the address of its page, or taken as it is written', () => {
	expect(captionRoomOf('https://caption.ninja/?room=abc123&lang=es-ES')).toBe('abc123');
	expect(captionRoomOf(' abc123 ')).toBe('abc123');
	expect(captionRoomOf('https://caption.ninja/')).toBe('');
});
