import { expect, test } from 'vitest';
import { captionRoomOf, platformOf, twitchChannelOf } from '../../../shared/model/platform-address.ts';

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

test.each([
	['#Lucia', 'lucia'],
	[' lucia ', 'lucia'],
	['https://www.twitch.tv/Lucia?referrer=raid', 'lucia'],
	['m.twitch.tv/lucia/about', 'lucia'],
	['https://www.twitch.tv/popout/lucia/chat?popout=', 'lucia'],
	['https://www.twitch.tv/embed/lucia/chat?parent=x.example', 'lucia'],
	['https://dashboard.twitch.tv/u/lucia/stream-manager', 'lucia'],
	['https://player.twitch.tv/?channel=lucia&parent=x.example', 'lucia'],
	['https://www.twitch.tv/videos/123456', ''],
	['https://clips.twitch.tv/SomeClip', ''],
])('%s is the Twitch channel “%s”', (pasted, channel) => {
	expect(twitchChannelOf(pasted)).toBe(channel);
});
