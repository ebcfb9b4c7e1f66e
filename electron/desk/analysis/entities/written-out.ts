import { parse } from 'tldts';
import type { Span } from '../../../../shared/model/span.ts';
import type { Address } from './links.ts';

/**
 * Finds addresses written so that no program takes them for one: "hxxp://bank[.]online", "cutt . ly / crema10", "tienda punto com",
 * "nuria (at) gmail.com", "marina собака example точка com". In order, without overlaps; linear in the text.
 */
export function findWrittenOutAddresses(text: string): readonly Address[] {
	if (!MAY_BE_WRITTEN_OUT.test(text)) return NONE;
	const found: Address[] = [];
	for (const chain of chainsIn(text)) {
		const address = mailOf(text, chain) ?? linkOf(text, chain);
		if (address !== null && address.start >= (found.at(-1)?.end ?? 0)) found.push(address);
	}
	for (const match of text.matchAll(WWW_WITHOUT_DOTS)) {
		const [written, name = '', ending = ''] = match;
		const span = { start: match.index, end: match.index + written.length };
		const address = addressAt(span, 'link', `${name}.${ENDINGS.get(ending.toLowerCase()) ?? ending}`);
		if (address !== null && !found.some((other) => span.start < other.end && other.start < span.end)) found.push(address);
	}
	return found.sort((one, other) => one.start - other.start);
}

const NONE: readonly Address[] = [];

/** How plainly a joint says that it joins an address: "[.]" and "arroba" do, " . " and "at" may be anything. */
type Plainness = 'plain' | 'spaced' | 'full-stop' | 'spoken' | 'weak' | 'marked';

/** A dot or an at sign, however written, between two labels. */
interface Joint extends Span {
	readonly isAt: boolean;
	readonly plainness: Plainness;
}

interface Label extends Span {
	readonly text: string;
}

/** Labels and the joints between them: one label more than joints. */
interface Chain {
	readonly labels: readonly Label[];
	readonly joints: readonly Joint[];
}

const DOT_WORDS = 'punto|point|dot|точка|тчк|крапка|نقطة|نقطه|دوت';
const AT_WORDS = 'arroba|arobase|arrobase|собака|собачка|равлик|آت|أت|ات';
/** Words of everyday that stand for the sign only beside a mail service. */
const WEAK_AT_WORDS = 'at|chez|эт|ет';

const JOINT = new RegExp(
	`[ \\u00a0]{0,2}[[({<] ?(?:(?<markedDot>\\.|${DOT_WORDS})|(?<markedAt>@|at|a|ат|${AT_WORDS})) ?[\\])}>][ \\u00a0]{0,2}` +
		`|[ \\u00a0]{1,2}(?:(?<spokenDot>${DOT_WORDS})|(?<spokenAt>${AT_WORDS})|(?<weakAt>${WEAK_AT_WORDS}))[ \\u00a0]{1,2}(?=[\\p{L}\\p{N}])` +
		'|(?<=[a-z\\d])点(?=[a-z])' +
		'|(?<before>[ \\u00a0]{0,2})(?<sign>[.@])(?<after>[ \\u00a0]{0,2})',
	'giu',
);
const MAY_BE_WRITTEN_OUT = new RegExp(
	`[[({<] ?(?:[.@]|at\\b|a\\b|ат|${DOT_WORDS}|${AT_WORDS}) ?[\\])}>]|[ \\u00a0](?:${DOT_WORDS}|${AT_WORDS}|${WEAK_AT_WORDS})[ \\u00a0]|[\\p{L}\\p{N}] [.@]|@ |h(?:xx|\\*\\*|tx|xt)ps?|[a-z\\d]点[a-z]|www |\\/ \\/|\\. ?[a-z]{2,6} ?\\/ `,
	'iu',
);

const LABEL_BEFORE = /[\p{L}\p{N}][\p{L}\p{N}\p{M}_+-]{0,40}$/u;
const LABEL_AFTER = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]{0,40}/u;
const LONGEST_LABEL = 42;

function chainsIn(text: string): readonly Chain[] {
	const chains: Chain[] = [];
	let labels: Label[] = [];
	let joints: Joint[] = [];
	for (const match of text.matchAll(JOINT)) {
		const joint = jointOf(match);
		const previous = labels.at(-1);
		if (joints.length > 0 && previous?.end !== joint.start) {
			chains.push({ labels, joints });
			joints = [];
		}
		if (joints.length === 0) {
			const before = labelBefore(text, joint.start);
			if (before === null) continue;
			labels = [before];
		}
		const after = labelAfter(text, joint.end);
		if (after === null) {
			if (joints.length > 0) chains.push({ labels, joints });
			joints = [];
			continue;
		}
		labels.push(after);
		joints.push(joint);
	}
	if (joints.length > 0) chains.push({ labels, joints });
	return chains;
}

function jointOf({ index, 0: written, groups = {} }: RegExpExecArray): Joint {
	const span = { start: index, end: index + written.length };
	if (groups.markedDot !== undefined) return { ...span, isAt: false, plainness: 'marked' };
	if (groups.markedAt !== undefined) return { ...span, isAt: true, plainness: 'marked' };
	if (groups.spokenAt !== undefined) return { ...span, isAt: true, plainness: 'spoken' };
	if (groups.weakAt !== undefined) return { ...span, isAt: true, plainness: 'weak' };
	if (groups.sign === undefined) return { ...span, isAt: false, plainness: 'spoken' };
	const isAt = groups.sign === '@';
	if (groups.before === '' && groups.after === '') return { ...span, isAt, plainness: 'plain' };
	if (isAt) return { ...span, isAt, plainness: 'weak' };
	return { ...span, isAt, plainness: groups.before === '' ? 'full-stop' : 'spaced' };
}

function labelBefore(text: string, end: number): Label | null {
	const written = LABEL_BEFORE.exec(text.slice(Math.max(0, end - LONGEST_LABEL), end))?.[0];
	return written === undefined ? null : { text: written, start: end - written.length, end };
}

function labelAfter(text: string, start: number): Label | null {
	const written = LABEL_AFTER.exec(text.slice(start, start + LONGEST_LABEL))?.[0];
	return written === undefined ? null : { text: written, start, end: start + written.length };
}

const MOST_LABELS = 4;

/** The last dot joints that hold, with the labels they join: a full stop holds only before an ending that a path follows. */
function hostLabels(text: string, { labels, joints }: Chain, from: number): { readonly labels: readonly Label[]; readonly joints: readonly Joint[] } | null {
	let last = from;
	while (last < joints.length && joints[last]?.isAt === false) last += 1;
	// "tienda punto com. Mañana": what follows the full stop is another sentence.
	while (last > from && joints[last - 1]?.plainness === 'full-stop' && pathAfter(text, labels[last]?.end ?? 0) === 0) last -= 1;
	let first = Math.max(from, last - MOST_LABELS + 1);
	for (let index = last - 2; index >= first; index -= 1) if (joints[index]?.plainness === 'full-stop') first = index + 1;
	return last > first ? { labels: labels.slice(first, last + 1), joints: joints.slice(first, last) } : null;
}

function linkOf(text: string, chain: Chain): Address | null {
	if (chain.joints.some(({ isAt }) => isAt)) return null;
	const host = hostLabels(text, chain, 0);
	const [first, last, name] = [host?.labels[0], host?.labels.at(-1), host?.labels.at(-2)];
	if (host === null || first === undefined || last === undefined || name === undefined) return null;
	const scheme = SCHEME_BEFORE.exec(text.slice(Math.max(0, first.start - LONGEST_SCHEME), first.start))?.[0] ?? '';
	const path = pathAfter(text, last.end);
	const isAddress =
		/[x*]/i.test(scheme) ||
		(scheme.includes(' ') && host.joints.length > 0) ||
		(first.text.toLowerCase() === 'www' && host.joints.some(({ plainness }) => plainness !== 'plain')) ||
		host.joints.some(({ plainness }) => isTold(plainness, name.text, last.text, path > 0));
	if (!isAddress) return null;
	return addressAt({ start: first.start - scheme.length, end: last.end + path }, 'link', hostOf(host.labels));
}

/** Does a joint written so make an address of this name and ending? */
function isTold(plainness: Plainness, name: string, ending: string, hasPath: boolean): boolean {
	const known = ENDINGS.get(ending.toLowerCase());
	if (plainness === 'marked') return known !== undefined || /^[a-z]{2,}$/i.test(ending);
	if (known === undefined || name.length < 2 || NO_NAMES.has(name.toLowerCase())) return false;
	if (plainness === 'spoken') return !UNSPOKEN.has(known);
	if (plainness === 'spaced') return UNAMBIGUOUS.has(known) || hasPath;
	return plainness === 'full-stop' && hasPath && UNAMBIGUOUS.has(known);
}

function mailOf(text: string, chain: Chain): Address | null {
	const at = chain.joints.findIndex(({ isAt }) => isAt);
	const joint = chain.joints[at];
	const user = chain.labels[at];
	const service = chain.labels[at + 1];
	if (joint === undefined || user === undefined || service === undefined) return null;
	const host = hostLabels(text, chain, at + 1);
	const last = host?.labels.at(-1) ?? service;
	const ending = last === service ? undefined : ENDINGS.get(last.text.toLowerCase());
	const provider = PROVIDERS.get(service.text.toLowerCase());
	if (joint.plainness === 'plain' && (host === null || host.joints.every(({ plainness }) => plainness === 'plain'))) return null;
	if (provider === undefined) {
		if (ending === undefined || !/^[\x21-\x7e]+$/.test(user.text)) return null;
		if (joint.plainness === 'weak' && !MAIL_CUE.test(text.slice(Math.max(0, user.start - MAIL_CUE_REACH), user.start))) return null;
		if (host?.joints.at(-1)?.plainness === 'full-stop') return null;
	} else if (last === service && joint.plainness === 'weak' && joint.end === joint.start + 1) return null;
	let first = at;
	while (first > 0 && at - first < MOST_LABELS && ['plain', 'spoken', 'marked'].includes(chain.joints[first - 1]?.plainness ?? '')) first -= 1;
	const domain = ending === undefined ? `${provider ?? service.text}.com` : hostOf(host?.labels ?? []);
	const end = ending === undefined ? service.end : last.end;
	return addressAt({ start: chain.labels[first]?.start ?? user.start, end }, 'email', domain);
}

function hostOf(labels: readonly Label[]): string {
	return labels
		.map(({ text }, index) => {
			const lower = text.toLowerCase();
			return (index === labels.length - 1 ? ENDINGS.get(lower) : PROVIDERS.get(lower)) ?? lower;
		})
		.join('.');
}

function addressAt(span: Span, kind: Address['kind'], written: string): Address | null {
	const { hostname, domain, domainWithoutSuffix } = parse(written);
	if (hostname === null) return null;
	const host = hostname.replace(/^www\./, '');
	return { ...span, kind, host, domain: domain ?? host, name: domainWithoutSuffix ?? host, isWrittenOut: true };
}

function pathAfter(text: string, end: number): number {
	return /^ ?\/ ?[\p{L}\p{N}][\p{L}\p{N}_-]{1,40}/u.exec(text.slice(end, end + 48))?.[0].length ?? 0;
}

const SCHEME_BEFORE = /h(?:tt|xx|\*\*|tx|xt)ps? ?\[?:\]? ?\/ ?\/ ?$/i;
const LONGEST_SCHEME = 16;

const MAIL_CUE = /e-?mails?|correo|courriel|adresse|почт|мыло|мейл|имейл|ایمیل|ايميل|إيميل|بريد|邮箱|пошт/iu;
const MAIL_CUE_REACH = 30;

/** Endings as they are written and as they are spoken, to what they stand for. */
const ENDINGS: ReadonlyMap<string, string> = new Map([
	...'com net org info biz shop store online site website app dev xyz top live click link club vip win icu fun life world today news pro sale deals promo gift best one buzz work space tech cc tv me io gg ly su ru fr es de it uk us eu ua kz by sa ae eg ma dz tn iq jo mx ar co cl pe cn example test рф рус укр'
		.split(' ')
		.map((ending): [string, string] => [ending, ending]),
	...Object.entries({ ком: 'com', ру: 'ru', орг: 'org', онлайн: 'online', шоп: 'shop', инфо: 'info', уа: 'ua', юа: 'ua' }),
	...Object.entries({ كوم: 'com', نت: 'net', شوب: 'shop', ستور: 'store', اورج: 'org', اونلاين: 'online', أونلاين: 'online' }),
]);

/** "Ese punto es importante", "un point de plus", "a point one": words of their own, which nobody means as an ending when spoken. */
const UNSPOKEN: ReadonlySet<string> = new Set('es de it me us one by co ma sa pe ar cc best live news work life world today win top'.split(' '));

/** No word of a sentence. */
const UNAMBIGUOUS: ReadonlySet<string> = new Set('com net org ru su рф ly gg xyz io icu biz ua kz fr'.split(' '));

/** What stands before "punto" and "point" where they mean a point. */
const NO_NAMES: ReadonlySet<string> = new Set(
	'el un este ese otro cada del al su mi le un ce mon ton son au bon petit dernier premier autre chaque ou et est the this that a one my y и это эта эту та не'.split(
		' ',
	),
);

/** Mail services as they are called. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([
	...'gmail hotmail outlook yahoo icloud yandex mail rambler protonmail proton orange laposte wanadoo ukr live msn gmx'
		.split(' ')
		.map((name): [string, string] => [name, name]),
	...Object.entries({ جيميل: 'gmail', جميل: 'gmail', الجيميل: 'gmail', هوتميل: 'hotmail', ياهو: 'yahoo', اوتلوك: 'outlook' }),
	...Object.entries({
		гмейл: 'gmail',
		джимейл: 'gmail',
		гмаил: 'gmail',
		яндекс: 'yandex',
		мейл: 'mail',
		маил: 'mail',
		майл: 'mail',
		рамблер: 'rambler',
		укрнет: 'ukr',
	}),
]);

/** "www ganga shop" */
const WWW_WITHOUT_DOTS =
	/(?<![\p{L}\p{N}])www[ .]{1,2}([\p{L}\p{N}-]{2,40})[ .]{1,2}(com|net|org|info|shop|store|online|site|app|xyz|ru|рф|es|fr|ua|sa|ae)(?![\p{L}\p{N}])/giu;
