import { z } from 'zod';
import type { DeskEvent } from './contract.ts';
import type { DeskFault } from './errors.ts';

/** How the contract crosses a WebSocket; Electron IPC uses the same request and answer as structured clones. */

/** Where a host lets a page in: as a WebSocket, or asked by `HEAD` with the token as bearer, whether it would (204) or not (401). */
export const DESK_PATH = '/desk';
export const WEBSOCKET_PROTOCOL = 'showdesk.v1';
/** The token travels as a second subprotocol, since a page cannot set headers on a WebSocket. */
export const TOKEN_PROTOCOL_PREFIX = 'token.';
/** The largest frame either host accepts from a page. An upload piece is the largest call. */
export const MAX_REQUEST_BYTES = 1024 * 1024;

/** `call` is checked against the contract by the desk, `input` against the call's schema. */
export const requestSchema = z.strictObject({ id: z.number().int().nonnegative(), call: z.string().max(64), input: z.unknown() });

export type WireRequest = z.infer<typeof requestSchema>;
export type WireAnswer = { readonly ok: true; readonly output: unknown } | { readonly ok: false; readonly fault: DeskFault };
export type WireMessage = ({ readonly id: number } & WireAnswer) | { readonly event: DeskEvent };

/** What the preload hands the page, and nothing else. */
export interface ShowdeskBridge {
	call(name: string, input: unknown): Promise<WireAnswer>;
	/** Returns the function that ends the subscription. */
	onEvent(listener: (event: DeskEvent) => void): () => void;
	/** A person asked for one message outside the page, by clicking a notification. Returns the function that ends the subscription. */
	onOpenMessage(listener: (place: MessagePlace) => void): () => void;
	/** Opens an http or https address in the person's browser, after they have seen it and agreed. */
	openOutside(address: string): Promise<void>;
}

export interface MessagePlace {
	readonly sessionId: string;
	readonly messageId: number;
}
