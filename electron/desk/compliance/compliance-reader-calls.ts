import type { ComplianceClocks, ComplianceRules } from '../../../shared/model/compliance.ts';
import { createClocks, type SessionClocks } from '../analysis/compliance/clocks.ts';
import { type HostRow, hostRows, ownDisclosureMinutes } from '../store/compliance-table.ts';
import { sessionByUuid } from '../store/session-table.ts';
import type { ReadableStore } from '../store/store.ts';
import type { CallHandlers } from '../worker-calls.ts';

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

/** Clocks of running sessions, which go on from where they were; a desk watches a handful of shows. */
const MOST_KEPT = 12;

interface KeptClocks {
	readonly clocks: SessionClocks;
	readonly ownMinutes: number | null;
	heard: number;
}

/** @param rowOf refuses with session-not-found */
export function createComplianceReaderCalls(store: () => ReadableStore, rowOf: (sessionId: string) => number): CallHandlers<ComplianceReaderCalls> {
	const kept = new Map<string, KeptClocks>();

	function runningClocks(sessionId: string, row: number, rules: ComplianceRules): SessionClocks {
		const ownMinutes = ownDisclosureMinutes(store(), row);
		const known = kept.get(sessionId);
		const news = known === undefined || known.ownMinutes !== ownMinutes ? null : hostRows(store(), row, known.heard, Number.MAX_SAFE_INTEGER);
		// A correction takes back what was heard already.
		if (known !== undefined && news?.every(({ supersedes }) => supersedes === null)) {
			listen(known.clocks, news);
			known.heard = news.at(-1)?.id ?? known.heard;
			return known.clocks;
		}
		const rows = hostRows(store(), row, 0, Number.MAX_SAFE_INTEGER);
		const fresh: KeptClocks = { clocks: createClocks(rules, ownMinutes), ownMinutes, heard: rows.at(-1)?.id ?? 0 };
		listen(fresh.clocks, rows);
		kept.delete(sessionId);
		kept.set(sessionId, fresh);
		for (const id of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(id);
		return fresh.clocks;
	}

	return {
		complianceClocks({ sessionId, rules, at, now }) {
			const row = rowOf(sessionId);
			const endedAt = sessionByUuid(store(), sessionId)?.endedAt ?? null;
			if (endedAt === null && at === null) return runningClocks(sessionId, row, rules).read(sessionId, now);
			if (endedAt !== null) kept.delete(sessionId);
			return clocksAt(store(), row, { sessionId, rules, at: Math.min(at ?? endedAt ?? now, endedAt ?? now) });
		},
	};
}

/** The clocks of a session as they stood at a moment, counted from its beginning. */
export function clocksAt(
	store: ReadableStore,
	row: number,
	{ sessionId, rules, at }: { readonly sessionId: string; readonly rules: ComplianceRules; readonly at: number },
): ComplianceClocks {
	const clocks = createClocks(rules, ownDisclosureMinutes(store, row));
	listen(clocks, hostRows(store, row, 0, at));
	return clocks.read(sessionId, at);
}

function listen(clocks: SessionClocks, rows: readonly HostRow[]): void {
	for (const { id, kind, role, text, receivedAt, isQuestion } of rows) {
		clocks.hear({ messageId: id, at: receivedAt, text, kind, role, isQuestion: isQuestion === 1 });
	}
}
