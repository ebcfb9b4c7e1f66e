/** What gives sound and has no name of its own. `computer`: everything it plays; `unnamed`: a microphone. */
export const NAMELESS_GIVERS = ['browser', 'window', 'monitor', 'computer', 'unnamed'] as const;
export type NamelessGiver = (typeof NAMELESS_GIVERS)[number];

/** Other windows may be in another language: what has no name travels as a code. A microphone travels by its name. */
const PREFIX = 'giver:';

/** As the desk keeps it. */
export function codeOf(giver: NamelessGiver): string {
	return PREFIX + giver;
}

/** Null: a microphone's name, or of another program. */
export function namelessGiverOf(label: string): NamelessGiver | null {
	return NAMELESS_GIVERS.find((giver) => codeOf(giver) === label) ?? null;
}
