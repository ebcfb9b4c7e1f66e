import { type MediaAccessPermissionRequest, type Session, systemPreferences } from 'electron';
import type { Log } from '../transport/dispatch.ts';
import { isPageUrl } from './app-scheme.ts';

/** Where Electron hears what the computer plays; on Linux it hears microphones alone. */
const HEARS_COMPUTER: ReadonlySet<NodeJS.Platform> = new Set(['win32', 'darwin']);

/**
 * The page may copy text, hear a microphone and hear what the computer plays: the last two for itself alone, without a picture, when a
 * person gives a show's sound to what writes it down. Camera, location, devices and web notifications are refused.
 * @param platform of this machine
 */
export function restrictPermissions(session: Session, log: Log, platform: NodeJS.Platform = process.platform): void {
	session.setPermissionRequestHandler((_contents, permission, answer, details) => {
		const isAllowed = permission === 'clipboard-sanitized-write' || (isOwnPage(details) && mayHear(permission, mediaTypesOf(details), platform));
		if (!isAllowed) {
			log(`refused a permission: ${permission}`);
			answer(false);
		} else if (permission === 'media' && platform === 'darwin') {
			// The system asks the person once, and remembers the answer.
			systemPreferences.askForMediaAccess('microphone').then(answer, () => answer(false));
		} else {
			answer(true);
		}
	});
	session.setPermissionCheckHandler((_contents, permission, _origin, details) => {
		if (permission === 'clipboard-sanitized-write') return true;
		return isOwnPage(details) && (permission === 'media' ? details.mediaType === 'audio' : permission === 'display-capture' && HEARS_COMPUTER.has(platform));
	});
	session.setDisplayMediaRequestHandler(({ frame, audioRequested, userGesture }, answer) => {
		if (frame === null || frame.parent !== null || !isPageUrl(frame.url) || !audioRequested || !userGesture || !HEARS_COMPUTER.has(platform)) {
			log('refused to share what the computer plays');
			answer(null);
			return;
		}
		// A picture has to come with it: the page's own, which shows nobody anything, and which the page lets go of at once.
		answer({ video: frame, audio: 'loopback' });
	});
	session.setDevicePermissionHandler(() => false);
}

interface Asking {
	readonly isMainFrame?: boolean;
	readonly requestingUrl?: string;
}

function isOwnPage({ isMainFrame, requestingUrl }: Asking): boolean {
	return isMainFrame === true && requestingUrl !== undefined && isPageUrl(requestingUrl);
}

function mediaTypesOf(details: object): readonly string[] {
	return ('mediaTypes' in details ? (details as MediaAccessPermissionRequest).mediaTypes : undefined) ?? [];
}

/** @param types of media asked for: with `media` those of devices, so that `video` is a camera */
function mayHear(permission: string, types: readonly string[], platform: NodeJS.Platform): boolean {
	if (permission === 'display-capture') return HEARS_COMPUTER.has(platform) && types.includes('audio');
	return permission === 'media' && types.length > 0 && types.every((type) => type === 'audio');
}
