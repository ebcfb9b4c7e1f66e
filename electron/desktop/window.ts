import { join } from 'node:path';
import { BrowserWindow, dialog, screen } from 'electron';
import { preloadFile, resourcesFolder } from '../paths.ts';
import { PAGE_URL } from '../security/app-scheme.ts';
import { forbidNavigation } from '../security/navigation.ts';
import type { Log } from '../transport/dispatch.ts';
import { keepWindowState, readWindowState } from './window-state.ts';
import type { DesktopWords } from './words.ts';

/** The one window: sandboxed, isolated, on the page for good, and where the person left it. */
export function openWindow(options: {
	readonly dataFolder: string;
	readonly words: DesktopWords;
	/** Is a show being recorded? Then closing asks first. */
	readonly isRecording: () => boolean;
	readonly log: Log;
}): BrowserWindow {
	const { dataFolder, words, isRecording, log } = options;
	const stateFile = join(dataFolder, 'window.json');
	const workAreas = screen.getAllDisplays().map((display) => display.workArea);
	const state = readWindowState(stateFile, workAreas);
	const window = new BrowserWindow({
		...state.bounds,
		minWidth: 720,
		minHeight: 480,
		show: false,
		title: 'Showdesk',
		icon: join(resourcesFolder(), 'icons', 'icon.png'),
		webPreferences: {
			preload: preloadFile(),
			contextIsolation: true,
			sandbox: true,
			nodeIntegration: false,
			webviewTag: false,
			navigateOnDragDrop: false,
			// Chromium would fetch dictionaries from the network.
			spellcheck: false,
		},
	});
	if (state.isMaximized) window.maximize();
	forbidNavigation(window.webContents, log);
	keepWindowState(window, stateFile);
	window.once('ready-to-show', () => window.show());
	window.on('close', (event) => {
		if (isRecording() && !agreesToStop(window, words)) event.preventDefault();
	});
	window.webContents.on('render-process-gone', (_event, details) => {
		if (details.reason === 'clean-exit') return;
		log(`the page ended (${details.reason}) and is loaded again`);
		window.webContents.reload();
	});
	window.loadURL(PAGE_URL).catch((error: unknown) => log(`the page did not load: ${error instanceof Error ? error.message : 'unknown cause'}`));
	return window;
}

/** Brings the window before the person, from wherever it is. */
export function raise(window: BrowserWindow): void {
	if (window.isMinimized()) window.restore();
	window.show();
	window.focus();
}

function agreesToStop(window: BrowserWindow, words: DesktopWords): boolean {
	const KEEP = 0;
	const chosen = dialog.showMessageBoxSync(window, {
		type: 'warning',
		message: words.texts.stillRecording,
		buttons: [words.texts.keepRecording, words.texts.stopAndQuit],
		defaultId: KEEP,
		cancelId: KEEP,
	});
	return chosen !== KEEP;
}
