import { useEffect } from 'react';
import { create } from 'zustand';
import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { Guidelines, Label } from '../../shared/model/label.ts';
import { askDesk, onDeskEvent, useDeskState } from './desk.ts';

/** The team's labels and guidelines: one copy for the whole page, loaded when something first wants it and kept up to date from then on. */
export interface TeamLabels {
	readonly phase: 'loading' | 'failed' | 'loaded';
	/** Why they could not be had. */
	readonly error: unknown;
	/** In the team's order, retired ones among them. */
	readonly labels: readonly Label[];
	/** The newest of each that has a text, the general ones first. */
	readonly guidelines: readonly Guidelines[];
}

const NOTHING_YET: TeamLabels = { phase: 'loading', error: null, labels: [], guidelines: [] };
const useStore = create<TeamLabels>()(() => NOTHING_YET);

export function useTeamLabels(): TeamLabels {
	const generation = useDeskState((state) => state.generation);
	useEffect(() => {
		if (generation > 0) loadOnce(generation);
	}, [generation]);
	return useStore();
}

/** Asks the desk again after it failed. */
export function reloadTeamLabels(): void {
	loadedFor = null;
	useStore.setState({ phase: 'loading', error: null });
	loadOnce(useDeskState.getState().generation);
}

/** The generation whose labels are here or on their way. */
let loadedFor: number | null = null;
let isFollowing = false;

function loadOnce(generation: number): void {
	if (loadedFor === generation) return;
	loadedFor = generation;
	// What changes while the answer is under way is in the answer or comes after it.
	if (!isFollowing) onDeskEvent((event) => useStore.setState((kept) => followLabels(kept, event)));
	isFollowing = true;
	Promise.all([askDesk('label.list', {}), askDesk('guidelines.list', {})]).then(
		([labels, guidelines]) => loadedFor === generation && useStore.setState({ phase: 'loaded', error: null, labels, guidelines }),
		(error: unknown) => {
			if (loadedFor !== generation) return;
			loadedFor = null;
			useStore.setState({ phase: 'failed', error });
		},
	);
}

/** What an event makes of what is known; the same where it is about something else. */
export function followLabels(kept: TeamLabels, event: DeskEvent): TeamLabels {
	if (event.type === 'labels') return { ...kept, labels: event.labels };
	if (event.type !== 'guidelines') return kept;
	const { guidelines } = event;
	const others = kept.guidelines.filter(({ label }) => label !== guidelines.label);
	if (guidelines.text === '') return { ...kept, guidelines: others };
	return { ...kept, guidelines: guidelines.label === null ? [guidelines, ...others] : [...others, guidelines] };
}
