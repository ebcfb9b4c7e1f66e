import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type DeskServer, ServeError, serveDesk } from '../../electron/server.ts';
import type { SocketLimits } from '../../electron/transport/socket-door.ts';
import type { Desk, DeskEvent } from '../../shared/contract/contract.ts';
import { DeskError } from '../../shared/contract/errors.ts';
import { MAX_REQUEST_BYTES, TOKEN_PROTOCOL_PREFIX, WEBSOCKET_PROTOCOL } from '../../shared/contract/wire.ts';

/** The door itself is under test here, so a desk of three lines stands behind it; tests/contract puts the real one there. */
const SECRET = 'sesame-in-a-message';

class TestDesk implements Pick<Desk, 'subscribe'> {
	readonly listeners = new Set<(event: DeskEvent) => void>();
	called: string[] = [];
	async call(name: string, input: unknown): Promise<unknown> {
		this.called.push(name);
		if (name === 'session.list') return [];
		if (name === 'session.get') throw new DeskError('session-not-found', 'No such session.');
		if (name === 'show.list') JSON.parse(SECRET);
		return input;
	}
	subscribe(listener: (event: DeskEvent) => void) {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}
	tell(event: DeskEvent) {
		for (const listener of this.listeners) listener(event);
	}
}

let folder: string;
let desk: TestDesk;
let server: DeskServer;
let log: string[];

async function open(limits: Partial<SocketLimits> = {}): Promise<void> {
	server = await serveDesk({
		desk: desk as unknown as Desk,
		port: 0,
		host: '127.0.0.1',
		pageFolder: join(folder, 'page'),
		log: (line) => log.push(line),
		limits,
	});
}

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'showdesk-server-'));
	await mkdir(join(folder, 'page', 'assets'), { recursive: true });
	await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><title>Showdesk</title>');
	await writeFile(join(folder, 'page', 'assets', 'page-1a2b3c.js'), 'export {};');
	await writeFile(join(folder, 'page', 'notes.txt'), 'not part of the page');
	await writeFile(join(folder, 'secret.json'), `{"secret":"${SECRET}"}`);
	desk = new TestDesk();
	log = [];
	await open();
});

afterEach(async () => {
	await server.close();
	await rm(folder, { recursive: true, force: true });
});

const place = () => new URL(server.url);
const token = () => place().hash.replace('#token=', '');
const ownOrigin = () => place().origin;

interface HttpAnswer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

/** The path goes out as it is: fetch would fold `..` away. */
function get(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<HttpAnswer> {
	return new Promise((resolve, reject) => {
		const request = httpRequest(
			{ host: '127.0.0.1', port: place().port, path, method: options.method ?? 'GET', headers: options.headers ?? {} },
			(response) => {
				let body = '';
				response.setEncoding('utf8').on('data', (text: string) => {
					body += text;
				});
				response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
			},
		);
		request.on('error', reject).end();
	});
}

interface KnockOptions {
	readonly path?: string;
	readonly origin?: string;
	readonly headers?: Record<string, string>;
	readonly protocols?: string[];
}

function socketTo({
	path = '/desk',
	origin = ownOrigin(),
	headers = {},
	protocols = [WEBSOCKET_PROTOCOL, TOKEN_PROTOCOL_PREFIX + token()],
}: KnockOptions = {}): WebSocket {
	const options = origin === '' ? { headers } : { origin, headers };
	return new WebSocket(`ws://127.0.0.1:${place().port}${path}`, protocols, options);
}

/** 101 where the desk let it in, else the status of the refusal. */
function knock(options: KnockOptions = {}): Promise<number> {
	const socket = socketTo(options);
	return new Promise((resolve) => {
		socket.on('open', () => {
			socket.close();
			resolve(101);
		});
		socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
		socket.on('error', () => resolve(0));
	});
}

async function openSocket(): Promise<WebSocket> {
	const socket = socketTo();
	await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
	return socket;
}

function nextFrame(socket: WebSocket): Promise<unknown> {
	return new Promise((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));
}

function closing(socket: WebSocket): Promise<number> {
	return new Promise((resolve) => socket.once('close', (code) => resolve(code)));
}

function ask(socket: WebSocket, request: unknown): Promise<unknown> {
	const answer = nextFrame(socket);
	socket.send(JSON.stringify(request));
	return answer;
}

describe('the page over HTTP', () => {
	it('comes with a policy under which injected markup could load, run and send nothing', async () => {
		const { status, headers, body } = await get('/');
		expect(status).toBe(200);
		expect(body).toContain('Showdesk');
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
		expect(headers['content-security-policy']).toBe(
			"default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
				`connect-src 'self' ws://${place().host}; base-uri 'none'; frame-ancestors 'none'; form-action 'none'`,
		);
		expect(headers).toMatchObject({
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
		});
	});

	it('lets the browser keep hashed files for good and ask again for the page', async () => {
		expect((await get('/')).headers['cache-control']).toBe('no-cache');
		expect((await get('/assets/page-1a2b3c.js')).headers['cache-control']).toContain('immutable');
	});

	it.each([
		'/../secret.json',
		'/assets/../../secret.json',
		'/%2e%2e/secret.json',
		'/..%2fsecret.json',
		'/%2e%2e%2fsecret.json',
		'/..%5csecret.json',
		'/assets/%2e%2e/%2e%2e/secret.json',
		'//secret.json',
		'/index.html%00.js',
		'/%zz',
	])('gives nothing from outside its folder for %s', async (path) => {
		const answer = await get(path);
		expect(answer.status).toBe(404);
		expect(answer.body).not.toContain(SECRET);
	});

	it.each(['/nowhere.js', '/assets', '/assets/', '/notes.txt', '/desk'])('answers 404 for %s without repeating it', async (path) => {
		const { status, body } = await get(path);
		expect(status).toBe(404);
		expect(body).toBe('Nothing is here.');
	});

	it('refuses methods that would change something', async () => {
		for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await get('/', { method })).status).toBe(405);
		expect((await get('/', { method: 'HEAD' })).status).toBe(200);
	});

	it('refuses a foreign Host, so that a name rebound to this machine reads nothing', async () => {
		for (const host of ['evil.example', `evil.example:${place().port}`, '127.0.0.1:1', `127.0.0.1.evil.example:${place().port}`]) {
			const answer = await get('/', { headers: { host } });
			expect(answer.status, host).toBe(421);
			expect(answer.body).not.toContain('<title>');
		}
		expect((await get('/', { headers: { host: `localhost:${place().port}` } })).status).toBe(200);
	});

	it('never shows the token in an answer or in the log', async () => {
		const answers = [await get('/'), await get(`/?token=${token()}`), await get(`/${token()}`)];
		await knock({ protocols: [WEBSOCKET_PROTOCOL, `${TOKEN_PROTOCOL_PREFIX}${token()}x`] });
		for (const answer of answers) expect(JSON.stringify(answer)).not.toContain(token());
		expect(log.join('\n')).not.toContain(token());
	});
});

describe('the socket lets in only the page it printed the address of', () => {
	it('accepts the token with its own Origin, by each of its names', async () => {
		expect(await knock()).toBe(101);
		const host = `localhost:${place().port}`;
		expect(await knock({ origin: `http://${host}`, headers: { host } })).toBe(101);
	});

	it('refuses a connection without a token, with a wrong one, and with one that is nearly right', async () => {
		for (const offered of [[], [''], ['wrong'], [token().slice(0, -1)], [`${token()}A`], [token().toUpperCase()]]) {
			const protocols = [WEBSOCKET_PROTOCOL, ...offered.map((text) => TOKEN_PROTOCOL_PREFIX + text)];
			expect(await knock({ protocols }), offered.join()).toBe(401);
		}
		expect(await knock({ protocols: [TOKEN_PROTOCOL_PREFIX + token()] })).toBe(401);
		expect(await knock({ path: `/desk?token=${token()}`, protocols: [WEBSOCKET_PROTOCOL] })).toBe(404);
		expect(log).toContain('refused a connection: no valid token');
	});

	it('tells a page that asks whether it would be let in, and nothing to a foreign name', async () => {
		const ask = (authorization?: string, host?: string) =>
			get('/desk', { method: 'HEAD', headers: { ...(authorization && { authorization }), ...(host && { host }) } });
		const own = await ask(`Bearer ${token()}`);
		expect(own).toMatchObject({ status: 204, body: '' });
		for (const authorization of [undefined, token(), 'Bearer', 'Bearer wrong', `Bearer ${token()}A`, `Bearer ${token()} x`, `Basic ${token()}`]) {
			expect((await ask(authorization)).status, authorization ?? 'nothing').toBe(401);
		}
		expect((await ask(`Bearer ${token()}`, 'evil.example')).status).toBe(421);
	});

	it('refuses a foreign Origin even with the token', async () => {
		for (const origin of ['https://evil.example', 'null', '', 'http://127.0.0.1:1', `https://${place().host}`, `http://localhost:${place().port}`]) {
			expect(await knock({ origin }), origin).toBe(403);
		}
	});

	it('refuses a foreign Host even where the Origin agrees with it', async () => {
		const host = `evil.example:${place().port}`;
		expect(await knock({ origin: `http://${host}`, headers: { host } })).toBe(421);
	});

	it('refuses other paths', async () => {
		expect(await knock({ path: '/' })).toBe(404);
		expect(await knock({ path: '/desk/' })).toBe(404);
	});

	it('never reaches the desk before it has let somebody in', async () => {
		await knock({ protocols: [WEBSOCKET_PROTOCOL] });
		await knock({ origin: 'https://evil.example' });
		expect(desk.called).toEqual([]);
	});

	it('keeps the number of connections bounded, and lets the next in when one has left', async () => {
		await server.close();
		await open({ maxConnections: 2 });
		const first = await openSocket();
		await openSocket();
		expect(await knock()).toBe(503);
		first.close();
		await closing(first);
		await expect.poll(() => knock()).toBe(101);
	});

	it('gives every start a token of 256 bits of its own', async () => {
		const before = token();
		await server.close();
		await open();
		expect(token()).not.toBe(before);
		expect(Buffer.from(token(), 'base64url')).toHaveLength(32);
	});
});

describe('what a page sends', () => {
	it('is answered under its own id', async () => {
		const socket = await openSocket();
		expect(await ask(socket, { id: 7, call: 'session.list', input: {} })).toEqual({ id: 7, ok: true, output: [] });
	});

	it('gets the code of what the desk refused', async () => {
		const socket = await openSocket();
		expect(await ask(socket, { id: 1, call: 'session.get', input: {} })).toMatchObject({ id: 1, ok: false, fault: { code: 'session-not-found' } });
	});

	it.each(['desk.shutdown', '__proto__', 'constructor', 'toString', ''])('is told that %j is no command, and the desk never sees it', async (call) => {
		const socket = await openSocket();
		expect(await ask(socket, { id: 1, call, input: {} })).toMatchObject({ ok: false, fault: { code: 'unknown-command' } });
		expect(desk.called).toEqual([]);
		expect(log.at(-1)).toBe('refused a call: unknown-command');
	});

	it('learns nothing of a fault inside the desk, and the log holds no content either', async () => {
		const socket = await openSocket();
		const answer = await ask(socket, { id: 1, call: 'show.list', input: {} });
		expect(answer).toMatchObject({ ok: false, fault: { code: 'internal' } });
		expect(JSON.stringify(answer)).not.toContain('sesame');
		expect(log.join('\n')).toContain('show.list failed: SyntaxError at JSON.parse');
		expect(log.join('\n')).not.toContain('sesame');
	});

	it.each([
		['no JSON', `{"id": 1, "call": ${SECRET}`],
		['no object', '[]'],
		['no id', '{"call":"session.list","input":{}}'],
		['a negative id', '{"id":-1,"call":"session.list","input":{}}'],
		['a name beyond all names', JSON.stringify({ id: 1, call: 'x'.repeat(65), input: {} })],
		['a field too many', '{"id":1,"call":"session.list","input":{},"admin":true}'],
	])('closes the connection where it is %s, and repeats none of it', async (_what, frame) => {
		const socket = await openSocket();
		const closed = closing(socket);
		socket.send(frame);
		expect(await closed).toBe(1008);
		expect(log.join('\n')).not.toContain('sesame');
	});

	it('closes the connection where it is binary', async () => {
		const socket = await openSocket();
		const closed = closing(socket);
		socket.send(Buffer.from('{"id":1,"call":"session.list","input":{}}'));
		expect(await closed).toBe(1003);
	});

	it('closes the connection where it is larger than any request, before reading it', async () => {
		const socket = await openSocket();
		const closed = closing(socket);
		socket.send(JSON.stringify({ id: 1, call: 'session.list', input: 'x'.repeat(MAX_REQUEST_BYTES) }));
		expect(await closed).toBe(1009);
		expect(desk.called).toEqual([]);
	});

	it('may be as large as the limit says', async () => {
		const socket = await openSocket();
		const frame = { id: 1, call: 'profile.set', input: '' };
		frame.input = 'x'.repeat(MAX_REQUEST_BYTES - JSON.stringify(frame).length);
		expect(await ask(socket, frame)).toMatchObject({ id: 1, ok: true });
	});
});

describe('events', () => {
	const event = (seq: number, why = '') => ({ seq, type: 'notice', level: 'info', code: 'source-notice', detail: { why } }) satisfies DeskEvent;

	it('reach every page in order', async () => {
		const sockets = [await openSocket(), await openSocket()];
		const seen = sockets.map((socket) => {
			const seqs: number[] = [];
			socket.on('message', (data) => seqs.push(JSON.parse(String(data)).event.seq));
			return seqs;
		});
		for (let seq = 1; seq <= 20; seq += 1) desk.tell(event(seq));
		await expect.poll(() => seen.map((seqs) => seqs.length)).toEqual([20, 20]);
		for (const seqs of seen) expect(seqs).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
	});

	it('are not piled up for a page that has stopped reading: it is cut off and the others go on', async () => {
		await server.close();
		await open({ maxUnreadBytes: 1024 * 1024 });
		const reader = await openSocket();
		const stalled = await openSocket();
		stalled.pause();
		const received: number[] = [];
		reader.on('message', (data) => received.push(JSON.parse(String(data)).event.seq));
		for (let seq = 1; seq <= 60; seq += 1) {
			desk.tell(event(seq, 'x'.repeat(256 * 1024)));
			await new Promise((resolve) => setTimeout(resolve, 2));
		}
		await expect.poll(() => log.join('\n')).toContain('did not keep up');
		await expect.poll(() => received.at(-1), { timeout: 10_000 }).toBe(60);
		expect(log.filter((line) => line.includes('did not keep up'))).toHaveLength(1);
		expect(await knock()).toBe(101);
		stalled.terminate();
	});

	it('stop with the server, which says goodbye and leaves the desk without a listener', async () => {
		const socket = await openSocket();
		const closed = closing(socket);
		await server.close();
		expect(await closed).toBe(1001);
		expect(desk.listeners.size).toBe(0);
		await open();
	});

	it('end for a page that answers no ping', async () => {
		await server.close();
		await open({ pingIntervalMs: 40 });
		const lively = await openSocket();
		const dead = socketTo();
		await new Promise((resolve) => dead.on('open', resolve));
		dead.pause();
		await new Promise((resolve) => setTimeout(resolve, 250));
		expect(lively.readyState).toBe(WebSocket.OPEN);
		const closed = closing(dead);
		dead.resume();
		expect(await closed).toBe(1006);
	});
});

describe('starting', () => {
	const options = () => ({
		desk: desk as unknown as Desk,
		host: '127.0.0.1',
		port: 0,
		pageFolder: join(folder, 'page'),
		log: (line: string) => void log.push(line),
	});

	it('says how to build where the page is not built', async () => {
		await expect(serveDesk({ ...options(), pageFolder: join(folder, 'nowhere') })).rejects.toThrow(/npm run build/);
	});

	it('says in one line that the port is in use', async () => {
		const failure = await serveDesk({ ...options(), port: Number(place().port) }).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(ServeError);
		expect(String(failure)).toContain('in use');
		expect(String(failure)).not.toContain('\n');
	});

	it('says in one line that an address is not of this machine', async () => {
		await expect(serveDesk({ ...options(), host: '192.0.2.1' })).rejects.toThrow(/not an address of this machine/);
	});

	it('is quiet on loopback and warns in one line on any other address', async () => {
		expect(log).toEqual([]);
		const wide = await serveDesk({ ...options(), host: '0.0.0.0' });
		expect(log).toHaveLength(1);
		expect(log[0]).toMatch(/^Warning: .*other machines/);
		expect(wide.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=/);
		await wide.close();
	});

	it('survives what is no HTTP at all', async () => {
		const socket = connect(Number(place().port), '127.0.0.1');
		socket.on('error', () => undefined);
		socket.write('\0\0 hello\r\n\r\n');
		await new Promise((resolve) => socket.on('close', resolve).resume());
		expect((await get('/')).status).toBe(200);
	});
});
