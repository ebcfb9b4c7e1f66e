import type { ComplianceClocks, ComplianceRules } from '../../../shared/model/compliance.ts';
import { createClocks, type SessionClocks } from '../analysis/compliance/clocks.ts';
import { type HostRow, hostRows, ownDisclosureMinutes } from '../store/compliance-table.ts';
import { sessionByUuid } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';
import { withPricesElsewhere } from './prices-elsewhere.ts';

/** What the desk asks of the reader about the clocks of a session. */
export interface ComplianceReaderCalls {
	/** @param input `at` null: at the session's end, or `now` while it runs */
	complianceClocks: (input: {
		readonly sessionId: string;
		readonly rules: ComplianceRules;
		readonly at: number | null;
		readonly now: number;
	}) => ComplianceClocks;
}

/** Clocks that go on from where they were; a desk watches a handful of shows. */
const MOST_KEPT = 12;

interface KeptClocks {
	readonly clocks: SessionClocks;
	readonly rulesOf: string | null;
	readonly ownMinutes: number | null;
	/** Everything that came up to then was heard, and the last of it. */
	until: number;
	heard: number;
}

/** @param rowOf refuses with session-not-found */
export function createComplianceReaderCalls(store: () => ReadableStore, rowOf: (sessionId: string) => number): CallHandlers<ComplianceReaderCalls> {
	const kept = new Map<string, KeptClocks>();

	/** While a show runs or is played each look goes on from the one before. */
	function clocksOn(key: string, row: number, rules: ComplianceRules, until: number): SessionClocks {
		const ownMinutes = ownDisclosureMinutes(store(), row);
		const known = kept.get(key);
		if (known !== undefined && known.ownMinutes === ownMinutes && known.rulesOf === rules.rulesOf && known.until <= until) {
			// Lines of a running show come in after the moment they were said; those of a kept one may stand in another order than that of time.
			const news = hostRows(store(), row, until === EVERYTHING ? { message: known.heard } : { at: known.until }, until);
			// A correction takes back what was heard already.
			if (news.every(({ id, supersedes }) => supersedes === null && id > known.heard)) {
				listen(known.clocks, news);
				known.until = until;
				known.heard = news.at(-1)?.id ?? known.heard;
				return known.clocks;
			}
		}
		const rows = hostRows(store(), row, FROM_THE_BEGINNING, until);
		const fresh: KeptClocks = { clocks: createClocks(rules, ownMinutes), rulesOf: rules.rulesOf, ownMinutes, until, heard: rows.at(-1)?.id ?? 0 };
		listen(fresh.clocks, rows);
		kept.delete(key);
		kept.set(key, fresh);
		for (const id of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(id);
		return fresh.clocks;
	}

	return {
		complianceClocks({ sessionId, rules, at, now }) {
			const row = rowOf(sessionId);
			const endedAt = sessionByUuid(store(), sessionId)?.endedAt ?? null;
			if (endedAt === null && at === null) return withPricesElsewhere(store(), row, clocksOn(sessionId, row, rules, EVERYTHING).read(sessionId, now));
			if (endedAt !== null) kept.delete(sessionId);
			const moment = Math.min(at ?? endedAt ?? now, endedAt ?? now);
			// A moment of a running show may still get lines: nothing is kept of it.
			if (endedAt === null || at === null) return clocksAt(store(), row, { sessionId, rules, at: moment });
			return withPricesElsewhere(store(), row, clocksOn(`${sessionId} played`, row, rules, moment).read(sessionId, moment));
		},
	};
}

const FROM_THE_BEGINNING = { message: 0 };
const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** The clocks of a session as they stood at a moment, counted from its beginning. */
export function clocksAt(
	store: ReadableStore,
	row: number,
	{ sessionId, rules, at }: { readonly sessionId: string; readonly rules: ComplianceRules; readonly at: number },
): ComplianceClocks {
	const clocks = createClocks(rules, ownDisclosureMinutes(store, row));
	listen(clocks, hostRows(store, row, FROM_THE_BEGINNING, at));
	return withPricesElsewhere(store, row, clocks.read(sessionId, at));
}

function listen(clocks: SessionClocks, rows: readonly HostRow[]): void {
	for (const { id, kind, role, text, receivedAt, isQuestion } of rows) {
		clocks.hear({ messageId: id, at: receivedAt, text, kind, role, isQuestion: isQuestion === 1 });
	}
}
