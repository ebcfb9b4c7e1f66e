import { hostname, networkInterfaces } from 'node:os';

/**
 * The `host:port` values by which a page may call this server. Any other Host header is a foreign name that was made
 * to resolve to this machine (DNS rebinding), and is refused.
 * @param boundHost what the server listens on, as the person gave it
 */
export function ownHosts(boundHost: string, port: number): ReadonlySet<string> {
	const names = new Set(['127.0.0.1', 'localhost', '[::1]']);
	if (!isLoopback(boundHost)) {
		names.add(bracketed(boundHost));
		names.add(hostname().toLowerCase());
		if (boundHost === '0.0.0.0' || boundHost === '::') {
			for (const { address } of Object.values(networkInterfaces()).flatMap((entries) => entries ?? [])) names.add(bracketed(address));
		}
	}
	// Browsers leave the port out where it is the scheme's own.
	return new Set([...names].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])));
}

export function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** As it stands in a URL. */
export function bracketed(address: string): string {
	return address.includes(':') ? `[${address}]` : address.toLowerCase();
}
