import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { TOKEN_PROTOCOL_PREFIX } from '../../shared/contract/wire.ts';

/** What a page must show to reach the desk; made anew at every start and only ever printed, never stored. */
export function createAccessToken(): string {
	return randomBytes(32).toString('base64url');
}

/** Is the token among the subprotocols offered? */
export function offersToken(protocols: ReadonlySet<string>, token: string): boolean {
	let found = false;
	for (const protocol of protocols) {
		if (!protocol.startsWith(TOKEN_PROTOCOL_PREFIX)) continue;
		if (isToken(protocol.slice(TOKEN_PROTOCOL_PREFIX.length), token)) found = true;
	}
	return found;
}

/** Is it the token that an `Authorization` header bears (RFC 6750)? */
export function bearsToken(authorization: string | undefined, token: string): boolean {
	const borne = /^Bearer ([\w-]+)$/i.exec(authorization ?? '')?.[1];
	return borne !== undefined && isToken(borne, token);
}

/** Compared as digests, so that the time taken says nothing about it. */
function isToken(offered: string, token: string): boolean {
	return timingSafeEqual(digest(offered), digest(token));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
