import type { Category, Severity } from '../../../shared/model/category.ts';
import type { Factor, FoundFlag } from '../../../shared/model/flag.ts';
import type { Span } from '../../../shared/model/span.ts';
import { TEAM_SENSITIVE_RULE } from '../../../shared/model/team-exception.ts';
import type { AnalysisInput } from './analysis.ts';
import type { ImpersonationFinding } from './conduct/impersonation.ts';
import type { SpamFinding } from './conduct/spam.ts';
import { findHandles } from './entities/handles.ts';
import type { LinkBook, LinkStanding } from './entities/link-book.ts';
import type { Address } from './entities/links.ts';
import type { PersonalNumber } from './entities/numbers.ts';
import { FACT_RULES } from './facts/fact-flags.ts';

/** Findings that code makes, not a rule in a pack: their ids, and how much each weighs. */

interface Detector {
	readonly rule: string;
	readonly category: Category;
	readonly severity: Severity;
	readonly factors: readonly Factor[];
}

/** Raised when a detector's judgement changes: stored flags name it. */
export const DETECTOR_PACK = 'detect@1';

const DETECTORS = {
	messenger: { rule: 'detect.contact.messenger', category: 'contact', severity: 'medium', factors: [] },
	shortened: { rule: 'detect.link.shortened', category: 'link', severity: 'medium', factors: ['shortened-link'] },
	unknown: { rule: 'detect.link.unknown', category: 'link', severity: 'low', factors: ['unknown-domain'] },
	lookalike: { rule: 'detect.link.lookalike', category: 'link', severity: 'high', factors: ['lookalike-domain'] },
	email: { rule: 'detect.email', category: 'personal-data', severity: 'medium', factors: [] },
	phone: { rule: 'detect.phone', category: 'personal-data', severity: 'medium', factors: [] },
	card: { rule: 'detect.card', category: 'personal-data', severity: 'high', factors: ['checksum-valid'] },
	order: { rule: 'detect.order', category: 'personal-data', severity: 'medium', factors: [] },
	iban: { rule: 'detect.iban', category: 'personal-data', severity: 'high', factors: ['checksum-valid'] },
	flood: { rule: 'detect.spam.flood', category: 'spam', severity: 'low', factors: [] },
	copies: { rule: 'detect.spam.copies', category: 'spam', severity: 'medium', factors: [] },
	host: { rule: 'detect.impersonation.host', category: 'impersonation', severity: 'high', factors: [] },
	moderator: { rule: 'detect.impersonation.moderator', category: 'impersonation', severity: 'high', factors: [] },
} as const satisfies Record<string, Detector>;

const RULES: ReadonlySet<string> = new Set([...Object.values(DETECTORS).map(({ rule }) => rule), ...Object.values(FACT_RULES), TEAM_SENSITIVE_RULE]);

export function isDetector(rule: string): boolean {
	return RULES.has(rule);
}

/** Addresses nobody should follow, and mail addresses nobody should read. */
export function addressFlags(input: AnalysisInput, addresses: readonly Address[], book: LinkBook): readonly FoundFlag[] {
	return addresses.flatMap((address) => {
		const standing = book.standingOf(address);
		if (standing === 'known') return [];
		if (address.kind === 'email') return [flag(input.text, address, DETECTORS.email, { kind: 'email', domain: address.domain })];
		if (!isFinding(standing, input)) return [];
		const found = flag(input.text, address, DETECTORS[standing], { kind: standing, domain: address.domain });
		return [address.isWrittenOut && input.kind === 'chat' ? asDisguised(found) : found];
	});
}

/** Accounts a viewer would have others write to. */
export function handleFlags({ text, role }: AnalysisInput): readonly FoundFlag[] {
	if (role === 'host' || role === 'moderator') return [];
	return findHandles(text).map((handle) => flag(text, handle, DETECTORS.messenger, { kind: 'messenger' }));
}

/** Who types a link so that it passes for none has a reason. */
function asDisguised(found: FoundFlag): FoundFlag {
	const { severity, explanation } = found;
	return { ...found, severity: severity === 'low' ? 'medium' : severity, explanation: { ...explanation, factors: [...explanation.factors, 'disguised'] } };
}

/** Host and moderators may post links of their own, but not ones that hide where they lead or borrow a name. */
function isFinding(standing: Exclude<LinkStanding, 'known'>, { role }: AnalysisInput): boolean {
	return standing === 'shortened' || standing === 'lookalike' || role === 'viewer' || role === 'bot';
}

export function numberFlags(text: string, numbers: readonly PersonalNumber[]): readonly FoundFlag[] {
	return numbers.map((number) => flag(text, number, DETECTORS[number.kind], { kind: number.kind }));
}

export function spamFlag(text: string, finding: SpamFinding): FoundFlag {
	return flag(text, whole(text), DETECTORS[finding], { kind: finding });
}

export function impersonationFlag(text: string, { of, isFirst }: ImpersonationFinding, authorName: string): FoundFlag {
	const found = flag(text, whole(text), DETECTORS[of], { kind: of, name: authorName });
	return isFirst ? found : { ...found, severity: 'low' };
}

function flag(text: string, { start, end }: Span, { rule, category, severity, factors }: Detector, facts: Readonly<Record<string, string>>): FoundFlag {
	return { start, end, category, severity, rule, pack: DETECTOR_PACK, explanation: { matched: text.slice(start, end), factors, facts } };
}

/** The text without the space around it, which nobody would underline. */
function whole(text: string): Span {
	const start = text.length - text.trimStart().length;
	return { start, end: Math.max(start, text.trimEnd().length) };
}
