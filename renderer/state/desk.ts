import { create } from 'zustand';
import type { CallInput, CallName, CallOutput, DeskEvent, DeskStatus } from '../../shared/contract/contract.ts';
import { DeskError, faultOf } from '../../shared/contract/errors.ts';
import type { LiveShow } from '../../shared/model/show.ts';
import type { Profile } from '../../shared/model/staff.ts';
import { connectDesk } from '../connection/connect.ts';
import type { DeskConnection, DeskConnectionState } from '../connection/desk-connection.ts';
import { browserClock, FrameQueue } from './frame-queue.ts';

interface DeskState {
	readonly connection: DeskConnectionState;
	/** Null until the desk has answered once. */
	readonly status: DeskStatus | null;
	readonly profile: Profile | null;
	/** Null until they are known. */
	readonly shows: readonly LiveShow[] | null;
	/** Grows whenever events were missed for good: whatever was loaded from the desk must be loaded again. */
	readonly generation: number;
}

export const useDeskState = create<DeskState>()(() => ({
	connection: { phase: 'connecting' },
	status: null,
	profile: null,
	shows: null,
	generation: 0,
}));

export const useConnection = (): DeskConnectionState => useDeskState((state) => state.connection);
export const useProfile = (): Profile | null => useDeskState((state) => state.profile);
export const useShows = (): readonly LiveShow[] | null => useDeskState((state) => state.shows);
export const useGeneration = (): number => useDeskState((state) => state.generation);
export const useIsConnected = (): boolean => useDeskState((state) => state.connection.phase === 'connected');
export function useShow(sessionId: string | null): LiveShow | null {
	return useDeskState((state) => state.shows?.find((show) => show.session.id === sessionId) ?? null);
}

/** A socket refuses calls a little before it says that it is closed. */
const CLOSING_MS = 200;

let desk: DeskConnection | null = null;
const eventListeners = new Set<(event: DeskEvent) => void>();
const commitListeners = new Set<() => void>();

/** Connects the page; call once. Events are handed on once per animation frame. */
export function startDesk(): void {
	const events = new FrameQueue<DeskEvent>(browserClock(), applyEvent, () => {
		for (const listener of commitListeners) listener();
	});
	desk = connectDesk({
		onState: (connection) => useDeskState.setState({ connection }),
		onFresh: (status) => {
			events.clear();
			useDeskState.setState((state) => ({ status, profile: status.profile, generation: state.generation + 1 }));
			void loadShows();
		},
		onEvent: (event) => events.push(event),
	});
}

/** Asks the desk. Failures are DeskErrors; `desk-closed` while it is not connected. */
export function callDesk<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
	if (desk === null) return Promise.reject(new DeskError('desk-closed', 'The desk is not connected yet.'));
	return desk.call(name, input);
}

/**
 * Asks for what a screen shows, for as long as it takes: while the desk is away it waits, and asks again what broke off. Only for calls that
 * change nothing. Failures are DeskErrors, never `desk-closed`.
 */
export async function askDesk<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
	for (;;) {
		await whenConnected();
		try {
			return await callDesk(name, input);
		} catch (error) {
			if (faultOf(error).code !== 'desk-closed') throw error;
			await new Promise((resolve) => setTimeout(resolve, CLOSING_MS));
		}
	}
}

/** Resolves once the page is in step with the desk: at once where it is. */
export function whenConnected(): Promise<void> {
	const isConnected = () => useDeskState.getState().connection.phase === 'connected';
	if (isConnected()) return Promise.resolve();
	return new Promise((resolve) => {
		const stop = useDeskState.subscribe(() => {
			if (!isConnected()) return;
			stop();
			resolve();
		});
	});
}

/** Every event of the desk, in order, at most once per frame. Returns the function that ends the subscription. */
export function onDeskEvent(listener: (event: DeskEvent) => void): () => void {
	eventListeners.add(listener);
	return () => eventListeners.delete(listener);
}

/** After each frame's share of events was handed on: the moment to show what changed. */
export function onFrameCommitted(listener: () => void): () => void {
	commitListeners.add(listener);
	return () => commitListeners.delete(listener);
}

export function retryConnection(): void {
	desk?.retryNow();
}

function applyEvent(event: DeskEvent): void {
	if (event.type === 'shows') useDeskState.setState({ shows: event.shows });
	else if (event.type === 'rewritten') useDeskState.setState(({ generation }) => ({ generation: generation + 1 }));
	else if (event.type === 'profile') useDeskState.setState({ profile: event.profile });
	else if (event.type === 'translationSettings') {
		const { sendsTextTo } = event;
		useDeskState.setState(({ status }) => ({ status: status === null ? null : { ...status, sendsTextTo } }));
	}
	for (const listener of eventListeners) listener(event);
}

async function loadShows(): Promise<void> {
	const { generation } = useDeskState.getState();
	try {
		const shows = await callDesk('show.list', {});
		if (generation === useDeskState.getState().generation) useDeskState.setState({ shows });
	} catch (error) {
		// A wire that broke heals by a fresh start; anything else leaves the column empty until the next `shows` event.
		if (!(error instanceof DeskError)) throw error;
	}
}
