import type { ComplianceRules } from '../../../shared/model/compliance.ts';
import type { PersonalDataChoice } from '../../../shared/model/personal-data.ts';
import type { ReportFacts, ReportTranslation } from '../../../shared/model/report.ts';
import { sessionByUuid } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { gatherFacts, quotedMessages } from './gather-facts.ts';

/** What the desk asks of the reader to make a report. */
export interface ReportReading {
	/** The messages a report of this session quotes. */
	quotedMessages: (input: { readonly sessionId: string }) => readonly number[];
	/** @param input `to` is the language translations are wanted in, `translations` what was made of the quoted messages just now */
	reportFacts: (input: {
		readonly sessionId: string;
		readonly personalData: PersonalDataChoice;
		readonly to: string;
		readonly translations: ReadonlyMap<number, ReportTranslation>;
		/** What the show's market asks of it; left out: its clocks are not told of. */
		readonly rules?: ComplianceRules | undefined;
	}) => ReportFacts;
}

/** @param rowOf refuses with session-not-found */
export function createReportReading(store: () => ReadableStore, rowOf: (sessionId: string) => number): CallHandlers<ReportReading> {
	function sessionOf(sessionId: string) {
		const row = rowOf(sessionId);
		const session = sessionByUuid(store(), sessionId);
		if (session === null) throw new Error('a session with a row and without a session');
		return { session, row };
	}

	return {
		quotedMessages({ sessionId }) {
			const { session, row } = sessionOf(sessionId);
			return quotedMessages(store(), session, row);
		},
		reportFacts({ sessionId, ...wish }) {
			const { session, row } = sessionOf(sessionId);
			return gatherFacts(store(), session, row, wish);
		},
	};
}
