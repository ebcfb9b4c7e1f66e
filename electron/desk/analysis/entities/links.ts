import { LinkifyIt } from 'linkify-it';
import { parse } from 'tldts';
import type { Span } from '../../../../shared/model/span.ts';
import { fold } from '../folding.ts';
import { LATIN_LEXICON } from '../language/lexicon.ts';
import { findWrittenOutAddresses } from './written-out.ts';

/** A web or e-mail address as written in a text. */
export interface Address extends Span {
	readonly kind: 'link' | 'email';
	/** `shop.example.com`, lower case, without `www.` */
	readonly host: string;
	/** `example.com` */
	readonly domain: string;
	/** `example` */
	readonly name: string;
	/** Written so that no program takes it for an address: "bank[.]online", "tienda punto com". */
	readonly isWrittenOut: boolean;
}

/** Finds web and e-mail addresses, also without `https://`, and written out. In order, without overlaps. */
export function findAddresses(text: string): readonly Address[] {
	const writtenOut = findWrittenOutAddresses(text);
	if (!MAY_HOLD_ADDRESS.test(text)) return writtenOut;
	const plain = findPlainAddresses(text);
	if (writtenOut.length === 0) return plain;
	const isApart = (address: Address) => !writtenOut.some((other) => address.start < other.end && other.start < address.end);
	return [...writtenOut, ...plain.filter(isApart)].sort((one, other) => one.start - other.start);
}

function findPlainAddresses(text: string): readonly Address[] {
	const found: Address[] = [];
	for (const match of LINKIFY.match(text) ?? NO_MATCHES) {
		const isEmail = match.schema === 'mailto:';
		const { hostname, domain, domainWithoutSuffix, isIp } = parse(isEmail ? match.url.slice('mailto:'.length) : match.url);
		if (hostname === null) continue;
		if (match.schema === '' && !isEmail && isSentence(match.raw, domainWithoutSuffix ?? '')) continue;
		const host = hostname.replace(/^www\./, '');
		found.push({
			start: match.index,
			end: match.lastIndex,
			kind: isEmail ? 'email' : 'link',
			host,
			domain: isIp || domain === null ? host : domain,
			name: domainWithoutSuffix ?? host,
			isWrittenOut: false,
		});
	}
	return found;
}

const NO_MATCHES: readonly never[] = [];
const MAY_HOLD_ADDRESS = /[^\s.]\.[a-zа-я\u0600-\u06ff]|:\/\//iu;

/** Endings that are met in scams or in this desk's own examples and that linkify leaves out by itself. */
const MORE_ENDINGS =
	'com net org info biz shop store online site website app dev xyz top live click link club vip win icu fun life world today news pro sale deals promo gift best one buzz work space tech pw cc tv me io gg ly example test рф рус укр онлайн сайт شبكة موقع كوم السعودية امارات مصر 中国 网店 商城 网址 在线'.split(
		' ',
	);

const LINKIFY = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: true, maxLength: 2048 }).tlds(MORE_ENDINGS, true);

/** "gracias.es muy bonito" is a sentence without its space, where the ending is a word and so is the name; "punto.com" is an old joke. */
function isSentence(raw: string, name: string): boolean {
	if (raw.includes('/') || raw.startsWith('www.')) return false;
	if (WORD_ENDING.test(raw)) return !/[-\d]/.test(name);
	if (DOT_AS_NAME.test(name)) return true;
	if (!/\.[a-z]{2}$/i.test(raw)) return false;
	return LATIN_LEXICON.weights(fold(name).text) !== null || /[^\p{Script=Latin}\d.-]/u.test(name) || name.length < 2;
}

/** Endings that are words: "супер.сайт не работает" lacks its space, "скидки-тут.онлайн" does not. */
const WORD_ENDING = /\.(?:онлайн|сайт|شبكة|موقع|كوم|السعودية|امارات|مصر|中国|网店|商城|网址|在线)$/iu;

const DOT_AS_NAME = /^(?:punto|point|dot)$/i;
