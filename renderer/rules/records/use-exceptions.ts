import type { DeskEvent } from '../../../shared/contract/contract.ts';
import type { TeamException } from '../../../shared/model/team-exception.ts';
import { callDesk } from '../../state/desk.ts';
import { type Kept, useKept } from '../../state/use-kept.ts';

/** What the team has decided and not taken back, newest first, kept up to date while it is shown. */
export function useExceptions(): { readonly kept: Kept<readonly TeamException[]>; readonly reload: () => void } {
	const { kept, reload } = useKept(loadExceptions, followExceptions);
	return { kept, reload };
}

function loadExceptions(): Promise<readonly TeamException[]> {
	return callDesk('exception.list', {});
}

export function followExceptions(exceptions: readonly TeamException[], event: DeskEvent): readonly TeamException[] {
	if (event.type !== 'exceptions') return exceptions;
	const changed = new Set([...event.removed, ...event.added.map(({ id }) => id)]);
	const rest = exceptions.filter(({ id }) => !changed.has(id));
	// What is brought back keeps its old place: ids are in the order they were made.
	return [...rest, ...event.added].sort((one, other) => (one.id < other.id ? 1 : -1));
}
