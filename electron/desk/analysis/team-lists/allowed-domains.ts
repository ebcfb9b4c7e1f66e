import { parse } from 'tldts';
import type { Address } from '../entities/links.ts';

/** Why a domain cannot be allowed. `shared`: everybody can have an address below it ("co.uk", "github.io"). */
export type DomainProblem = 'not-a-domain' | 'shared';

/**
 * The domain in what a person typed or pasted: an address will do.
 * @returns lower case, without scheme, `www.`, port and path
 */
export function readDomain(typed: string, withSubdomains: boolean): { readonly domain: string } | { readonly problem: DomainProblem } {
	const { hostname, isIp, domain, publicSuffix } = parse(typed.trim());
	if (hostname === null || isIp || !/[.]/.test(hostname) || publicSuffix === null) return { problem: 'not-a-domain' };
	if (domain === null) return { problem: 'shared' };
	const host = hostname.replace(/^www\./, '');
	const isShared = parse(host, { allowPrivateDomains: true }).domain === null;
	return withSubdomains && isShared ? { problem: 'shared' } : { domain: host };
}

/** Does one of the domains allow the link? A mail address is somebody's, wherever it is: no domain excuses it. */
export function allowsLinkTo(domains: readonly { readonly domain: string; readonly withSubdomains: boolean }[]): (address: Address) => boolean {
	const exactly = new Set(domains.map(({ domain }) => domain));
	const below = new Set(domains.flatMap(({ domain, withSubdomains }) => (withSubdomains ? [domain] : [])));
	return ({ kind, host }) => kind === 'link' && (exactly.has(host) || (below.size > 0 && parentsOf(host).some((parent) => below.has(parent))));
}

/** `shop.example.com`: `example.com`, `com`. */
function parentsOf(host: string): readonly string[] {
	const parents: string[] = [];
	for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) parents.push(host.slice(dot + 1));
	return parents;
}
