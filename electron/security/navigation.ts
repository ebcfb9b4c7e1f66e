import type { WebContents } from 'electron';
import type { Log } from '../transport/dispatch.ts';
import { isPageUrl } from './app-scheme.ts';

/**
 * Keeps every window on the page: chat holds links, and none of them may replace the desk, open a window beside it,
 * or bring a foreign page into a frame of it.
 */
export function forbidNavigation(contents: WebContents, log: Log): void {
	contents.on('will-frame-navigate', (event) => {
		if (event.isMainFrame && isPageUrl(event.url)) return;
		event.preventDefault();
		log('refused a navigation');
	});
	contents.on('will-redirect', (event) => event.preventDefault());
	contents.on('will-attach-webview', (event) => event.preventDefault());
	contents.setWindowOpenHandler(() => {
		log('refused a new window');
		return { action: 'deny' };
	});
}
