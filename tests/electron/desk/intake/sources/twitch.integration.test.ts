import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBackoff } from '../../../../../electron/desk/intake/backoff.ts';
import type { Clock } from '../../../../../electron/desk/intake/clock.ts';
import { systemClock } from '../../../../../electron/desk/intake/clock.ts';
import type { Source, SourceEvent } from '../../../../../electron/desk/intake/source.ts';
import { createTwitchSource } from '../../../../../electron/desk/intake/sources/twitch.ts';
import { startTwitchServer, TWITCH_LINES, TWITCH_SENT_AT, type TwitchServer, type TwitchServerOptions } from '../../../../fixtures/twitch.ts';

const PUBLIC_LINES = join(import.meta.dirname, '../../../../../../shared/data/twitch/irc_lines.jsonl');

const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

async function serve(options: TwitchServerOptions = {}): Promise<TwitchServer> {
	const server = await startTwitchServer(options);
	open.push({ stop: () => server.close() });
	return server;
}

function watch(server: string, clock: Clock = systemClock): { readonly events: SourceEvent[]; readonly source: Source } {
	const events: SourceEvent[] = [];
	const backoff = createBackoff({ firstMs: 100, longestMs: 400, stableAfterMs: 10_000, random: () => 1 });
	const source = createTwitchSource({ channel: 'lucia', server, backoff, clock });
	open.push({ stop: () => source.stop() });
	source.start((event) => events.push(event));
	return { events, source };
}

/** Real time, but for the one delay named, which passes `factor` times faster. */
function hurriedClock(hurriedMs: number, factor: number): Clock {
	return { now: systemClock.now, after: (delayMs, run) => systemClock.after(delayMs === hurriedMs ? delayMs / factor : delayMs, run) };
}

function states(events: readonly SourceEvent[]) {
	return events.flatMap((event) => (event.type === 'state' ? [event.connection] : []));
}

function problems(events: readonly SourceEvent[]) {
	return events.flatMap((event) => (event.type === 'state' && event.problem ? [event.problem.code] : []));
}

function messagesOf(events: readonly SourceEvent[]) {
	return events.flatMap((event) => (event.type === 'message' ? [event.message] : []));
}

async function joinedBy(server: TwitchServer, count = 1): Promise<void> {
	await expect.poll(() => server.joined(), { timeout: 5_000 }).toBe(count);
}

/** What came out of these lines, once the last one has been read. */
async function outcomeOf(...lines: readonly string[]): Promise<readonly SourceEvent[]> {
	const server = await serve();
	const { events } = watch(server.address);
	await joinedBy(server);
	server.send(...lines, TWITCH_LINES.viewer.replace('m-viewer', 'm-last'));
	await expect.poll(() => messagesOf(events).at(-1)?.platformId).toBe('m-last');
	return events.filter((event) => event.type !== 'state' && !(event.type === 'message' && event.message.platformId === 'm-last'));
}

describe('Twitch', () => {
	it('reads a channel anonymously and never says anything but its login and JOIN', async () => {
		const server = await serve();
		const { events } = watch(server.address);
		await joinedBy(server);
		await expect.poll(() => states(events)).toEqual(['connecting', 'connected']);
		expect(server.received).toEqual([
			'CAP REQ :twitch.tv/tags twitch.tv/commands',
			'PASS SCHMOOPIIE',
			expect.stringMatching(/^NICK justinfan\d+$/),
			'JOIN #lucia',
		]);
	});

	it('keeps who said what, when, and in which role', async () => {
		const events = await outcomeOf(TWITCH_LINES.viewer, TWITCH_LINES.host, TWITCH_LINES.moderator, TWITCH_LINES.bot);
		expect(messagesOf(events).map(({ platformId, role, author, text, sentAt, kind }) => ({ platformId, role, author, text, sentAt, kind }))).toEqual([
			{
				platformId: 'm-viewer',
				role: 'viewer',
				author: { id: '1001', name: 'Marta_VLC' },
				text: '¿se puede nadar con él?',
				sentAt: TWITCH_SENT_AT,
				kind: 'chat',
			},
			{ platformId: 'm-host', role: 'host', author: { id: '77', name: 'Lucía' }, text: 'aguanta 50 metros', sentAt: TWITCH_SENT_AT, kind: 'chat' },
			{ platformId: 'm-mod', role: 'moderator', author: { id: '1002', name: 'Oleg' }, text: 'без ссылок, пожалуйста', sentAt: TWITCH_SENT_AT, kind: 'chat' },
			{ platformId: 'm-bot', role: 'bot', author: { id: '19264788', name: 'Nightbot' }, text: '¡Síguenos!', sentAt: TWITCH_SENT_AT, kind: 'chat' },
		]);
	});

	it('cuts emotes out of the text exactly, also behind characters of two UTF-16 units', async () => {
		const [message] = messagesOf(await outcomeOf(TWITCH_LINES.emotesAfterEmoji));
		expect(message?.emotes.map(({ start, end }) => message.text.slice(start, end))).toEqual(['Kappa', '😭x', 'Kappa']);
		expect(message?.emotes.map(({ name }) => name)).toEqual(['Kappa', '😭x', 'Kappa']);
	});

	it('ignores an emotes tag it cannot use and keeps the message', async () => {
		const [message] = messagesOf(await outcomeOf(TWITCH_LINES.badEmotes));
		expect(message).toMatchObject({ text: 'hola', emotes: [] });
	});

	it('takes the text out of /me, with the emotes in their places', async () => {
		const [message] = messagesOf(await outcomeOf(TWITCH_LINES.action));
		expect(message?.text).toBe('baila Kappa');
		expect(message?.emotes).toEqual([{ start: 6, end: 11, name: 'Kappa' }]);
	});

	it('keeps what a reply answers', async () => {
		const [message] = messagesOf(await outcomeOf(TWITCH_LINES.reply));
		expect(message?.replyTo).toEqual({ platformId: 'm-viewer', authorName: 'Marta_VLC', text: '¿se puede nadar; sí?' });
	});

	it('tells the deletion of one message, of a user’s messages and of all', async () => {
		const events = await outcomeOf(TWITCH_LINES.deletedMessage, TWITCH_LINES.timedOut, TWITCH_LINES.cleared);
		expect(events.flatMap((event) => (event.type === 'deletion' ? [event.target] : []))).toEqual([{ platformId: 'm-viewer' }, { authorId: '1003' }, 'all']);
	});

	it('tells a subscription as a line of the system, and what the user wrote with it as chat', async () => {
		const messages = messagesOf(await outcomeOf(TWITCH_LINES.resub, TWITCH_LINES.raid));
		expect(messages.map(({ kind, text, platformId, author }) => [kind, text, platformId, author.name])).toEqual([
			['system', 'Ana subscribed for 3 months!', 'm-resub:system', 'Twitch'],
			['chat', 'tres meses ya', 'm-resub', 'Ana'],
			['system', '42 raiders from Nadia have joined!', 'm-raid:system', 'Twitch'],
		]);
	});

	it('passes the room’s notices on to the person at the desk', async () => {
		const events = await outcomeOf(TWITCH_LINES.subscribersOnly);
		expect(events).toEqual([{ type: 'notice', said: 'This room is now in subscribers-only mode.' }]);
	});

	it.each([
		['suspended', 'channel-suspended'],
		['banned', 'refused'],
	] as const)('gives up on a %s channel and says so', async (line, code) => {
		const server = await serve({ onJoin: [TWITCH_LINES[line]] });
		const { events } = watch(server.address);
		await expect.poll(() => states(events).at(-1)).toBe('failed');
		expect(problems(events)).toEqual([code]);
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(server.connections()).toBe(1);
	});

	it('gives up where the login is refused', async () => {
		const server = await serve({ onLogin: [TWITCH_LINES.loginFailed] });
		const { events } = watch(server.address);
		await expect.poll(() => states(events).at(-1)).toBe('failed');
		expect(problems(events)).toEqual(['refused']);
	});

	it('does not give up over such a notice once there is chat', async () => {
		const events = await outcomeOf(TWITCH_LINES.viewer, TWITCH_LINES.banned);
		expect(events.at(-1)).toMatchObject({ type: 'notice' });
	});

	it('doubts a channel Twitch does not confirm, listens on, and takes the doubt back with the first line', async () => {
		const server = await serve({ onJoin: 'nothing' });
		const { events } = watch(server.address, hurriedClock(10_000, 100));
		await expect.poll(() => problems(events)).toEqual(['channel-unconfirmed']);
		expect(states(events)).toEqual(['connecting', 'connected', 'connected']);
		server.send(TWITCH_LINES.viewer);
		await expect.poll(() => events.filter((event) => event.type === 'state').at(-1)).toEqual({ type: 'state', connection: 'connected' });
	});

	it('comes back after a cut connection, by our own backoff', async () => {
		const server = await serve();
		const { events } = watch(server.address);
		await joinedBy(server);
		const cutAt = Date.now();
		server.cut();
		await expect.poll(() => server.connections(), { timeout: 5_000, interval: 5 }).toBe(2);
		expect(Date.now() - cutAt).toBeGreaterThanOrEqual(90);
		await joinedBy(server);
		await expect.poll(() => states(events)).toEqual(['connecting', 'connected', 'waiting', 'connecting', 'connected']);
		expect(problems(events)).toEqual(['connection-lost']);
		server.send(TWITCH_LINES.viewer);
		await expect.poll(() => messagesOf(events)).toHaveLength(1);
	});

	it('obeys RECONNECT with one new connection, and still reads what arrives before it', async () => {
		const server = await serve();
		const { events } = watch(server.address, hurriedClock(2_000, 10));
		await joinedBy(server);
		server.send(TWITCH_LINES.reconnect, TWITCH_LINES.viewer);
		await expect.poll(() => server.connections(), { timeout: 5_000 }).toBe(2);
		await joinedBy(server);
		expect(messagesOf(events)).toHaveLength(1);
		await new Promise((resolve) => setTimeout(resolve, 1_800));
		expect(server.connections()).toBe(2);
	});

	it('notices a connection that stands but says nothing any more', async () => {
		const server = await serve();
		const { events } = watch(server.address, hurriedClock(80_000, 400));
		await expect.poll(() => problems(events), { timeout: 5_000 }).toContain('heartbeat-missed');
		await expect.poll(() => server.connections()).toBeGreaterThan(1);
	});

	it.each([':tmi.twitch.tv PONG tmi.twitch.tv', 'PONG :tmi.twitch.tv'])('stays where its ping is answered with %j', async (pong) => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
		try {
			const server = await serve({ pong });
			const { events, source } = watch(server.address);
			await joinedBy(server);
			await expect.poll(() => states(events)).toEqual(['connecting', 'connected']);
			const pings = () => server.received.filter((line) => line === 'PING').length;
			for (let minute = 1; minute <= 3; minute += 1) {
				// Ten seconds after a ping tmi.js hangs up, unless it has read the answer.
				for (const ms of [11_000, 49_000]) {
					vi.advanceTimersByTime(ms);
					for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
				}
				await expect.poll(pings).toBe(minute);
				for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
			}
			expect(states(events)).toEqual(['connecting', 'connected']);
			expect(server.connections()).toBe(1);
			await source.stop();
		} finally {
			vi.useRealTimers();
		}
	});

	it('does not wait for ever on a server that never welcomes it', async () => {
		const server = await serve({ onLogin: 'nothing' });
		const { events } = watch(server.address, hurriedClock(15_000, 100));
		await expect.poll(() => problems(events)).toContain('not-a-feed');
	});

	it('says that nothing answers where nothing listens, and keeps trying', async () => {
		const server = await startTwitchServer();
		await server.close();
		const { events } = watch(server.address);
		await expect.poll(() => states(events).filter((state) => state === 'waiting').length, { timeout: 5_000 }).toBeGreaterThan(1);
		expect(new Set(problems(events))).toEqual(new Set(['unreachable']));
	});

	it('survives lines that break tmi.js and frames that are no text', async () => {
		const server = await serve();
		const { events } = watch(server.address);
		await joinedBy(server);
		server.send(
			'@msg-id=room_mods :tmi.twitch.tv NOTICE #lucia',
			':x!x@x PRIVMSG #lucia',
			':tmi.twitch.tv 353',
			'@=;;= :',
			':',
			'@a',
			':tmi.twitch.tv 376 x :>',
		);
		server.sendBinary(Buffer.from([0, 1, 2]));
		server.send(TWITCH_LINES.viewer);
		await expect.poll(() => messagesOf(events).at(-1)?.platformId).toBe('m-viewer');
		expect(events.filter((event) => event.type === 'dropped')).toEqual([{ type: 'dropped', reason: 'binary', excerpt: '' }]);
		expect(server.connections()).toBe(1);
	});

	it('tells nothing after it is stopped, and leaves no connection behind', async () => {
		const server = await serve();
		const { events, source } = watch(server.address);
		await joinedBy(server);
		await source.stop();
		const told = events.length;
		await expect.poll(() => server.joined()).toBe(0);
		server.send(TWITCH_LINES.viewer);
		expect(events.length).toBe(told);
	});

	it('reads every public line without failing', async ({ skip }) => {
		if (!existsSync(PUBLIC_LINES)) {
			console.log(`skipped: ${PUBLIC_LINES} is not there (public data is kept outside the project)`);
			skip();
		}
		const lines = readFileSync(PUBLIC_LINES, 'utf8')
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => (JSON.parse(line) as { raw: string }).raw);
		const server = await serve();
		const { events } = watch(server.address, hurriedClock(2_000, 4));
		await joinedBy(server);
		for (const line of lines) server.send(line);
		server.send(TWITCH_LINES.viewer.replace('m-viewer', 'm-last'));
		await expect.poll(() => messagesOf(events).some(({ platformId }) => platformId === 'm-last'), { timeout: 10_000 }).toBe(true);
		const count = (type: SourceEvent['type']) => events.filter((event) => event.type === type).length;
		const chatLines = lines.filter((line) => /^(?:@\S+ )?:\S+ PRIVMSG /.test(line)).length;
		console.log(`${lines.length} lines: ${count('message')} messages (${chatLines} PRIVMSG), ${count('deletion')} deletions, ${count('notice')} notices`);
		expect(messagesOf(events).filter(({ kind }) => kind === 'chat').length).toBeGreaterThanOrEqual(chatLines);
		expect(states(events)).not.toContain('failed');
		for (const { text, emotes } of messagesOf(events)) for (const emote of emotes) expect(text.slice(emote.start, emote.end)).toBe(emote.name);
	});
});
