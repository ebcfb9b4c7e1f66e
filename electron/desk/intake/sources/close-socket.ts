import WebSocket from 'ws';

const CLOSE_LIMIT_MS = 500;

/** Politely where the other side answers, by force where it does not. Settles when the socket is gone. */
export async function closeSocket(socket: WebSocket): Promise<void> {
	if (socket.readyState === WebSocket.CLOSED) return;
	await new Promise<void>((resolve) => {
		const force = setTimeout(() => socket.terminate(), CLOSE_LIMIT_MS);
		socket.once('close', () => {
			clearTimeout(force);
			resolve();
		});
		if (socket.readyState === WebSocket.OPEN) socket.close(1000);
		else socket.terminate();
	});
}
