import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Desk } from '../shared/contract/contract.ts';
import { DESK_PATH } from '../shared/contract/wire.ts';
import type { Webhooks } from './desk/webhooks/webhooks.ts';
import { bearsToken, createAccessToken } from './security/access-token.ts';
import { bracketed, isLoopback, ownHosts } from './security/own-names.ts';
import { readPageFile } from './security/page-files.ts';
import { pageHeaders } from './security/page-headers.ts';
import type { Log } from './transport/dispatch.ts';
import { openSocketDoor, type SocketLimits } from './transport/socket-door.ts';

export interface ServeOptions {
	/** Its door for what platforms push is opened here too. */
	readonly desk: Desk & { readonly webhooks?: Webhooks };
	/** 0 takes a free one. */
	readonly port: number;
	/** The address to listen on; anything but loopback lets other machines try the token. */
	readonly host: string;
	/** Where the built page is. */
	readonly pageFolder: string;
	/** One line each; never message text, never the token. */
	readonly log: Log;
	readonly limits?: Partial<SocketLimits>;
}

export interface DeskServer {
	/** What a person opens, with the token in its fragment: browsers never send a fragment anywhere. */
	readonly url: string;
	/** Ends every connection and frees the port; the desk itself stays open. */
	close(): Promise<void>;
}

/** The server could not start; the message is one line for the person who started it. */
export class ServeError extends Error {
	constructor(message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'ServeError';
	}
}

/**
 * Serves the desk to a browser: the page over HTTP, the contract over a WebSocket at `DESK_PATH`.
 * @throws ServeError where the page is not built or the port cannot be had
 */
export async function serveDesk({ desk, port, host, pageFolder, log, limits }: ServeOptions): Promise<DeskServer> {
	await checkPageIsBuilt(pageFolder);
	const token = createAccessToken();
	// Node looks for dawdlers every half minute unless it is told to look more often.
	const http = createServer({ connectionsCheckingInterval: 2_000 });
	// A page's requests are a few hundred bytes; whoever dawdles over them is no page.
	http.headersTimeout = 10_000;
	http.requestTimeout = 10_000;
	http.maxHeadersCount = 64;
	await listen(http, port, host);
	const boundPort = (http.address() as AddressInfo).port;
	const hosts = ownHosts(host, boundPort);
	http.on('request', (request, response) => {
		// A platform comes by another name, through a tunnel or a proxy: only this one path is open to it.
		if (desk.webhooks?.answer(request, response) !== true) void answerRequest(request, response, { hosts, token, pageFolder, log });
	});
	const origin = `http://${openableName(host)}:${boundPort}`;
	desk.webhooks?.servedAt(origin);
	const door = openSocketDoor({ desk, token, hosts, log, ...(limits === undefined ? {} : { limits }) });
	http.on('upgrade', door.admit);
	if (!isLoopback(host))
		log(`Warning: the desk listens on ${host}, so other machines can reach it; traffic is not encrypted and the token is all that protects it.`);
	return {
		url: `${origin}/#token=${token}`,
		async close() {
			desk.webhooks?.servedAt(null);
			const closed = new Promise<void>((resolve) => http.close(() => resolve()));
			door.close();
			http.closeAllConnections();
			await closed;
		},
	};
}

async function checkPageIsBuilt(pageFolder: string): Promise<void> {
	try {
		await stat(join(pageFolder, 'index.html'));
	} catch {
		throw new ServeError(`The page is not built (${join(pageFolder, 'index.html')} is missing); run "npm run build" once.`);
	}
}

function listen(http: Server, port: number, host: string): Promise<void> {
	return new Promise((resolve, reject) => {
		http.once('error', (error) => reject(explained(error, port, host)));
		http.listen(port, host, () => {
			http.removeAllListeners('error');
			resolve();
		});
	});
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): ServeError {
	const place = `${bracketed(host)}:${port}`;
	const reasons: Readonly<Record<string, string>> = {
		EADDRINUSE: `${place} is in use, perhaps by another desk; close it or give another --port (0 takes a free one).`,
		EACCES: `${place} may not be opened by you; give a --port above 1023.`,
		EADDRNOTAVAIL: `${host} is not an address of this machine; give another --host.`,
		ENOTFOUND: `${host} is not known; give another --host.`,
	};
	return new ServeError(reasons[error.code ?? ''] ?? `${place} cannot be opened (${error.code ?? error.message}); give another --port or --host.`, {
		cause: error,
	});
}

/** 0.0.0.0 is no address to open; this machine is. */
function openableName(host: string): string {
	return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : bracketed(host);
}

interface PageSite {
	readonly hosts: ReadonlySet<string>;
	readonly token: string;
	readonly pageFolder: string;
	readonly log: Log;
}

async function answerRequest(request: IncomingMessage, response: ServerResponse, { hosts, token, pageFolder, log }: PageSite): Promise<void> {
	const host = request.headers.host?.toLowerCase() ?? '';
	if (!hosts.has(host)) {
		log('refused a request: foreign Host');
		refuse(request, response, 421, 'This desk is not known by that name.');
		return;
	}
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.setHeader('Allow', 'GET, HEAD');
		refuse(request, response, 405, 'Only GET and HEAD.');
		return;
	}
	const path = pathnameOf(request);
	if (request.method === 'HEAD' && path === DESK_PATH) {
		if (bearsToken(request.headers.authorization, token)) {
			response.writeHead(204, { ...pageHeaders(), 'Cache-Control': 'no-store' }).end();
		} else {
			response.setHeader('WWW-Authenticate', 'Bearer');
			refuse(request, response, 401, 'No valid token.');
		}
		return;
	}
	const file = await readPageFile(pageFolder, path);
	if (file === null) {
		refuse(request, response, 404, 'Nothing is here.');
		return;
	}
	response.writeHead(200, {
		...pageHeaders(`ws://${host}`),
		'Content-Type': file.contentType,
		'Cache-Control': file.cacheControl,
		'Content-Length': file.body.length,
	});
	response.end(request.method === 'HEAD' ? undefined : file.body);
}

/** Answers repeat nothing of the request. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
	response.writeHead(status, { ...pageHeaders(), 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
	response.end(request.method === 'HEAD' ? undefined : text);
}

/** Taken from the raw target: the URL parser would quietly mend what should be refused. */
function pathnameOf(request: IncomingMessage): string {
	return (request.url ?? '/').replace(/[?#].*$/s, '');
}
