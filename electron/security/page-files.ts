import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

export interface PageFile {
	readonly body: Buffer<ArrayBuffer>;
	readonly contentType: string;
	readonly cacheControl: string;
}

/**
 * A file of the built page, or null where there is none to give: outside the folder, of a type the page does not have, or missing.
 * @param pathname of the request's URL, still percent-encoded; `/` is the page itself
 */
export async function readPageFile(pageFolder: string, pathname: string): Promise<PageFile | null> {
	const path = insideOf(pageFolder, pathname === '/' ? '/index.html' : pathname);
	if (path === null) return null;
	const contentType = CONTENT_TYPES[extname(path)];
	if (contentType === undefined) return null;
	try {
		return { body: await readFile(path), contentType, cacheControl: cacheControlOf(pathname) };
	} catch {
		return null;
	}
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.map': 'application/json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
};

/** The URL parser has folded `..` away already, but not what is percent-encoded or uses backslashes. */
function insideOf(folder: string, pathname: string): string | null {
	let decoded: string;
	try {
		decoded = decodeURIComponent(pathname);
	} catch {
		return null;
	}
	if (!decoded.startsWith('/') || /[\0\\:]/.test(decoded)) return null;
	const root = normalize(folder + sep);
	const path = join(root, decoded);
	return path.startsWith(root) ? path : null;
}

/** Names under assets/ carry a hash of their content; everything else is asked for anew. */
function cacheControlOf(pathname: string): string {
	return pathname.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
}
