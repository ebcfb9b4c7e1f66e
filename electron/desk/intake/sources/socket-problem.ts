import type { Problem } from '../keep-connected.ts';
import { safeExcerpt } from '../safe-excerpt.ts';

/** Why a WebSocket failed, in plain words: what Node's and ws's error codes mean for the person at the desk. */
export function socketProblem(error: Error): Problem {
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	// Node gives a connection that ends before its answer the code of one that is cut later.
	if (/socket hang up/i.test(error.message)) return unreachable('The server ended the connection before it stood.');
	if (code === 'ECONNREFUSED') return unreachable('Nothing answers at this address: the server is not running, or the port is wrong.');
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return unreachable('The server’s name is not known: check the address and this machine’s network.');
	if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return unreachable('The server cannot be reached from this network.');
	if (code.startsWith('ERR_TLS') || code.startsWith('CERT_') || code.includes('SELF_SIGNED') || code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE') {
		return unreachable('The server’s certificate is not trusted.');
	}
	if (code.startsWith('ERR_SSL') || code === 'EPROTO') return unreachable('The server does not speak TLS here: ws:// may be meant instead of wss://.');
	if (code === 'ECONNRESET' || code === 'EPIPE') return { code: 'connection-lost', detail: 'The connection was cut.' };
	if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH')
		return { code: 'connection-lost', detail: 'The feed sent a frame of more than 4 MiB; the connection was ended.' };
	if (/handshake has timed out/i.test(error.message)) return unreachable('The server took the connection but did not answer in time.');
	if (/subprotocol/i.test(error.message)) return unreachable('The server does not speak the subprotocol that the mapping asks for.');
	if (code.startsWith('HPE_') || /sec-websocket|upgrade/i.test(error.message)) {
		return unreachable('The server answers, but not as a WebSocket server.');
	}
	return { code: 'connection-lost', detail: `The connection failed: ${safeExcerpt(error.message)}` };
}

/** Why a WebSocket that stood was closed, by its close code (RFC 6455, section 7.4.1) and what the other side said. */
export function closeProblem(code: number, reason: Buffer): Problem {
	if (code === 1006) return { code: 'connection-lost', detail: 'The connection was cut.' };
	const said = safeExcerpt(reason.toString());
	return { code: 'connection-lost', detail: `The server closed the connection (code ${code}${said === '' ? '' : `: ${said}`}).` };
}

function unreachable(detail: string): Problem {
	return { code: 'unreachable', detail };
}
