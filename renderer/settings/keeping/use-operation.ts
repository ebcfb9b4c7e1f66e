import { useCallback, useEffect, useRef, useState } from 'react';
import { isCancelled } from '../../i18n/use-fault-words.ts';
import { callDesk, onDeskEvent } from '../../state/desk.ts';

/** Long work of the desk under an id: how far it is, what it failed with, and a way to end it. */
export interface Operation {
	readonly isRunning: boolean;
	/** 0 to 1; undefined while nobody can know. */
	readonly share: number | undefined;
	readonly error: unknown;
	/** Null where it failed or was cancelled. */
	readonly run: <Result>(work: (operationId: string) => Promise<Result>) => Promise<Result | null>;
	readonly cancel: () => void;
	/** Forgets what the last one failed with. */
	readonly reset: () => void;
}

type OperationState = Pick<Operation, 'isRunning' | 'share' | 'error'>;
const RESTING: OperationState = { isRunning: false, share: undefined, error: null };

export function useOperation(): Operation {
	const [state, setState] = useState<OperationState>(RESTING);
	const current = useRef<string | null>(null);
	useEffect(
		() =>
			onDeskEvent((event) => {
				if (event.type !== 'progress' || event.operationId !== current.current || event.total === 0) return;
				setState({ isRunning: true, share: event.done / event.total, error: null });
			}),
		[],
	);
	const run = useCallback(async <Result>(work: (operationId: string) => Promise<Result>): Promise<Result | null> => {
		const operationId = crypto.randomUUID();
		current.current = operationId;
		setState({ ...RESTING, isRunning: true });
		try {
			const result = await work(operationId);
			setState(RESTING);
			return result;
		} catch (error) {
			setState(isCancelled(error) ? RESTING : { ...RESTING, error });
			return null;
		} finally {
			current.current = null;
		}
	}, []);
	const cancel = useCallback(() => {
		const operationId = current.current;
		if (operationId !== null) callDesk('operation.cancel', { operationId }).catch(() => undefined);
	}, []);
	const reset = useCallback(() => setState(RESTING), []);
	return { ...state, run, cancel, reset };
}
