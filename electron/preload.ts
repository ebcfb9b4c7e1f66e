import { contextBridge, ipcRenderer } from 'electron';
import type { ShowdeskBridge, WireAnswer } from '../shared/contract/wire.ts';
import { CALL_CHANNEL, EVENT_CHANNEL, OPEN_MESSAGE_CHANNEL, OPEN_OUTSIDE_CHANNEL } from './transport/ipc-channels.ts';

/** Hands the page the desk and nothing else: no channel name, no event object, no Electron. */
const bridge: ShowdeskBridge = {
	call: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input) as Promise<WireAnswer>,
	onEvent: (listener) => subscribe(EVENT_CHANNEL, listener),
	onOpenMessage: (listener) => subscribe(OPEN_MESSAGE_CHANNEL, listener),
	openOutside: (address) => ipcRenderer.invoke(OPEN_OUTSIDE_CHANNEL, address) as Promise<void>,
};

contextBridge.exposeInMainWorld('showdesk', bridge);

function subscribe<Payload>(channel: string, listener: (payload: Payload) => void): () => void {
	const forward = (_event: unknown, payload: Payload) => listener(payload);
	ipcRenderer.on(channel, forward);
	return () => void ipcRenderer.off(channel, forward);
}
