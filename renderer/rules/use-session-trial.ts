import { useCallback, useEffect, useRef, useState } from 'react';
import type { SessionTrial } from '../../shared/model/rule-pack.ts';
import { isCancelled } from '../i18n/use-fault-words.ts';
import { callDesk, onDeskEvent } from '../state/desk.ts';

export type TrialState =
	| { readonly phase: 'none' }
	| { readonly phase: 'running'; readonly done: number; readonly total: number }
	| { readonly phase: 'failed'; readonly error: unknown }
	/** `of`: what was asked, so that an answer to something else is known for one. */
	| { readonly phase: 'done'; readonly trial: SessionTrial; readonly of: TrialRequest };

export interface TrialRequest {
	readonly name: string;
	readonly text: string | null;
	readonly rule: string | null;
	readonly sessionId: string;
}

/** Tries rules on a saved session; one at a time, and no longer than somebody waits for it. */
export function useSessionTrial(): { readonly state: TrialState; readonly run: (request: TrialRequest) => void; readonly cancel: () => void } {
	const [state, setState] = useState<TrialState>({ phase: 'none' });
	const operation = useRef<string | null>(null);

	const cancel = useCallback(() => {
		const operationId = operation.current;
		operation.current = null;
		if (operationId !== null) callDesk('operation.cancel', { operationId }).catch(() => {});
		setState((before) => (before.phase === 'running' ? { phase: 'none' } : before));
	}, []);
	const run = useCallback(
		(request: TrialRequest) => {
			cancel();
			const operationId = crypto.randomUUID();
			operation.current = operationId;
			setState({ phase: 'running', done: 0, total: 0 });
			callDesk('pack.trySession', { ...request, operationId }).then(
				(trial) => operation.current === operationId && setState({ phase: 'done', trial, of: request }),
				(error: unknown) => operation.current === operationId && setState(isCancelled(error) ? { phase: 'none' } : { phase: 'failed', error }),
			);
		},
		[cancel],
	);

	useEffect(
		() =>
			onDeskEvent((event) => {
				if (event.type !== 'progress' || event.operationId !== operation.current) return;
				setState((before) => (before.phase === 'running' ? { phase: 'running', done: event.done, total: event.total } : before));
			}),
		[],
	);
	useEffect(() => cancel, [cancel]);
	return { state, run, cancel };
}
