import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { openWindowPage, type WindowPage } from './chromium-pages.ts';
import { type Area, type IpcHandler, record } from './record.ts';

/**
 * Takes the place of the `electron` module in the desktop harness, and of nothing else: the program, its engine, its preload script
 * and its page are the real ones. Only what the program uses is here; whatever else it called would fail loudly.
 */

class PreventableEvent {
	defaultPrevented = false;
	preventDefault(): void {
		this.defaultPrevented = true;
	}
}

class App extends EventEmitter {
	readonly isPackaged = false;
	/** Then the last window closes without `window-all-closed`. */
	isQuitting = false;

	enableSandbox(): void {
		record.isSandboxEnabled = true;
	}

	setPath(name: string, path: string): void {
		record.paths.set(name, path);
	}

	getPreferredSystemLanguages(): string[] {
		return record.systemLanguages;
	}

	requestSingleInstanceLock(): boolean {
		return record.isFirstInstance;
	}

	isReady(): boolean {
		return record.isReady;
	}

	async whenReady(): Promise<void> {
		await new Promise((resolve) => setImmediate(resolve));
		record.isReady = true;
	}

	/** Closes the windows, any of which may object; then `will-quit`, whose listeners may ask for time. */
	quit(): void {
		this.isQuitting = true;
		for (const window of BrowserWindow.getAllWindows()) {
			window.close();
			if (!window.isDestroyed()) {
				this.isQuitting = false;
				return;
			}
		}
		const event = new PreventableEvent();
		this.emit('will-quit', event);
		if (!event.defaultPrevented) this.exit(0);
	}

	exit(code: number): void {
		record.exitCode ??= code;
	}
}

export const app = new App();

interface WindowOptions extends Partial<Area> {
	readonly webPreferences: Readonly<Record<string, unknown>> & { readonly preload?: string };
}

type RequestFilter = (details: { readonly url: string }, answer: (decision: { readonly cancel?: boolean }) => void) => void;

class WebContents extends EventEmitter {
	#windowOpenHandler: ((details: { url: string }) => { action: 'allow' | 'deny' }) | null = null;
	#opened: Promise<WindowPage> | null = null;
	#openedPage: WindowPage | null = null;
	#requestFilter: RequestFilter | null = null;
	readonly session = {
		webRequest: {
			onBeforeRequest: (filter: RequestFilter): void => {
				this.#requestFilter = filter;
			},
		},
	};

	/** Resolves when the page's document and scripts are loaded. */
	get opened(): Promise<WindowPage> {
		return this.#opened ?? Promise.reject(new Error('The window shows nothing yet.'));
	}

	setWindowOpenHandler(handler: (details: { url: string }) => { action: 'allow' | 'deny' }): void {
		this.#windowOpenHandler = handler;
	}

	async load(url: string, options: WindowOptions): Promise<void> {
		this.#opened = openWindowPage({
			url,
			preload: options.webPreferences.preload ?? null,
			runsScripts: options.webPreferences.javascript !== false,
			mayRequest: (target) => this.#mayRequest(target),
			width: options.width ?? 800,
			height: options.height ?? 600,
			mayNavigate: (target, isMainFrame) => this.#mayNavigate(target, isMainFrame),
			mayOpenWindow: (target) => this.#windowOpenHandler?.({ url: target }).action !== 'deny',
		});
		this.#openedPage = await this.#opened;
	}

	send(channel: string, ...args: unknown[]): void {
		if (this.#openedPage !== null) this.#openedPage.send(channel, ...args);
		else void this.#opened?.then((page) => page.send(channel, ...args));
	}

	isDestroyed(): boolean {
		return this.#openedPage?.page.isClosed() ?? false;
	}

	/** The whole browser may be closing at the same time, and takes the page with it. */
	close(): void {
		this.#opened?.then(({ page }) => page.context().close()).catch(() => undefined);
	}

	async printToPDF(options: { readonly pageSize: 'A4'; readonly printBackground: boolean }): Promise<Buffer> {
		const { page } = await this.opened;
		return page.pdf({ format: options.pageSize, printBackground: options.printBackground, tagged: true });
	}

	#mayRequest(url: string): boolean {
		let isAllowed = true;
		this.#requestFilter?.({ url }, ({ cancel }) => {
			isAllowed = cancel !== true;
		});
		return isAllowed;
	}

	#mayNavigate(url: string, isMainFrame: boolean): boolean {
		const event = Object.assign(new PreventableEvent(), { url, isMainFrame });
		this.emit('will-frame-navigate', event);
		return !event.defaultPrevented;
	}
}

const windows = new Set<BrowserWindow>();

export class BrowserWindow extends EventEmitter {
	readonly webContents = new WebContents();
	readonly options: WindowOptions;
	#bounds: Area;
	#isMaximized = false;
	#isMinimized = false;
	#isFocused = false;
	/** How often it was brought before the person. */
	timesFocused = 0;

	static getAllWindows(): BrowserWindow[] {
		return [...windows];
	}

	constructor(options: WindowOptions) {
		super();
		this.options = options;
		this.#bounds = { x: options.x ?? 100, y: options.y ?? 100, width: options.width ?? 800, height: options.height ?? 600 };
		windows.add(this);
	}

	async loadURL(url: string): Promise<void> {
		await this.webContents.load(url, this.options);
		this.emit('ready-to-show');
	}

	show(): void {}

	focus(): void {
		this.#isFocused = true;
		this.timesFocused += 1;
	}

	blur(): void {
		this.#isFocused = false;
	}

	static getFocusedWindow(): BrowserWindow | null {
		return [...windows].find((window) => window.isFocused()) ?? null;
	}

	isFocused(): boolean {
		return this.#isFocused;
	}

	minimize(): void {
		this.#isMinimized = true;
		this.blur();
	}

	restore(): void {
		this.#isMinimized = false;
	}

	isMinimized(): boolean {
		return this.#isMinimized;
	}

	maximize(): void {
		this.#isMaximized = true;
		this.emit('maximize');
	}

	isMaximized(): boolean {
		return this.#isMaximized;
	}

	setBounds(bounds: Area): void {
		this.#bounds = bounds;
		this.emit('resize');
	}

	getNormalBounds(): Area {
		return this.#bounds;
	}

	isDestroyed(): boolean {
		return !windows.has(this);
	}

	destroy(): void {
		windows.delete(this);
		this.webContents.close();
	}

	close(): void {
		const event = new PreventableEvent();
		this.emit('close', event);
		if (event.defaultPrevented) return;
		windows.delete(this);
		this.webContents.close();
		this.emit('closed');
		if (windows.size === 0 && !app.isQuitting) app.emit('window-all-closed');
	}
}

export const protocol = {
	registerSchemesAsPrivileged(schemes: typeof record.privilegedSchemes): void {
		record.wasReadyWhenSchemesWereRegistered = record.isReady;
		record.privilegedSchemes.push(...schemes);
	},
};

export const session = {
	defaultSession: {
		protocol: {
			handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
				record.schemeHandlers.set(scheme, handler);
			},
		},
		setPermissionRequestHandler(handler: typeof record.permissionRequest): void {
			record.permissionRequest = handler;
		},
		setPermissionCheckHandler(handler: typeof record.permissionCheck): void {
			record.permissionCheck = handler;
		},
		setDisplayMediaRequestHandler(handler: typeof record.displayMediaRequest): void {
			record.displayMediaRequest = handler;
		},
		setDevicePermissionHandler(): void {},
	},
};

export const ipcMain = {
	handle(channel: string, handler: IpcHandler): void {
		record.ipcHandlers.set(channel, handler);
	},
};

export class Notification extends EventEmitter {
	readonly title: string;
	readonly body: string;

	static isSupported(): boolean {
		return true;
	}

	constructor({ title, body }: { title: string; body: string }) {
		super();
		this.title = title;
		this.body = body;
	}

	show(): void {
		record.notifications.push(this);
	}
}

export const dialog = {
	showErrorBox(title: string, text: string): void {
		record.errorBoxes.push({ title, text });
	},
	async showMessageBox(
		_window: BrowserWindow,
		options: { message: string; detail: string; buttons: string[]; cancelId: number },
	): Promise<{ response: number }> {
		record.messageBoxes.push({ message: `${options.message} ${options.detail}`, buttons: options.buttons });
		return { response: record.messageBoxAnswers.shift() ?? options.cancelId };
	},
	showMessageBoxSync(_window: BrowserWindow, options: { message: string; buttons: string[]; cancelId: number }): number {
		record.messageBoxes.push({ message: options.message, buttons: options.buttons });
		return record.messageBoxAnswers.shift() ?? options.cancelId;
	},
};

export const Menu = {
	buildFromTemplate: <Template>(template: Template): Template => template,
	setApplicationMenu(): void {
		record.hasMenu = true;
	},
};

export const nativeImage = {
	createFromPath: (path: string) => ({ path, resize: () => ({ path }) }),
};

export class Tray extends EventEmitter {
	setToolTip(): void {}
	setContextMenu(): void {}
	destroy(): void {}
}

/** A system with a keyring; what is kept is at least not readable at a glance. */
export const safeStorage = {
	isEncryptionAvailable: () => true,
	getSelectedStorageBackend: () => 'gnome_libsecret',
	encryptString: (text: string) => Buffer.from(Buffer.from(text).toString('base64')),
	decryptString: (bytes: Buffer) => Buffer.from(bytes.toString(), 'base64').toString(),
};

export const systemPreferences = {
	askForMediaAccess: async (_mediaType: 'microphone' | 'camera') => record.mayHearMicrophone,
};

export const screen = {
	getAllDisplays: () => record.workAreas.map((workArea) => ({ workArea })),
};

export const shell = {
	async openExternal(address: string): Promise<void> {
		record.openedAddresses.push(address);
	},
	async openPath(path: string): Promise<string> {
		record.openedPaths.push(join(path));
		return '';
	},
};
