import { useEffect } from 'react';
import { onDeskEvent } from '../state/desk.ts';
import { type Kept, useKept } from '../state/use-kept.ts';

/** People judge every few seconds; what a screen counts needs not move with each. */
const GATHER_MS = 250;

/** Something of the second review, asked for anew when any of it changes or another person sits down. `load` must stay the same. */
export function useReview<Value>(load: () => Promise<Value>): { readonly kept: Kept<Value>; readonly reload: () => void } {
	const { kept, reload } = useKept(load, unchanged);
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const unsubscribe = onDeskEvent((event) => {
			if (event.type !== 'review' && event.type !== 'profile') return;
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
	return { kept, reload };
}

function unchanged<Value>(value: Value): Value {
	return value;
}
