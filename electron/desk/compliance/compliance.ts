import type { CallName, CallOutput, DeskEvent, ParsedInput } from '../../../shared/contract/contract.ts';
import type { ComplianceClocks, ComplianceRules } from '../../../shared/model/compliance.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import type { Acts } from '../acts.ts';
import { isHeard } from '../analysis/compliance/host-line.ts';
import type { MarketRules } from '../analysis/compliance/market-rules.ts';
import type { EventJournal } from '../event-journal.ts';
import type { Reader } from '../reading/reader.ts';
import type { Recorder } from '../recording/recorder.ts';

/** The contract's commands about clocks, and the clocks of running shows: told to every window when something was heard that they listen to. */

type ComplianceCall = Extract<CallName, `compliance.${string}`>;

export interface Compliance {
	readonly handlers: { readonly [Name in ComplianceCall]: (input: ParsedInput<Name>) => Promise<CallOutput<Name>> };
	/** What is asked of a session's show. Fails with session-not-found. */
	rulesOf(sessionId: string): Promise<ComplianceRules>;
	close(): void;
}

export interface ComplianceOptions {
	readonly recorder: Recorder;
	readonly reader: Reader;
	readonly journal: EventJournal;
	readonly acts: Acts;
	readonly rules: MarketRules;
	readonly requireProfile: () => Profile;
	readonly log: (line: string) => void;
}

/** Lines come several a second at most; clocks are told this soon after the first of them. */
const TELL_MS = 400;

export function createCompliance({ recorder, reader, journal, acts, rules, requireProfile, log }: ComplianceOptions): Compliance {
	/** Findings that were told, by running session. */
	const told = new Map<string, Set<string>>();
	const waiting = new Map<string, NodeJS.Timeout>();
	const markets = new Map<string, string>();

	async function rulesOf(sessionId: string): Promise<ComplianceRules> {
		const market = markets.get(sessionId) ?? (await reader.call('getSession', { sessionId })).show.market;
		return rules.of(market);
	}

	async function read(sessionId: string, at: number | null): Promise<ComplianceClocks> {
		return reader.call('complianceClocks', { sessionId, rules: await rulesOf(sessionId), at, now: Date.now() });
	}

	async function tell(sessionId: string): Promise<void> {
		const clocks = await read(sessionId, null);
		const known = told.get(sessionId) ?? new Set<string>();
		told.set(sessionId, known);
		const fresh = clocks.findings.filter(({ id }) => !known.has(id));
		for (const { id } of fresh) known.add(id);
		journal.publish({ type: 'compliance', clocks, fresh });
	}

	function tellSoon(sessionId: string): void {
		if (waiting.has(sessionId)) return;
		const timer = setTimeout(() => {
			waiting.delete(sessionId);
			tell(sessionId).catch((error: unknown) => log(`the clocks of ${sessionId} could not be read: ${error instanceof Error ? error.name : 'unknown fault'}`));
		}, TELL_MS);
		waiting.set(sessionId, timer);
	}

	function forget(sessionId: string): void {
		clearTimeout(waiting.get(sessionId));
		waiting.delete(sessionId);
		told.delete(sessionId);
		markets.delete(sessionId);
	}

	const end = journal.subscribe((event: DeskEvent) => {
		if (event.type === 'messages') {
			if (event.messages.some(isHeard)) tellSoon(event.sessionId);
		} else if (event.type === 'session') {
			if (event.session.endedAt === null) markets.set(event.session.id, event.session.show.market);
			else forget(event.session.id);
		} else if (event.type === 'sessionErased') forget(event.sessionId);
	});

	return {
		handlers: {
			'compliance.clocks': ({ sessionId, at }) => read(sessionId, at ?? null),
			'compliance.ofMarket': async ({ market }) => {
				const { rulesOf: country, disclosureMinutes } = rules.of(market);
				return { rulesOf: country, disclosureMinutes };
			},
			'compliance.setMinutes': async ({ sessionId, minutes }) => {
				const entry = await recorder.call('setDisclosureMinutes', { sessionId, minutes, profile: requireProfile(), at: Date.now() });
				if (entry !== null) acts.tell(entry);
				const clocks = await read(sessionId, null);
				if (entry !== null) {
					// What another interval finds in what was said before is nobody's news.
					const known = told.get(sessionId);
					for (const { id } of clocks.findings) known?.add(id);
					journal.publish({ type: 'compliance', clocks, fresh: [] });
				}
				return clocks;
			},
		},
		rulesOf,
		close() {
			end();
			for (const timer of waiting.values()) clearTimeout(timer);
			waiting.clear();
		},
	};
}
