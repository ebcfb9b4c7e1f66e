import { constants, setPriority } from 'node:os';

/** Lets recording and showing come before this thread where cores are few. Linux keeps a priority for each thread; elsewhere it would slow the whole program. */
export function stepBack(): void {
	if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
