import { createServer, type IncomingMessage, request as requestOnward, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** What lies between a browser and the desk: an HTTP proxy on this machine that can be cut like a cable. */
export interface CuttableNetwork {
	/** For the browser's proxy setting. */
	readonly address: string;
	cut(): void;
	mend(): void;
	close(): Promise<void>;
}

/** What a browser complains of when the cable is cut under an answer, on a socket that is kept, or on one that is just opened. */
export const CABLE_CUT = /net::ERR_(?:CONNECTION_RESET|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED)/;

export async function openCuttableNetwork(): Promise<CuttableNetwork> {
	const open = new Set<Socket>();
	let isCut = false;
	const keep = (socket: Socket) => {
		open.add(socket);
		socket.on('error', () => socket.destroy());
		socket.on('close', () => open.delete(socket));
	};
	const server = createServer((request, response) => passOn(request, response));
	server.on('connection', (socket) => {
		keep(socket);
		if (isCut) socket.destroy();
	});
	// A page's WebSocket goes through a proxy as a tunnel.
	server.on('connect', (request: IncomingMessage, client: Socket, head: Buffer) => {
		const { hostname, port } = new URL(`http://${request.url}`);
		const desk = connect(Number(port), hostname, () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			desk.write(head);
			desk.pipe(client).pipe(desk);
		});
		keep(desk);
		client.on('close', () => desk.destroy());
		desk.on('close', () => client.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const cutAll = () => {
		for (const socket of open) socket.destroy();
	};
	return {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		cut() {
			isCut = true;
			cutAll();
		},
		mend() {
			isCut = false;
		},
		async close() {
			const closed = new Promise((resolve) => server.close(resolve));
			cutAll();
			await closed;
		},
	};
}

function passOn(request: IncomingMessage, response: ServerResponse): void {
	const onward = requestOnward(request.url ?? '', { method: request.method, headers: request.headers }, (answer) => {
		response.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(response);
	});
	onward.on('error', () => response.destroy());
	request.pipe(onward);
}
