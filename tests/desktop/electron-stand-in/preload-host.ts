import { readFile } from 'node:fs/promises';
import type { Page, Frame as PlaywrightFrame } from 'playwright-core';
import { toAppUrl } from './chromium-pages.ts';
import { type Frame, record } from './record.ts';

/**
 * Runs the built preload script where the page cannot reach it, as Electron's isolated world does: here in Node. What it exposes
 * becomes functions of the page that carry copies of their arguments across; a function among them stays where it is and is called
 * from afar.
 */

type Listener = (event: object, ...args: unknown[]) => void;
type ExposedFunction = (...args: unknown[]) => unknown;

interface PageCall {
	readonly api: string;
	readonly name: string;
	readonly args: readonly unknown[];
	/** Positions of functions among the arguments, and their ids in the page. */
	readonly callbacks: readonly { readonly index: number; readonly id: string }[];
	readonly releases?: string;
}

export async function runPreload(page: Page, file: string): Promise<{ send(channel: string, ...args: unknown[]): void }> {
	const listeners = new Map<string, Set<Listener>>();
	const exposed = new Map<string, Readonly<Record<string, ExposedFunction>>>();
	const subscriptions = new Map<string, unknown>();
	let frame: Frame = { url: toAppUrl(page.url()), parent: null };

	const electron = {
		contextBridge: { exposeInMainWorld: (name: string, api: Record<string, ExposedFunction>) => exposed.set(name, api) },
		ipcRenderer: {
			invoke: (channel: string, ...args: unknown[]) => record.invoke(frame, channel, ...args),
			on: (channel: string, listener: Listener) => void listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener)),
			off: (channel: string, listener: Listener) => listeners.get(channel)?.delete(listener),
		},
	};
	evaluateCommonJs(await readFile(file, 'utf8'), electron);

	await page.exposeBinding('electronStandIn', ({ frame: source }, call: PageCall) => {
		frame = frameOf(source);
		if (call.releases !== undefined) {
			const release = subscriptions.get(call.releases);
			subscriptions.delete(call.releases);
			return typeof release === 'function' ? release() : undefined;
		}
		const args = [...structuredClone(call.args)];
		for (const { index, id } of call.callbacks) args[index] = (...given: unknown[]) => callBack(page, id, structuredClone(given));
		const result = exposed.get(call.api)?.[call.name]?.(...args);
		const subscription = call.callbacks[0];
		if (subscription === undefined) return result;
		subscriptions.set(subscription.id, result);
		return undefined;
	});
	await page.addInitScript(
		exposeInPage,
		[...exposed].map(([name, api]) => ({ name, functions: Object.keys(api) })),
	);
	return {
		send(channel, ...args) {
			const copy = structuredClone(args);
			for (const listener of listeners.get(channel) ?? []) listener({}, ...copy);
		},
	};
}

function evaluateCommonJs(code: string, electron: object): void {
	const requireElectron = (name: string) => {
		if (name !== 'electron') throw new Error(`A sandboxed preload cannot load ${name}.`);
		return electron;
	};
	// No process, no Buffer, no globals of Node: the sandbox has none of what a preload script must not use.
	new Function('require', 'module', 'exports', 'process', 'Buffer', code)(requireElectron, { exports: {} }, {}, undefined, undefined);
}

function frameOf(source: PlaywrightFrame): Frame {
	const parent = source.parentFrame();
	return { url: toAppUrl(source.url()), parent: parent === null ? null : frameOf(parent) };
}

function callBack(page: Page, id: string, args: readonly unknown[]): void {
	// The page may be gone or have loaded anew; then nobody listens any more.
	page.evaluate(([callbackId, given]) => window.electronStandInCallbacks?.get(callbackId)?.(...given), [id, args] as const).catch(() => undefined);
}

declare global {
	interface Window {
		electronStandIn?: (call: PageCall) => Promise<unknown>;
		electronStandInCallbacks?: Map<string, (...args: unknown[]) => void>;
	}
}

/** Runs in the page before its own scripts. */
function exposeInPage(apis: readonly { readonly name: string; readonly functions: readonly string[] }[]): void {
	const callbacks = new Map<string, (...args: unknown[]) => void>();
	window.electronStandInCallbacks = callbacks;
	const callPreload = (api: string, name: string, args: unknown[]): unknown => {
		const functions = args.flatMap((arg, index) => (typeof arg === 'function' ? [{ index, id: crypto.randomUUID(), arg: arg as () => void }] : []));
		for (const { id, arg } of functions) callbacks.set(id, arg);
		const call = { api, name, args: args.map((arg) => (typeof arg === 'function' ? null : arg)), callbacks: functions.map(({ index, id }) => ({ index, id })) };
		const answer = window.electronStandIn?.(call);
		const [subscription] = functions;
		if (subscription === undefined) return answer;
		return () => {
			callbacks.delete(subscription.id);
			void window.electronStandIn?.({ ...call, releases: subscription.id });
		};
	};
	for (const { name, functions } of apis) {
		const api = Object.fromEntries(functions.map((key) => [key, (...args: unknown[]) => callPreload(name, key, args)]));
		Object.defineProperty(window, name, { value: Object.freeze(api) });
	}
}
