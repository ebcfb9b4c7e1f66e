import { afterEach, describe, expect, it } from 'vitest';
import { createSocialStreamSource } from '../../../../../electron/desk/intake/sources/social-stream.ts';
import { quickBackoff, watchSource } from '../../../../fixtures/watched-source.ts';
import { startWebSocketFeed } from '../../../../fixtures/websocket-feed.ts';

const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

async function hub() {
	const feed = await startWebSocketFeed();
	open.push({ stop: () => feed.close() });
	const source = createSocialStreamSource({ session: 'secret-session', server: feed.address, backoff: quickBackoff() });
	open.push({ stop: () => source.stop() });
	const watched = watchSource(source);
	await expect.poll(() => feed.received.length).toBe(1);
	return { feed, watched };
}

/** As in the event reference of Social Stream Ninja. */
function row(type: string, chatname: string, chatmessage: string, more: object = {}) {
	return { type, chatname, chatmessage, chatimg: 'https://x/1.png', chatbadges: '', hasDonation: '', membership: '', contentimg: '', textonly: false, ...more };
}

describe('the hub of Social Stream Ninja', () => {
	it('is joined where its chat goes out, and its session is shown nowhere', async () => {
		const { feed, watched } = await hub();
		expect(JSON.parse(feed.received[0] ?? '')).toEqual({ join: 'secret-session', in: 4, out: 3 });
		expect(watched.source.label + watched.source.channel).not.toContain('secret-session');
	});

	it('keeps platform and channel of every message, and the same name on two platforms stays two authors', async () => {
		const { feed, watched } = await hub();
		feed.send(
			row('youtube', 'Ana', '5 &lt; 6 <img src="e.png" alt=":wave:"> <b>sí</b>', { userid: 'UC1', sourceName: 'Reloj W1', meta: { messageId: 'yt-1' } }),
			row('tiktok', 'Ana', '<b>literal</b> &lt;', { textonly: true }),
			row('twitch', 'Lucía', 'hola', { host: true, id: 7 }),
			row('twitch', 'Oleg', 'стоп', { mod: true, id: 7 }),
		);
		await expect.poll(watched.texts).toEqual(['5 < 6 :wave: sí', '<b>literal</b> &lt;', 'hola', 'стоп']);
		const [youtube, tiktok, host, moderator] = watched.messages();
		expect(youtube).toMatchObject({
			platformId: 'youtube:yt-1',
			author: { id: 'youtube:UC1', name: 'Ana' },
			origin: { platform: 'youtube', channel: 'Reloj W1' },
			emotes: [{ start: 6, end: 12, name: ':wave:' }],
		});
		expect(tiktok).toMatchObject({ author: { id: 'tiktok:Ana', name: 'Ana' }, origin: { platform: 'tiktok', channel: null }, emotes: [] });
		expect([host?.role, moderator?.role]).toEqual(['host', 'moderator']);
		// The hub's own id starts over with it: two messages under one id are two messages.
		expect(host?.platformId).not.toBe(moderator?.platformId);
	});

	it('gives an echo the name of what it repeats, so that it is stored once, and lets a person say the same again', async () => {
		const { feed, watched } = await hub();
		feed.send(
			row('kick', 'Ana', 'precio?', { id: 1 }),
			row('kick', 'Ana', 'precio?', { id: 2 }),
			row('twitch', 'Ana', 'precio?'),
			row('kick', 'Bea', 'precio?'),
		);
		await expect.poll(watched.texts).toHaveLength(4);
		const ids = watched.messages().map(({ platformId }) => platformId);
		expect(ids[1]).toBe(ids[0]);
		expect(new Set(ids).size).toBe(3);
		await new Promise((resolve) => setTimeout(resolve, 2_050));
		feed.send(row('kick', 'Ana', 'precio?', { id: 3 }));
		await expect.poll(watched.texts).toHaveLength(5);
		expect(ids).not.toContain(watched.messages()[4]?.platformId);
	});

	it('shows what was given and what the platform says as system lines, and passes over counters and controls', async () => {
		const { feed, watched } = await hub();
		feed.send(
			row('twitch', 'Ana', '', { hasDonation: '500 bits' }),
			row('youtube', 'Ana', 'toma', { hasDonation: '$5.00', event: 'superchat' }),
			row('twitch', 'Ana', 'Ana is now following', { event: 'new_follower' }),
			row('twitch', 'Ana', '', { event: 'new_follower' }),
			{ type: 'twitch', event: 'viewer_update', meta: 42 },
			{ action: 'clearOverlay' },
			{ callback: { get: 'x', result: true } },
			row('twitch', 'Ana', ''),
			'not json',
			row('twitch', 'Ana', 'fin'),
		);
		await expect.poll(() => watched.texts().at(-1)).toBe('fin');
		expect(watched.messages().map(({ kind, text }) => [kind, text])).toEqual([
			['system', '500 bits'],
			['chat', 'toma'],
			['system', 'Ana is now following'],
			['chat', 'fin'],
		]);
		expect(watched.events.flatMap((event) => (event.type === 'dropped' ? [event.reason] : []))).toEqual(['no-text', 'not-json']);
	});

	it('joins again after a cut', async () => {
		const { feed, watched } = await hub();
		feed.cut();
		await expect.poll(() => feed.received.length).toBe(2);
		await expect.poll(watched.states).toEqual(['connecting', 'connected', 'waiting', 'connecting', 'connected']);
	});
});
