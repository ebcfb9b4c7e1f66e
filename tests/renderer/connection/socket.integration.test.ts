import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws';
import { socketWire } from '../../../renderer/connection/socket.ts';
import type { WireState, WireToDesk } from '../../../renderer/connection/wire-to-desk.ts';
import { WEBSOCKET_PROTOCOL, type WireRequest } from '../../../shared/contract/wire.ts';

const cleanUp: (() => void)[] = [];
afterEach(() => {
	for (const close of cleanUp.splice(0)) close();
});

/** A server that speaks the wire's frames: echoes inputs, keeps `hang` waiting, and lets in only the given token. */
async function openServer(token: string, port = 0) {
	const server = new WebSocketServer({
		host: '127.0.0.1',
		port,
		handleProtocols: () => WEBSOCKET_PROTOCOL,
		verifyClient: ({ req }: { req: { headers: Record<string, string | string[] | undefined> } }) =>
			String(req.headers['sec-websocket-protocol']).includes(`token.${token}`),
	});
	const sockets = new Set<ServerSocket>();
	server.on('connection', (socket) => {
		sockets.add(socket);
		socket.on('message', (frame) => {
			const { id, input } = JSON.parse(String(frame)) as WireRequest;
			if (input !== 'hang') socket.send(JSON.stringify({ id, ok: true, output: input }));
		});
	});
	await new Promise((resolve) => server.once('listening', resolve));
	const cut = () => {
		for (const socket of sockets) socket.terminate();
	};
	cleanUp.push(() => {
		cut();
		server.close();
	});
	return { port: (server.address() as AddressInfo).port, sockets, cut, close: () => server.close() };
}

function openWire(port: number, token: string | null, isRefused: () => boolean | Promise<boolean> = () => false) {
	const wire: WireToDesk = socketWire({ url: `ws://127.0.0.1:${port}/desk`, token, isRefused: async () => isRefused() });
	const states: WireState['phase'][] = [];
	const events: number[] = [];
	const waiters = new Set<() => void>();
	wire.start({
		onState: ({ phase }) => {
			states.push(phase);
			for (const look of waiters) look();
		},
		onEvent: ({ seq }) => {
			events.push(seq);
			for (const look of waiters) look();
		},
	});
	cleanUp.push(() => wire.close());
	const until = (isSo: () => boolean) =>
		new Promise<void>((resolve) => {
			const look = () => {
				if (!isSo()) return;
				waiters.delete(look);
				resolve();
			};
			waiters.add(look);
			look();
		});
	return { wire, states, events, until };
}

describe('the WebSocket to the desk', () => {
	it('shows its token, carries calls both ways and hands on events', async () => {
		const { port, sockets } = await openServer('right');
		const { wire, states, events, until } = openWire(port, 'right');
		await until(() => states.includes('open'));
		await expect(Promise.all([wire.call('desk.status', 'a'), wire.call('desk.status', 'b')])).resolves.toMatchObject([{ output: 'a' }, { output: 'b' }]);
		for (const socket of sockets) socket.send(JSON.stringify({ event: { seq: 7, type: 'shows', shows: [] } }));
		await until(() => events.length > 0);
		expect(events).toEqual([7]);
	});

	it('fails calls under way when it breaks, refuses new ones meanwhile, and comes back by itself', async () => {
		const { port, cut } = await openServer('right');
		const { wire, states, until } = openWire(port, 'right');
		await until(() => states.includes('open'));
		const hanging = wire.call('desk.status', 'hang');
		cut();
		await expect(hanging).rejects.toMatchObject({ code: 'desk-closed' });
		await expect(wire.call('desk.status', 'x')).rejects.toMatchObject({ code: 'desk-closed' });
		await until(() => states.filter((state) => state === 'open').length === 2);
		await expect(wire.call('desk.status', 'again')).resolves.toMatchObject({ output: 'again' });
		expect(states).toEqual(['connecting', 'open', 'lost', 'connecting', 'open']);
	});

	it('says that it is refused where the desk says so, and does not knock again', async () => {
		const { port } = await openServer('right');
		const { states, until } = openWire(port, 'wrong', () => true);
		await until(() => states.includes('refused'));
		await new Promise((resolve) => setTimeout(resolve, 500));
		expect(states).toEqual(['connecting', 'refused']);
	});

	it('goes on trying where the host is gone', async () => {
		const { port, close } = await openServer('right');
		close();
		const { states, until } = openWire(port, 'right');
		await until(() => states.filter((state) => state === 'lost').length === 2);
		expect(states).not.toContain('refused');
	});

	it('comes in where the network was back just after a socket had failed', async () => {
		const first = await openServer('right');
		first.close();
		const { states, until } = openWire(first.port, 'right', async () => {
			await openServer('right', first.port);
			return false;
		});
		await until(() => states.includes('open'));
		expect(states).toEqual(['connecting', 'lost', 'connecting', 'open']);
	});

	it('does not knock at all without a token', async () => {
		const { port, sockets } = await openServer('right');
		const { states } = openWire(port, null);
		expect(states).toEqual(['refused']);
		expect(sockets.size).toBe(0);
	});
});
