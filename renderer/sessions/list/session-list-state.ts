import { create } from 'zustand';
import { EVERY_SESSION, NEWEST_FIRST, type SessionFilter, type SessionOrder } from './session-choice.ts';

interface SessionListState {
	readonly filter: SessionFilter;
	readonly order: SessionOrder;
}

/** What a person looks at in the list of sessions: it is as they left it when they come back from one. */
export const useSessionListState = create<SessionListState>()(() => ({ filter: EVERY_SESSION, order: NEWEST_FIRST }));

export function filterSessionList(filter: SessionFilter): void {
	useSessionListState.setState({ filter });
}

export function orderSessionList(order: SessionOrder): void {
	useSessionListState.setState({ order });
}
