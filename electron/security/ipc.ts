import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { z } from 'zod';
import type { Desk } from '../../shared/contract/contract.ts';
import { DeskError, faultOf } from '../../shared/contract/errors.ts';
import { MAX_REQUEST_BYTES, requestSchema, type WireAnswer } from '../../shared/contract/wire.ts';
import { answerCall, type Log } from '../transport/dispatch.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../transport/ipc-channels.ts';
import { isPageUrl } from './app-scheme.ts';

const callArguments = z.tuple([requestSchema.shape.call, z.unknown()]);

/** Answers the page's calls. Only the page itself is answered, in its main frame; anything else is refused before it is read. */
export function answerPageCalls(desk: Desk, log: Log): void {
	ipcMain.handle(CALL_CHANNEL, async (event, ...args: unknown[]): Promise<WireAnswer> => {
		if (!isFromPage(event)) {
			log('refused a call: foreign frame');
			return refused('The desk answers its own page only.');
		}
		const parsed = callArguments.safeParse(args);
		if (!parsed.success || !fitsOneRequest(parsed.data[1])) {
			log('refused a call: not a request');
			return refused('This is not a request.');
		}
		const [name, input] = parsed.data;
		return answerCall(desk, name, input, log);
	});
}

/** Passes the desk's events on to the windows there are. Returns the function that ends it. */
export function forwardEvents(desk: Desk, windows: () => readonly BrowserWindow[]): () => void {
	return desk.subscribe((event) => {
		for (const window of windows()) if (!window.webContents.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event);
	});
}

/** Is it the page itself, in its main frame? */
export function isFromPage(event: IpcMainInvokeEvent): boolean {
	const frame = event.senderFrame;
	return frame !== null && frame.parent === null && isPageUrl(frame.url);
}

/** The same limit as on the socket, and JSON only: a structured clone could hold cycles and buffers. */
function fitsOneRequest(input: unknown): boolean {
	try {
		return Buffer.byteLength(JSON.stringify(input) ?? '') <= MAX_REQUEST_BYTES;
	} catch {
		return false;
	}
}

function refused(message: string): WireAnswer {
	return { ok: false, fault: faultOf(new DeskError('invalid-input', message)) };
}
