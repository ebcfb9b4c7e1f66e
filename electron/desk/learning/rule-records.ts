import { DeskError } from '../../../shared/contract/errors.ts';
import type { DismissalReason } from '../../../shared/model/annotation.ts';
import { type RuleExample, type RuleRecord, type VerdictTally, verdictsOf } from '../../../shared/model/rule-record.ts';
import type { Profile } from '../../../shared/model/staff.ts';
import { annotationByUuid } from '../store/annotation-table.ts';
import { messagesByIds } from '../store/message-table.ts';
import {
	type ExampleQuery,
	type ExampleRow,
	exampleFlags,
	insertLook,
	latestCategory,
	latestLooks,
	type TallyRow,
	tallies,
} from '../store/rule-tally-table.ts';
import type { ReadableStore, WritableStore } from '../store/store.ts';

/** What people made of the flags of each rule, over all sessions. */

/** @param rule undefined: of every rule that has ever flagged something */
export function ruleRecords(store: ReadableStore, rule: string | undefined): readonly RuleRecord[] {
	const rows = Map.groupBy(tallies(store, rule ?? null), (row) => row.rule);
	const looks = latestLooks(store, rule ?? null);
	return [...rows].flatMap(([name, ofRule]) => {
		const category = latestCategory(store, name);
		return category === null ? [] : [{ rule: name, category, total: tallyOf(ofRule), slices: slicesOf(ofRule), looked: looks.get(name) ?? null }];
	});
}

/** From now on only new verdicts count against the rule. @throws DeskError invalid-input where it has never flagged anything */
export function noteLook(store: WritableStore, rule: string, profile: Profile, at: number): RuleRecord {
	return store.transaction(() => {
		const [before] = ruleRecords(store, rule);
		if (!before) throw new DeskError('invalid-input', 'This rule has never flagged anything.', { field: 'rule', why: 'no flags' });
		const look = { by: profile.name, at, verdicts: verdictsOf(before.total), dismissed: before.total.dismissed };
		insertLook(store, rule, profile, look);
		return { ...before, looked: look };
	});
}

/** Flags of a rule with their messages, newest first. */
export function ruleExamples(store: ReadableStore, query: ExampleQuery): { readonly examples: readonly RuleExample[]; readonly hasMore: boolean } {
	const rows = exampleFlags(store, { ...query, limit: query.limit + 1 });
	const messages = new Map(messagesByIds(store, [...new Set(rows.map(({ message }) => message))]).map((message) => [message.id, message]));
	const examples = rows.slice(0, query.limit).flatMap((row): RuleExample[] => {
		const message = messages.get(row.message);
		const flag = message?.flags.find(({ id }) => id === row.flag);
		if (!message || !flag) return [];
		const { sessionId: id, title, startedAt } = row;
		return [{ flag, message, session: { id, title, startedAt }, verdict: verdictOf(store, row) }];
	});
	return { examples, hasMore: rows.length > query.limit };
}

function verdictOf(store: ReadableStore, { annotation: uuid }: ExampleRow): RuleExample['verdict'] {
	const annotation = uuid === null ? null : annotationByUuid(store, uuid);
	if (annotation?.body.type !== 'verdict') return null;
	const { verdict, reason, comment } = annotation.body;
	return { verdict, reason: reason ?? null, comment: comment ?? null, by: annotation.author.name, at: annotation.at };
}

function slicesOf(rows: readonly TallyRow[]): RuleRecord['slices'] {
	return [...Map.groupBy(rows, ({ language, market }) => `${language} ${market}`).values()]
		.flatMap((ofSlice) => {
			const [first] = ofSlice;
			return first ? [{ language: first.language, market: first.market, ...tallyOf(ofSlice) }] : [];
		})
		.sort((one, other) => other.raised - one.raised);
}

function tallyOf(rows: readonly TallyRow[]): VerdictTally {
	const tally = { raised: 0, confirmed: 0, escalated: 0, dismissed: 0 };
	const reasons: Partial<Record<DismissalReason | 'none', number>> = {};
	for (const { outcome, reason, count } of rows) {
		tally[outcome] += count;
		if (reason !== '') reasons[reason] = (reasons[reason] ?? 0) + count;
	}
	return { ...tally, reasons };
}
