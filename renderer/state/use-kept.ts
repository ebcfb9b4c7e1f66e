import { useCallback, useEffect, useState } from 'react';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import { onDeskEvent, useGeneration, useIsConnected } from './desk.ts';

/** Something of the desk's while it is on its way, when it could not be had, and once it is here. */
export type Kept<Value> =
	| { readonly phase: 'loading' }
	| { readonly phase: 'failed'; readonly error: unknown }
	| { readonly phase: 'loaded'; readonly value: Value };

/**
 * Loads something from the desk and keeps it up to date while it is shown.
 * Both functions must stay the same from one drawing to the next.
 * @param load asks the desk; called again after a broken connection and by `reload`
 * @param follow what an event makes of the value; the same value where it is about something else
 */
export function useKept<Value>(
	load: () => Promise<Value>,
	follow: (value: Value, event: DeskEvent) => Value,
): { readonly kept: Kept<Value>; readonly reload: () => void; readonly change: (how: (value: Value) => Value) => void } {
	const generation = useGeneration();
	const isConnected = useIsConnected();
	const [kept, setKept] = useState<Kept<Value>>({ phase: 'loading' });
	const [attempt, setAttempt] = useState(0);

	const change = useCallback((how: (value: Value) => Value) => {
		setKept((before) => {
			if (before.phase !== 'loaded') return before;
			const value = how(before.value);
			return value === before.value ? before : { phase: 'loaded', value };
		});
	}, []);

	// A new generation or another attempt loads afresh.
	useEffect(() => {
		if (!isConnected) return;
		let isCurrent = true;
		load().then(
			(value) => isCurrent && setKept({ phase: 'loaded', value }),
			(error: unknown) => isCurrent && setKept({ phase: 'failed', error }),
		);
		return () => {
			isCurrent = false;
		};
	}, [load, isConnected, generation, attempt]);

	useEffect(() => onDeskEvent((event) => change((value) => follow(value, event))), [follow, change]);

	const reload = useCallback(() => {
		setKept((before) => (before.phase === 'failed' ? { phase: 'loading' } : before));
		setAttempt((before) => before + 1);
	}, []);
	return { kept, reload, change };
}
