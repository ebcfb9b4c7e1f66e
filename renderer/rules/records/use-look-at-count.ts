import { useCallback } from 'react';
import { useProfile } from '../../state/desk.ts';
import { useKept } from '../../state/use-kept.ts';
import { followSettings, loadRecords, type Records, rulesToLookAt, useReloadOnVerdicts } from './use-records.ts';

/** How many rules a lead should look at; 0 for everybody else, and while it is not known. */
export function useLookAtCount(): number {
	const isLead = useProfile()?.role === 'lead';
	const load = useCallback(async (): Promise<Records | null> => (isLead ? loadRecords() : null), [isLead]);
	const { kept, reload } = useKept(load, follow);
	useReloadOnVerdicts(reload);
	return kept.phase === 'loaded' && kept.value !== null ? rulesToLookAt(kept.value).length : 0;
}

function follow(records: Records | null, event: Parameters<typeof followSettings>[1]): Records | null {
	return records === null ? null : followSettings(records, event);
}
