import { useCallback, useEffect } from 'react';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import { isDismissedTooOften, type LearningSettings, type RuleRecord, verdictsOf, wilsonLowerBound } from '../../../shared/model/rule-record.ts';
import { callDesk, onDeskEvent } from '../../state/desk.ts';
import { type Kept, useKept } from '../../state/use-kept.ts';

export interface Records {
	/** Of every rule that has ever flagged something. */
	readonly records: readonly RuleRecord[];
	readonly settings: LearningSettings;
}

/** The records of all rules, brought up to date while people judge. */
export function useRecords(): { readonly kept: Kept<Records>; readonly reload: () => void } {
	const { kept, reload } = useKept(loadRecords, followSettings);
	useReloadOnVerdicts(reload);
	return { kept, reload };
}

/** The record of one rule; null in place of a record where it has never flagged anything. */
export function useRecord(rule: string): {
	readonly kept: Kept<{ readonly record: RuleRecord | null; readonly settings: LearningSettings }>;
	readonly reload: () => void;
} {
	const load = useCallback(async () => {
		const [records, settings] = await Promise.all([callDesk('rule.records', { rule }), callDesk('learning.get', {})]);
		return { record: records[0] ?? null, settings };
	}, [rule]);
	const { kept, reload } = useKept(load, followSettings);
	useReloadOnVerdicts(reload);
	return { kept, reload };
}

/** Those a lead should look at, the surest first. */
export function rulesToLookAt({ records, settings }: Records): readonly RuleRecord[] {
	const certainty = ({ total }: RuleRecord) => wilsonLowerBound(total.dismissed, verdictsOf(total));
	return records.filter((record) => isDismissedTooOften(record, settings)).sort((one, other) => certainty(other) - certainty(one));
}

export async function loadRecords(): Promise<Records> {
	const [records, settings] = await Promise.all([callDesk('rule.records', {}), callDesk('learning.get', {})]);
	return { records, settings };
}

export function followSettings<Value extends { readonly settings: LearningSettings }>(value: Value, event: DeskEvent): Value {
	return event.type === 'learning' ? { ...value, settings: event.settings } : value;
}

/** People judge by the second; what a screen counts needs not move with each. */
const GATHER_MS = 1_500;

/** Whatever counts verdicts is asked for anew when people judge. */
export function useReloadOnVerdicts(reload: () => void): void {
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const unsubscribe = onDeskEvent((event) => {
			const isAboutVerdicts = event.type === 'annotation' && (event.annotation.body.type === 'verdict' || event.annotation.body.type === 'undo');
			if (!isAboutVerdicts && event.type !== 'learning') return;
			timer ??= setTimeout(() => {
				timer = undefined;
				reload();
			}, GATHER_MS);
		});
		return () => {
			unsubscribe();
			clearTimeout(timer);
		};
	}, [reload]);
}
