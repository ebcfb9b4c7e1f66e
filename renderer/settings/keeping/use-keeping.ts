import { useCallback, useEffect, useState } from 'react';
import type { KeepingState } from '../../../shared/model/keeping.ts';
import { askDesk, onDeskEvent, useGeneration } from '../../state/desk.ts';

export interface Keeping {
	/** Null until the desk has answered. */
	readonly state: KeepingState | null;
	readonly error: unknown;
	readonly reload: () => void;
	readonly show: (state: KeepingState) => void;
}

/** What the desk keeps and loses now; what it does of it by itself is heard from the audit log. */
export function useKeeping(): Keeping {
	const generation = useGeneration();
	const [loaded, setLoaded] = useState<Pick<Keeping, 'state' | 'error'>>({ state: null, error: null });
	const show = useCallback((state: KeepingState) => setLoaded({ state, error: null }), []);
	const reload = useCallback(() => {
		askDesk('keeping.state', {}).then(show, (error: unknown) => setLoaded(({ state }) => ({ state, error })));
	}, [show]);
	// A generation is a desk that may hold something else.
	useEffect(reload, [reload, generation]);
	useEffect(
		() =>
			onDeskEvent((event) => {
				if (event.type === 'audit' && /^(?:retention|backup|store)\./.test(event.entry.act)) reload();
			}),
		[reload],
	);
	return { ...loaded, reload, show };
}
