import { useEffect, useRef, useState } from 'react';
import { isCancelled } from '../../i18n/use-fault-words.ts';
import { callDesk, onDeskEvent } from '../../state/desk.ts';

export type SealWork<Result> =
	| { readonly phase: 'idle'; readonly error: unknown }
	/** `share` is null until the desk has told one. */
	| { readonly phase: 'working'; readonly share: number | null }
	| { readonly phase: 'done'; readonly result: Result };

/** Long work of the desk on one session: its progress, its end, and a way to stop it, also by leaving. */
export function useSealWork<Result>() {
	const [work, setWork] = useState<SealWork<Result>>({ phase: 'idle', error: null });
	const operation = useRef<string | null>(null);

	const cancel = () => {
		// Where the desk is gone there is nothing to cancel.
		if (operation.current !== null) void callDesk('operation.cancel', { operationId: operation.current }).catch(() => null);
	};
	useEffect(
		() => () => {
			cancel();
			operation.current = null;
		},
		[],
	);

	/** @param ask begins the work under the id it is given */
	async function begin(operationId: string, ask: (operationId: string) => Promise<Result>): Promise<Result | null> {
		operation.current = operationId;
		setWork({ phase: 'working', share: null });
		const unsubscribe = onDeskEvent((event) => {
			if (event.type !== 'progress' || event.operationId !== operationId || operation.current !== operationId) return;
			setWork({ phase: 'working', share: event.total === 0 ? null : event.done / event.total });
		});
		try {
			const result = await ask(operationId);
			if (operation.current === operationId) setWork({ phase: 'done', result });
			return result;
		} catch (error) {
			if (operation.current === operationId) setWork({ phase: 'idle', error: isCancelled(error) ? null : error });
			return null;
		} finally {
			unsubscribe();
			if (operation.current === operationId) operation.current = null;
		}
	}

	return { work, begin, cancel };
}
