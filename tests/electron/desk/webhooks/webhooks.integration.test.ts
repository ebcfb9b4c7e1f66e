import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanMessage } from '../../../../electron/desk/intake/clean-message.ts';
import type { Clock } from '../../../../electron/desk/intake/clock.ts';
import { createKickSource } from '../../../../electron/desk/intake/sources/kick.ts';
import { createWebhooks, type Webhooks } from '../../../../electron/desk/webhooks/webhooks.ts';
import { serveDesk } from '../../../../electron/server.ts';
import { watchSource } from '../../../fixtures/watched-source.ts';
import { createManualClock } from '../intake/manual-clock.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PUBLIC = publicKey.export({ type: 'spki', format: 'pem' }).toString();

const open: { readonly stop: () => Promise<unknown> }[] = [];

afterEach(async () => {
	for (const { stop } of open.splice(0).reverse()) await stop();
});

/** As Kick documents it (KickDevDocs, events/event-types.md). */
function chat(id: string, content: string, more: object = {}) {
	return {
		message_id: id,
		broadcaster: { user_id: 1, username: 'Lucía', channel_slug: 'lucia' },
		sender: { user_id: 7, username: 'Ana', identity: { badges: [{ text: 'Moderator', type: 'moderator' }] } },
		content,
		emotes: [],
		created_at: '2025-01-14T16:08:06Z',
		...more,
	};
}

interface Delivery {
	readonly id?: string;
	readonly timestamp?: string;
	readonly signature?: string;
	readonly method?: string;
	readonly path?: string;
}

/** Posts as Kick does; resolves with the status. */
async function deliver(
	webhooks: Webhooks,
	body: object | string,
	{ id = randomUUID(), timestamp = new Date().toISOString(), signature, method = 'POST', path = '' }: Delivery = {},
) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const signed = signature ?? sign('RSA-SHA256', Buffer.from(`${id}.${timestamp}.${text}`), privateKey).toString('base64');
	const headers = {
		'Kick-Event-Message-Id': id,
		'Kick-Event-Message-Timestamp': timestamp,
		'Kick-Event-Signature': signed,
		'Kick-Event-Type': 'chat.message.sent',
	};
	const response = await fetch(webhooks.door().kick + path, { method, headers, ...(method === 'POST' ? { body: text } : {}) });
	return response.status;
}

async function listening(channel = 'Lucia', clock?: Clock) {
	const webhooks = createWebhooks({ port: 0, kickPublicKey: PUBLIC, ...(clock === undefined ? {} : { clock }) });
	open.push({ stop: () => webhooks.close() });
	const source = createKickSource({ channel, webhooks });
	open.push({ stop: () => source.stop() });
	const watched = watchSource(source);
	await expect.poll(watched.states).toEqual(['connecting', 'connected']);
	return { webhooks, source, watched };
}

describe('what Kick pushes', () => {
	it('is taken where it is signed: messages as clean text, bans as deletions, and nothing of other channels', async () => {
		const { webhooks, watched } = await listening();
		expect(await deliver(webhooks, chat('m1', 'hola [emote:37:Kappa] 😂'))).toBe(200);
		expect(await deliver(webhooks, chat('m2', 'soy la presentadora', { sender: { user_id: 1, username: 'Lucía' } }))).toBe(200);
		expect(await deliver(webhooks, chat('m3', 'otro canal', { broadcaster: { user_id: 2, channel_slug: 'oleg' } }))).toBe(200);
		expect(await deliver(webhooks, { broadcaster: { channel_slug: 'lucia' }, follower: { user_id: 9 } })).toBe(200);
		expect(await deliver(webhooks, { broadcaster: { channel_slug: 'lucia' }, banned_user: { user_id: 7 } })).toBe(200);
		await expect.poll(() => watched.events.filter(({ type }) => type === 'deletion')).toHaveLength(1);
		expect(watched.messages()).toMatchObject([
			{ platformId: 'm1', text: 'hola Kappa 😂', role: 'moderator', author: { id: '7', name: 'Ana' }, emotes: [{ start: 5, end: 10, name: 'Kappa' }] },
			{ platformId: 'm2', role: 'host' },
		]);
		expect(watched.events.at(-1)).toMatchObject({ type: 'deletion', target: { authorId: '7' } });
	});

	it('is refused where it is not Kick’s, was changed, is stale, comes again, or is no message at all', async () => {
		const { webhooks, watched } = await listening();
		const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
		const forged = sign('RSA-SHA256', Buffer.from('1.2.3'), stranger).toString('base64');
		expect(await deliver(webhooks, chat('m1', 'x'), { signature: forged })).toBe(403);
		expect(await deliver(webhooks, chat('m1', 'x'), { signature: 'AAAA' })).toBe(403);
		expect(await deliver(webhooks, chat('m1', 'x'), { signature: '' })).toBe(401);
		expect(await deliver(webhooks, chat('m1', 'x'), { timestamp: new Date(Date.now() - 6 * 60_000).toISOString() })).toBe(401);
		expect(await deliver(webhooks, chat('m1', 'x'), { timestamp: 'yesterday' })).toBe(401);
		const id = randomUUID();
		expect(await deliver(webhooks, chat('m1', 'x'), { id, signature: forged }), 'a forgery uses up no id').toBe(403);
		expect(await deliver(webhooks, chat('m1', 'once'), { id })).toBe(200);
		expect(await deliver(webhooks, chat('m1', 'once'), { id })).toBe(409);
		expect(await deliver(webhooks, 'not json')).toBe(400);
		expect(await deliver(webhooks, '"text"')).toBe(200);
		expect(await deliver(webhooks, chat('m1', 'x'.repeat(65 * 1024))).catch(() => 413)).toBe(413);
		expect(await deliver(webhooks, chat('m1', 'x'), { method: 'GET' })).toBe(405);
		expect(await deliver(webhooks, chat('m1', 'x'), { path: '/other' })).toBe(404);
		await expect.poll(watched.texts).toEqual(['once']);
	});

	it('is missed in words where nothing comes for a minute, and the first delivery takes that back', async () => {
		const webhooks = createWebhooks({ port: 0, kickPublicKey: PUBLIC });
		open.push({ stop: () => webhooks.close() });
		const clock = createManualClock();
		const source = createKickSource({ channel: 'lucia', webhooks, clock });
		open.push({ stop: () => source.stop() });
		const watched = watchSource(source);
		await expect.poll(watched.states).toEqual(['connecting', 'connected']);
		await clock.advance(59_999);
		expect(watched.lastProblem()).toBeUndefined();
		await clock.advance(1);
		expect(watched.lastProblem()).toMatchObject({ code: 'nothing-pushed', values: { address: webhooks.door().kick } });
		expect(watched.states().at(-1)).toBe('connected');
		expect(await deliver(webhooks, { broadcaster: { channel_slug: 'lucia' }, follower: { user_id: 9 } })).toBe(200);
		await expect.poll(() => watched.events.at(-1)).toEqual({ type: 'state', connection: 'connected' });
		await source.stop();
		expect(clock.waiting()).toBe(0);
	});

	it('finds nobody while no show listens', async () => {
		const { webhooks, source } = await listening();
		const address = webhooks.door().kick;
		expect(webhooks.door().isOpen).toBe(true);
		await source.stop();
		expect(webhooks.door().isOpen).toBe(false);
		await expect(fetch(address, { method: 'POST', body: '{}' })).rejects.toThrow();
	});

	it('is held to a number a second, whoever sends it', async () => {
		const at = Date.now();
		const { webhooks } = await listening('lucia', { now: () => at, after: () => () => {} });
		const statuses: number[] = [];
		for (let sent = 0; sent < 210; sent += 1) statuses.push(await deliver(webhooks, '{}', { signature: 'AAAA' }));
		expect(statuses.filter((status) => status === 403)).toHaveLength(200);
		expect(statuses.at(-1)).toBe(429);
	});

	it('costs the platform nothing of its number a second where it cannot be a delivery at all', async () => {
		const at = Date.now();
		const { webhooks, watched } = await listening('lucia', { now: () => at, after: () => () => {} });
		for (let sent = 0; sent < 205; sent += 1) expect(await deliver(webhooks, '{}', { timestamp: '2020-01-01T00:00:00Z' })).toBe(401);
		expect(await deliver(webhooks, chat('m1', 'hola'))).toBe(200);
		await expect.poll(watched.texts).toEqual(['hola']);
	});

	it('is not waited for where it dribbles, nor are more than so many at once, and the platform is heard all the while', async () => {
		const timers: (() => void)[] = [];
		const clock: Clock = {
			now: () => Date.now(),
			after(delayMs, run) {
				expect(delayMs).toBe(10_000);
				timers.push(run);
				return () => {};
			},
		};
		const { webhooks, watched } = await listening('lucia', clock);
		const dribble = () => {
			const { port, pathname } = new URL(webhooks.door().kick);
			const socket = connect(Number(port), '127.0.0.1');
			open.push({ stop: async () => socket.destroy() });
			const answered = new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString().slice(9, 12))));
			const headers = ['Kick-Event-Message-Id: x', `Kick-Event-Message-Timestamp: ${new Date().toISOString()}`, 'Kick-Event-Signature: AAAA'];
			socket.write(`POST ${pathname} HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n${headers.join('\r\n')}\r\n\r\n{`);
			return answered;
		};
		const first = Array.from({ length: 64 }, dribble);
		await expect.poll(() => timers.length).toBe(64);
		expect(await dribble()).toBe('503');
		// Ten seconds later.
		for (const run of timers.splice(0)) run();
		expect(new Set(await Promise.all(first))).toEqual(new Set(['408']));
		expect(await deliver(webhooks, chat('m1', 'hola'))).toBe(200);
		await expect.poll(watched.texts).toEqual(['hola']);
	});

	it('never breaks the desk, whatever is signed', async () => {
		const { webhooks, watched } = await listening();
		const whole = fc.letrec((tie) => ({
			value: fc.oneof(
				fc.record({
					message_id: fc.oneof(fc.string(), tie('any')),
					broadcaster: fc.oneof(fc.constant({ user_id: 1, channel_slug: 'lucia' }), tie('any')),
					sender: fc.oneof(fc.record({ user_id: fc.oneof(fc.integer(), tie('any')), username: tie('any'), identity: tie('any') }), tie('any')),
					content: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('[emote:1:'.repeat(2_000)), tie('any')),
					created_at: tie('any'),
					replies_to: tie('any'),
					banned_user: fc.oneof(fc.constant(undefined), tie('any')),
				}),
				tie('any'),
			),
			any: fc.jsonValue(),
		}));
		await fc.assert(
			fc.asyncProperty(
				fc.oneof(
					whole.value.map((value) => JSON.stringify(value) ?? ''),
					fc.string({ unit: 'binary' }),
				),
				async (body) => {
					expect([200, 400]).toContain(await deliver(webhooks, body));
				},
			),
			{ numRuns: 150 },
		);
		expect(await deliver(webhooks, chat('last', 'hola'))).toBe(200);
		await expect.poll(() => watched.texts().at(-1)).toBe('hola');
		for (const message of watched.messages()) cleanMessage(message, 'source', 'lucia');
	});

	it('comes to the desk’s own port where it is served, under any name, while a show listens and no longer', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'showdesk-door-'));
		open.push({ stop: () => rm(folder, { recursive: true, force: true }) });
		await writeFile(join(folder, 'index.html'), '<!doctype html>');
		const webhooks = createWebhooks({ kickPublicKey: PUBLIC });
		const desk = { call: () => Promise.reject(new Error('no call')), subscribe: () => () => {}, seq: () => 0, close: async () => {}, webhooks };
		const server = await serveDesk({ desk, port: 0, host: '127.0.0.1', pageFolder: folder, log: () => {} });
		open.push({ stop: () => server.close() });
		const origin = new URL(server.url).origin;
		expect(webhooks.door()).toEqual({ kick: `${origin}/webhooks/kick`, isOpen: false });
		const knock = (path = '/webhooks/kick') =>
			new Promise<number>((resolve) => {
				request(`${origin}${path}`, { method: 'POST', headers: { host: 'desk.example' } }, (response) => resolve(response.statusCode ?? 0)).end('{}');
			});
		expect(await knock()).toBe(421);
		const source = createKickSource({ channel: 'lucia', webhooks });
		const watched = watchSource(source);
		await expect.poll(watched.states).toEqual(['connecting', 'connected']);
		expect(await knock()).toBe(401);
		expect(await knock('/'), 'nothing else of the desk').toBe(421);
		expect(await deliver(webhooks, chat('m1', 'hola'))).toBe(200);
		await expect.poll(watched.texts).toEqual(['hola']);
		await source.stop();
		expect(await knock()).toBe(421);
	});

	it('says so where the port is taken, and opens the door when it is free again', async () => {
		const taken = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => taken.once('listening', resolve));
		const { port } = taken.address() as AddressInfo;
		const webhooks = createWebhooks({ port, kickPublicKey: PUBLIC });
		const source = createKickSource({ channel: 'lucia', webhooks });
		open.push({ stop: () => source.stop() });
		const watched = watchSource(source);
		await expect.poll(watched.states).toEqual(['connecting', 'failed']);
		expect(watched.lastProblem()).toMatchObject({ code: 'webhook-closed', values: { address: `127.0.0.1:${port}` } });
		await new Promise((resolve) => taken.close(resolve));
		source.retry();
		await expect.poll(() => watched.states().at(-1)).toBe('connected');
		expect(await deliver(webhooks, chat('m1', 'hola'))).toBe(200);
	});
});
