import { protocol, type Session } from 'electron';
import { readPageFile } from './page-files.ts';
import { pageHeaders } from './page-headers.ts';

const SCHEME = 'app';
const HOST = 'showdesk';

/** Where the window starts. */
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`;

/** Must run before the app is ready: gives app:// an origin of its own, as https has, and none of the rights of file://. */
export function registerAppScheme(): void {
	protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/** Serves the built page, and only that, under app://showdesk/. */
export function serveAppScheme(session: Session, pageFolder: string): void {
	session.protocol.handle(SCHEME, async (request) => {
		const file = request.method === 'GET' && isPageUrl(request.url) ? await readPageFile(pageFolder, pathnameOf(request.url)) : null;
		if (file === null) return new Response('Nothing is here.', { status: 404, headers: { ...pageHeaders(), 'Content-Type': 'text/plain; charset=utf-8' } });
		return new Response(file.body, { headers: { ...pageHeaders(), 'Content-Type': file.contentType, 'Cache-Control': file.cacheControl } });
	});
}

/** Does the address belong to the page itself? */
export function isPageUrl(url: string): boolean {
	const parsed = URL.parse(url);
	return parsed !== null && parsed.protocol === `${SCHEME}:` && parsed.host === HOST;
}

function pathnameOf(url: string): string {
	return new URL(url).pathname;
}
