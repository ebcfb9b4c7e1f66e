import type { Session } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { restrictPermissions } from '../../electron/security/permissions.ts';
import { PAGE_FRAME } from './desktop.ts';
import { session } from './electron-stand-in/electron.ts';
import { type DisplayMediaRequest, type DisplayMediaStreams, record } from './electron-stand-in/record.ts';

const PAGE = { isMainFrame: true, requestingUrl: 'app://showdesk/index.html' };
const PRESSED: DisplayMediaRequest = { frame: PAGE_FRAME, audioRequested: true, videoRequested: true, userGesture: true };

let log: string[];

function restrictOn(platform: NodeJS.Platform): void {
	log = [];
	restrictPermissions(session.defaultSession as unknown as Session, (line) => log.push(line), platform);
}

/** Undefined: nothing was answered, and the page would wait for ever. */
function share(request: DisplayMediaRequest): DisplayMediaStreams | null | undefined {
	let answer: DisplayMediaStreams | null | undefined;
	record.displayMediaRequest?.(request, (streams) => (answer = streams));
	return answer;
}

function ask(permission: string, mediaTypes: readonly string[]): Promise<boolean> {
	return new Promise((resolve) => record.permissionRequest?.(null, permission, resolve, { ...PAGE, mediaTypes }));
}

describe.each(['win32', 'darwin'] as const)('what the page may share on %s', (platform) => {
	beforeEach(() => restrictOn(platform));

	it('is what the computer plays, with no picture but its own', () => {
		expect(share(PRESSED)).toEqual({ video: PAGE_FRAME, audio: 'loopback' });
		expect(log).toEqual([]);
	});

	it.each([
		['without a press of a person', { ...PRESSED, userGesture: false }],
		['as a picture alone', { ...PRESSED, audioRequested: false }],
		['from another site', { ...PRESSED, frame: { url: 'https://evil.example/', parent: null } }],
		['from a frame inside it', { ...PRESSED, frame: { url: PAGE_FRAME.url, parent: PAGE_FRAME } }],
		['from a frame that is gone', { ...PRESSED, frame: null }],
	])('is nothing %s', (_how, request) => {
		expect(share(request)).toBeNull();
		expect(log).toEqual(['refused to share what the computer plays']);
	});

	it('needs sound to be asked for', async () => {
		expect(await ask('display-capture', ['audio', 'video'])).toBe(true);
		expect(await ask('display-capture', ['video'])).toBe(false);
	});
});

describe('what the page may share on linux', () => {
	beforeEach(() => restrictOn('linux'));

	it('is nothing: Electron does not hear other programs there', async () => {
		expect(share(PRESSED)).toBeNull();
		expect(await ask('display-capture', ['audio', 'video'])).toBe(false);
		expect(record.permissionCheck?.(null, 'display-capture', 'app://showdesk/', PAGE)).toBe(false);
	});
});

describe('the microphone', () => {
	it('is the system’s to give on a Mac, which asks the person once', async () => {
		restrictOn('darwin');
		record.mayHearMicrophone = true;
		expect(await ask('media', ['audio'])).toBe(true);
		record.mayHearMicrophone = false;
		expect(await ask('media', ['audio'])).toBe(false);
	});

	it.each(['win32', 'linux'] as const)('is given on %s, where the system refuses by itself', async (platform) => {
		restrictOn(platform);
		expect(await ask('media', ['audio'])).toBe(true);
		expect(await ask('media', ['audio', 'video'])).toBe(false);
	});
});
