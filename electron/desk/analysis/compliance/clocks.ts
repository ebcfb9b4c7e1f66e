import type { ComplianceClocks, ComplianceFinding, ComplianceRules, Said } from '../../../../shared/model/compliance.ts';
import type { Span } from '../../../../shared/model/span.ts';
import { type FoldedText, fold } from '../folding.ts';
import { priceIn } from './amounts.ts';
import { announcementsIn, isClosed, offerIn } from './announcements.ts';
import { withoutQuestions } from './asking.ts';
import { createDisclosureFinder } from './disclosure.ts';
import { type HostLine, isOfHost } from './host-line.ts';
import { type BrokenPromise, createPromiseWatch } from './promises.ts';
import { createReferencePrices } from './reference-prices.ts';

/** The clocks of one session: fed with its lines in their order, they say at any moment what has been kept and what is due. */
export interface SessionClocks {
	hear(line: HostLine): void;
	/** @param at not before the last line heard */
	read(sessionId: string, at: number): ComplianceClocks;
}

/** A price said so long ago is no longer that of what is on sale. */
const PRICE_KNOWN_MS = 5 * 60_000;
const MINUTE_MS = 60_000;
/** The same kind of finding again so soon tells nobody anything new. */
const REPEATED_MS = 5 * MINUTE_MS;
/** What is quoted of a line. */
const LONGEST_WORDS = 120;

/** @param ownMinutes how often a person wants this show to disclose; null: as its market */
export function createClocks(rules: ComplianceRules, ownMinutes: number | null): SessionClocks {
	const everyMinutes = ownMinutes ?? rules.disclosureMinutes;
	const finder = createDisclosureFinder(rules);
	const promises = createPromiseWatch();
	const prices = createReferencePrices();
	const findings: ComplianceFinding[] = [];
	let now = Number.NEGATIVE_INFINITY;
	let firstSpoken: Said | null = null;
	let disclosed: Said | null = null;
	let times = 0;
	let token: Said | null = null;
	let lastPrice: { readonly value: number; readonly at: number } | null = null;
	/** Where the disclosure that is late stands among the findings. */
	let late: number | null = null;
	let hasAskedForToken = false;

	function add(kind: ComplianceFinding['kind'], first: Said | null, second: Said, overMs: number, law: ComplianceFinding['law']): void {
		findings.push({
			id: `${kind}:${first?.messageId ?? 0}:${second.messageId}`,
			kind,
			at: second.at,
			first,
			second,
			minutes: Math.floor(overMs / MINUTE_MS),
			mendedAt: null,
			law,
		});
	}

	/** How long the host has gone without it, at a line of theirs. */
	function lookAtDisclosure(line: Said): void {
		const since = disclosed?.at ?? firstSpoken?.at ?? line.at;
		const overdueMs = line.at - since;
		if (overdueMs < everyMinutes * MINUTE_MS) return;
		if (late === null) {
			add('disclosure-late', disclosed, line, overdueMs, rules.disclosureLaw);
			late = findings.length - 1;
		}
	}

	function lookAtToken(line: Said): void {
		if (rules.token === null || token !== null || hasAskedForToken || firstSpoken === null) return;
		if (line.at - firstSpoken.at < everyMinutes * MINUTE_MS) return;
		hasAskedForToken = true;
		add('token-missing', firstSpoken, line, line.at - firstSpoken.at, rules.disclosureLaw);
	}

	function disclose(said: Said): void {
		disclosed = said;
		times += 1;
		const open = late === null ? undefined : findings[late];
		if (open !== undefined && late !== null)
			findings[late] = { ...open, mendedAt: said.at, minutes: Math.floor((said.at - (open.first?.at ?? firstSpoken?.at ?? open.at)) / MINUTE_MS) };
		late = null;
	}

	function tellBroken(broken: BrokenPromise | null): void {
		if (broken === null) return;
		const last = findings.findLast(({ kind }) => kind === broken.kind);
		if (last !== undefined && broken.second.at - last.at < REPEATED_MS) return;
		add(broken.kind, broken.first, broken.second, broken.overMs, rules.urgencyLaw);
	}

	function listenToHost(folded: FoldedText, text: string, at: number, quote: (span: Span) => Said): void {
		const price = priceIn(text);
		const announced = announcementsIn(folded, text);
		const reference = announced.find(({ kind }) => kind === 'reference');
		const named = reference?.kind === 'reference' ? reference.now : (price?.value ?? null);
		if (named !== null) lastPrice = { value: named, at };
		const known = lastPrice !== null && at - lastPrice.at <= PRICE_KNOWN_MS ? lastPrice.value : null;
		if (promises.isWatching()) {
			const offered = announced[0] ?? offerIn(folded, text) ?? (price === null ? null : folded.spanOf(price.start, price.end));
			if (isClosed(text)) promises.close();
			else if (offered !== null && announced.every(({ kind }) => kind !== 'countdown')) tellBroken(promises.offer(quote(offered), named));
		}
		for (const announcement of announced) {
			if (announcement.kind === 'reference') {
				const said = quote(announcement);
				const other = prices.say(announcement, said);
				if (other !== null) add('reference-changed', other, said, at - other.at, rules.referenceLaw?.law ?? null);
			} else tellBroken(promises.announce(announcement, quote(announcement), known));
		}
	}

	return {
		hear(line) {
			// Times of other tools' files may go backwards; clocks do not.
			now = Math.max(now, line.at);
			const at = now;
			const folded = fold(line.text);
			const quote = (span: Span): Said => ({ messageId: line.messageId, at, words: line.text.slice(span.start, span.end).slice(0, LONGEST_WORDS) });
			const begin: Said = { messageId: line.messageId, at, words: '' };
			if (line.kind === 'speech') firstSpoken ??= begin;
			const mark = line.kind === 'speech' ? null : finder.token(folded);
			if (mark !== null) token = quote(mark);
			const text = withoutQuestions(folded.text, line.isQuestion);
			const disclosure = text.trim() === '' ? null : finder.disclosed(folded, text);
			if (line.kind === 'speech' && disclosure === null) lookAtDisclosure(begin);
			if (disclosure !== null) disclose(quote(disclosure));
			if (line.kind === 'speech') lookAtToken(begin);
			if (isOfHost(line) && text.trim() !== '') listenToHost(folded, text, at, quote);
		},
		read: (sessionId, at) => ({
			sessionId,
			at,
			rulesOf: rules.rulesOf,
			disclosure: {
				everyMinutes,
				marketMinutes: rules.disclosureMinutes,
				since: firstSpoken === null ? null : (disclosed?.at ?? firstSpoken.at),
				last: disclosed,
				times,
				accepted: rules.accepted,
				token: rules.token === null ? null : { name: rules.token, last: token },
				law: rules.disclosureLaw,
			},
			promises: promises.read(at),
			prices: prices.read(),
			findings: [...findings],
			referenceLaw: rules.referenceLaw,
		}),
	};
}
