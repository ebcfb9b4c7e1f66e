/** What a page can share that is no microphone. `computer`: everything it plays. */
export const SHARED_SURFACES = ['browser', 'window', 'monitor', 'computer'] as const;
export type SharedSurface = (typeof SHARED_SURFACES)[number];

/** Other windows may be in another language: what is shared travels as a code. A microphone travels by its name. */
const PREFIX = 'shared:';

/** As the desk keeps it. */
export function sharedLabel(surface: SharedSurface): string {
	return PREFIX + surface;
}

/** Null: a microphone's name, or of another program. */
export function surfaceOf(label: string): SharedSurface | null {
	return SHARED_SURFACES.find((surface) => sharedLabel(surface) === label) ?? null;
}
