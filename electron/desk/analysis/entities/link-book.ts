import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DeskError } from '../../../../shared/contract/errors.ts';
import { skeletonOf } from '../disguise.ts';
import { fold } from '../folding.ts';
import { parse } from '../rules/read-packs.ts';
import type { Address } from './links.ts';

/** What is known of a link's domain; `own` and `known` are no findings. */
export type LinkStanding = 'known' | 'messenger' | 'shortened' | 'lookalike' | 'unknown';

export interface LinkBook {
	/** `any/links@1` */
	readonly pack: string;
	standingOf(address: Address): LinkStanding;
}

const domains = z.array(z.string().regex(/^[^\s/:]+$/, 'a domain is written without https:// and without a path'));

const schema = z.strictObject({
	links: z.literal('any/links'),
	version: z.int().positive(),
	shorteners: domains,
	messengers: domains,
	known: domains,
	brands: z.array(z.string().min(3)),
});

/**
 * Reads any/links.yaml below the rules folder; without the file every domain is unknown.
 * @param allowedDomains known besides those of the file
 * @throws DeskError `bad-rule-pack` naming file and line
 */
export async function readLinkBook(rulesFolder: string, allowedDomains: readonly string[]): Promise<LinkBook> {
	const file = 'any/links.yaml';
	const text = await readFile(join(rulesFolder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return EMPTY;
		throw new DeskError('bad-rule-pack', `resources/rules/${file} cannot be read: ${error.code ?? error.message}.`, { file, line: '1' }, { cause: error });
	});
	const { content } = parse(file, text, schema);
	const known = new Set([...content.known, ...allowedDomains]);
	const shorteners = new Set(content.shorteners);
	const messengers = new Set(content.messengers);
	const brands = new Set(content.brands.map(skeleton));
	return {
		pack: `any/links@${content.version}`,
		standingOf: (address) => {
			if (isBelow(address, known)) return 'known';
			if (isBelow(address, messengers)) return 'messenger';
			if (isBelow(address, shorteners)) return 'shortened';
			return looksLikeOneOf(address, brands) ? 'lookalike' : 'unknown';
		},
	};
}

const EMPTY = 'links: any/links\nversion: 1\nshorteners: []\nmessengers: []\nknown: []\nbrands: []\n';

function isBelow({ host, domain }: Address, listed: ReadonlySet<string>): boolean {
	return listed.has(domain) || listed.has(host);
}

/** `arnazon.com`, `w1watch.shop`, `amazon-ofertas.top`, `paypal.com.verify.example`. */
function looksLikeOneOf({ host, name }: Address, brands: ReadonlySet<string>): boolean {
	if (brands.has(skeleton(name))) return true;
	return host.split(/[.-]/).some((part) => brands.has(skeleton(part))) || nearlyOneOf(skeleton(name), brands);
}

/** One letter more, less or other, in names long enough for that to mean something. */
function nearlyOneOf(name: string, brands: ReadonlySet<string>): boolean {
	if (name.length < 6) return false;
	for (const brand of brands) {
		if (brand.length >= 6 && Math.abs(brand.length - name.length) <= 1 && isOneEditAway(name, brand)) return true;
	}
	return false;
}

function isOneEditAway(one: string, other: string): boolean {
	let start = 0;
	while (start < one.length && one[start] === other[start]) start += 1;
	let end = 0;
	while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
	return Math.max(one.length, other.length) - start - end <= 1;
}

function skeleton(name: string): string {
	return skeletonOf(fold(name).text);
}
