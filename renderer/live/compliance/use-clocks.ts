import { useCallback, useEffect, useState } from 'react';
import type { ComplianceClocks } from '../../../shared/model/compliance.ts';
import { askDesk, onDeskEvent, useGeneration } from '../../state/desk.ts';

export interface ClocksState {
	/** Null until the desk has answered. */
	readonly clocks: ComplianceClocks | null;
	readonly error: unknown;
	readonly reload: () => void;
	/** Shows what the desk answered to a change. */
	readonly show: (clocks: ComplianceClocks) => void;
}

/** They are read from every line of the host: the feed and the timeline, which a person waits for, come first. */
const QUIET_MS = 600;

/** The clocks of a session; of a running one as the desk tells of them. */
export function useClocks(sessionId: string): ClocksState {
	const generation = useGeneration();
	const [clocks, setClocks] = useState<ComplianceClocks | null>(null);
	const [error, setError] = useState<unknown>(null);
	const [asked, setAsked] = useState(0);
	useEffect(() => {
		if (generation === 0) return;
		let isCurrent = true;
		const ask = () =>
			askDesk('compliance.clocks', { sessionId }).then(
				(answer) => {
					if (!isCurrent) return;
					setClocks(answer);
					setError(null);
				},
				(fault: unknown) => isCurrent && setError(fault),
			);
		const timer = setTimeout(() => void ask(), QUIET_MS);
		const end = onDeskEvent((event) => {
			if (event.type === 'compliance' && event.clocks.sessionId === sessionId) {
				setClocks(event.clocks);
				setError(null);
			}
			if (event.type === 'rewritten' && (event.sessionId === null || event.sessionId === sessionId)) setAsked((times) => times + 1);
		});
		return () => {
			isCurrent = false;
			clearTimeout(timer);
			end();
		};
	}, [sessionId, generation, asked]);
	return { clocks: clocks?.sessionId === sessionId ? clocks : null, error, reload: useCallback(() => setAsked((times) => times + 1), []), show: setClocks };
}
