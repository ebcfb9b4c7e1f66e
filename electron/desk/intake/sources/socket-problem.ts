import type { SourceTrouble } from '../../../../shared/model/show.ts';
import { safeExcerpt } from '../safe-excerpt.ts';

/** Why a server let no WebSocket in, by the HTTP status it answered with; it is tried again. */
export function refusedProblem(status: number): SourceTrouble {
	if (status === 429) return { code: 'rate-limited', detail: 'The server asks for fewer connections (HTTP 429); the desk waits.' };
	return {
		code: 'http-status',
		values: { status: String(status) },
		detail: `The address answered with HTTP ${status}, not as a WebSocket server; it is tried again.`,
	};
}

/** Why a WebSocket failed, in plain words: what Node's and ws's error codes mean for the person at the desk. */
export function socketProblem(error: Error): SourceTrouble {
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	// Node gives a connection that ends before its answer the code of one that is cut later.
	if (/socket hang up/i.test(error.message)) return unreachable('The server ended the connection before it stood.');
	if (code === 'ECONNREFUSED') return unreachable('Nothing answers at this address: the server is not running, or the port is wrong.');
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
		return { code: 'host-unknown', detail: 'The server’s name is not known: check the address and this machine’s network.' };
	}
	if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return unreachable('The server cannot be reached from this network.');
	if (code.startsWith('ERR_TLS') || code.startsWith('CERT_') || code.includes('SELF_SIGNED') || code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE') {
		return { code: 'not-trusted', detail: `The server’s certificate is not trusted (${code}).` };
	}
	if (code.startsWith('ERR_SSL') || code === 'EPROTO') {
		return { code: 'not-a-feed', detail: 'The server does not speak TLS here: ws:// may be meant instead of wss://.' };
	}
	if (code === 'ECONNRESET' || code === 'EPIPE') return { code: 'connection-lost', detail: 'The connection was cut.' };
	if (isTooLarge(error)) return { code: 'connection-lost', detail: 'The server sent a frame larger than the desk takes; the connection was ended.' };
	if (/handshake has timed out/i.test(error.message)) return unreachable('The server took the connection but did not answer in time.');
	if (/subprotocol/i.test(error.message)) return unreachable('The server does not speak the subprotocol that the mapping asks for.');
	if (code.startsWith('HPE_') || /sec-websocket|upgrade/i.test(error.message)) {
		return { code: 'not-a-feed', detail: 'The server answers, but not as a WebSocket server.' };
	}
	return { code: 'connection-lost', detail: `The connection failed: ${safeExcerpt(error.message)}` };
}

/** `ws` ended the connection over a frame beyond its limit. */
export function isTooLarge(error: Error): boolean {
	return 'code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
}

/** Why a WebSocket that stood was closed, by its close code (RFC 6455, section 7.4.1) and what the other side said. */
export function closeProblem(code: number, reason: Buffer): SourceTrouble {
	if (code === 1006) return { code: 'connection-lost', detail: 'The connection was cut.' };
	const said = safeExcerpt(reason.toString());
	return {
		code: 'closed-by-server',
		values: { closeCode: String(code) },
		...(said === '' ? {} : { said }),
		detail: `The server closed the connection (code ${code}).`,
	};
}

function unreachable(detail: string): SourceTrouble {
	return { code: 'unreachable', detail };
}
