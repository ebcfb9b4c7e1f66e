import { join, resolve } from 'node:path';
import { app, BrowserWindow, dialog, Notification, session, type Tray } from 'electron';
import { showRequestOf } from './command-line/source-options.ts';
import { UsageError } from './command-line/usage.ts';
import { defaultDataFolder } from './data-folder.ts';
import { type OpenDesk, openDesk } from './desk/desk.ts';
import { createKeyVault } from './desk/key-vault.ts';
import { type HighFlagNotice, noticeHighFlags } from './desktop/high-flag-notices.ts';
import { type LaunchOptions, readLaunchOptions } from './desktop/launch-options.ts';
import { setMenu } from './desktop/menu.ts';
import { printPdf } from './desktop/print-pdf.ts';
import { createTray } from './desktop/tray.ts';
import { openWindow, raise } from './desktop/window.ts';
import { type DesktopWords, desktopWords } from './desktop/words.ts';
import { READY_LINE } from './launch/ready-line.ts';
import { bergamotFolder, bundledWorkers, pageFolder, resourcesFolder } from './paths.ts';
import { registerAppScheme, serveAppScheme } from './security/app-scheme.ts';
import { answerPageCalls, forwardEvents } from './security/ipc.ts';
import { keptSecrets } from './security/kept-secrets.ts';
import { openOutsideLinks } from './security/outside-links.ts';
import { restrictPermissions } from './security/permissions.ts';
import { OPEN_MESSAGE_CHANNEL } from './transport/ipc-channels.ts';

/** Desktop start: one desk, one window on it. The engine is desk/, the rules of what the page may do are security/. */

const log = (line: string) => void process.stderr.write(`${line}\n`);

app.enableSandbox();
registerAppScheme();
start();

function start(): void {
	let options: LaunchOptions;
	try {
		options = readLaunchOptions(process.argv.slice(app.isPackaged ? 1 : 2));
	} catch (error) {
		fail(error);
		return;
	}
	const dataFolder = options.data === undefined ? defaultDataFolder() : resolve(options.data);
	// One program per data folder: Electron's lock lies in this folder.
	if (options.data !== undefined) app.setPath('userData', join(dataFolder, 'browser'));
	if (!app.requestSingleInstanceLock()) {
		app.quit();
		return;
	}
	app
		.whenReady()
		.then(() => open(options, dataFolder))
		.catch(fail);
}

async function open(options: LaunchOptions, dataFolder: string): Promise<void> {
	process.stdout.write(`${READY_LINE}\n`);
	const words = desktopWords(app.getPreferredSystemLanguages());
	restrictPermissions(session.defaultSession, log);
	serveAppScheme(session.defaultSession, pageFolder());
	const workerUrls = bundledWorkers();
	const desk = await openDesk({
		dataFolder,
		resourcesFolder: resourcesFolder(),
		host: 'electron',
		log,
		bergamotFolder: bergamotFolder(),
		vault: createKeyVault(process.env, keptSecrets(dataFolder, log)),
		printPdf: (html) => printPdf(html, dataFolder, log),
		...(options['twitch-server'] === undefined ? {} : { twitchServer: options['twitch-server'] }),
		...(workerUrls === undefined ? {} : { workerUrls }),
	});
	closeBeforeQuitting(desk);
	answerPageCalls(desk, log);
	openOutsideLinks(words, log);
	forwardEvents(desk, () => BrowserWindow.getAllWindows());
	setMenu(words, dataFolder);
	openDesktop(desk, dataFolder, words);
	const request = await showRequestOf(options, desk);
	if (request !== null) await desk.call('show.start', request);
}

function openDesktop(desk: OpenDesk, dataFolder: string, words: DesktopWords): void {
	let isRecording = false;
	let window: BrowserWindow | null = null;
	let tray: Tray | null = null;

	const show = (): BrowserWindow => {
		if (window === null) {
			window = openWindow({ dataFolder, words, isRecording: () => isRecording, log });
			window.on('closed', () => {
				window = null;
			});
		} else {
			raise(window);
		}
		return window;
	};

	desk.subscribe((event) => {
		if (event.type === 'shows') isRecording = event.shows.some((live) => live.session.endedAt === null);
	});
	const endNotices = noticeHighFlags({
		desk,
		words,
		log,
		show(notice) {
			// Who looks at the desk sees the flag there.
			if (window?.isFocused() === true) return;
			notify(notice, () => show().webContents.send(OPEN_MESSAGE_CHANNEL, { sessionId: notice.sessionId, messageId: notice.messageId }));
		},
	});
	tray = createTray({ icon: join(resourcesFolder(), 'icons', 'icon.png'), words, open: show, quit: () => app.quit() });
	app.on('second-instance', show);
	app.on('activate', show);
	app.on('window-all-closed', () => {
		if (process.platform !== 'darwin') app.quit();
	});
	app.on('will-quit', () => {
		endNotices();
		tray?.destroy();
	});
	show();
}

function notify({ title, body }: HighFlagNotice, onClick: () => void): void {
	if (!Notification.isSupported()) return;
	const notification = new Notification({ title, body });
	notification.on('click', onClick);
	notification.show();
}

/** What has arrived is committed before the program ends, however often it is told to. */
function closeBeforeQuitting(desk: OpenDesk): void {
	let state: 'open' | 'closing' | 'closed' = 'open';
	app.on('will-quit', (event) => {
		if (state === 'closed') return;
		event.preventDefault();
		if (state === 'closing') return;
		state = 'closing';
		desk
			.close()
			.catch(() => log('the desk did not close in good order'))
			.finally(() => {
				state = 'closed';
				app.quit();
			});
	});
}

/** The desk could not be opened: said in a window, and in one line where the program was started. */
function fail(error: unknown): void {
	const message = error instanceof Error ? error.message : String(error);
	log(`showdesk: ${message}`);
	dialog.showErrorBox(desktopWords(app.isReady() ? app.getPreferredSystemLanguages() : []).texts.cannotOpen, message);
	app.exit(error instanceof UsageError ? 2 : 1);
}
