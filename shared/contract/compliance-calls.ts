import { z } from 'zod';
import { type ComplianceClocks, LEAST_DISCLOSURE_MINUTES, MOST_DISCLOSURE_MINUTES } from '../model/compliance.ts';
import { call, sessionId } from './call.ts';

/** What is counted of a show: disclosures, announced ends, reference prices. */
export const complianceCalls = {
	/** As they stood at a moment; left out: now, or at the end of a session that has ended. */
	'compliance.clocks': call<ComplianceClocks>()(z.strictObject({ sessionId, at: z.number().int().min(-8.64e15).max(8.64e15).optional() })),
	/** What is asked of a show before it begins. `rulesOf`: ISO 3166-1 alpha-2, `EU`, or null where the market has no rules of its own. */
	'compliance.ofMarket': call<{ readonly rulesOf: string | null; readonly disclosureMinutes: number }>()(
		z.strictObject({ market: z.string().regex(/^[A-Z]{2}$/) }),
	),
	/** How often this show is to disclose; null: as its market. Refused: session-not-found, session-sealed, no-profile. */
	'compliance.setMinutes': call<ComplianceClocks>()(
		z.strictObject({ sessionId, minutes: z.number().int().min(LEAST_DISCLOSURE_MINUTES).max(MOST_DISCLOSURE_MINUTES).nullable() }),
	),
} as const;
