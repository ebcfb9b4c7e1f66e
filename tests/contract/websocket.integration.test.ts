import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import WebSocket from 'ws';
import { serveDesk } from '../../electron/server.ts';
import { keepInStep } from '../../renderer/connection/desk-connection.ts';
import { socketWire } from '../../renderer/connection/socket.ts';
import { describeDesk, type OpenedDesk } from './describe-desk.ts';
import { openTemporaryDesk } from './open-desk.ts';

/** The real server and the page's own connection; only the Origin, which a browser would set, is set here. */
describeDesk('WebSocket', async (): Promise<OpenedDesk> => {
	const desk = await openTemporaryDesk();
	const pageFolder = await mkdtemp(join(tmpdir(), 'showdesk-page-'));
	await writeFile(join(pageFolder, 'index.html'), '<!doctype html>');
	const server = await serveDesk({ desk, port: 0, host: '127.0.0.1', pageFolder, log: () => undefined });
	const { origin, host, hash } = new URL(server.url);
	vi.stubGlobal(
		'WebSocket',
		class extends WebSocket {
			constructor(url: string, protocols: string[]) {
				super(url, protocols, { origin });
			}
		},
	);
	const wire = socketWire({ url: `ws://${host}/desk`, token: hash.replace('#token=', ''), isRefused: async () => false });
	let whenConnected: () => void = () => undefined;
	const connected = new Promise<void>((resolve) => {
		whenConnected = resolve;
	});
	const connection = keepInStep(wire, {
		onState: (state) => state.phase === 'connected' && whenConnected(),
		onFresh: () => undefined,
		onEvent: () => undefined,
	});
	await connected;
	return {
		desk: connection,
		async close() {
			connection.close();
			await server.close();
			await desk.close();
			await rm(pageFolder, { recursive: true, force: true });
			vi.unstubAllGlobals();
		},
	};
});
