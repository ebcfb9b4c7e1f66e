/** Why a page cannot have sound; each has words with a next step in the namespace `sound`. */
export const SOUND_FAILURES = [
	/** Neither this machine nor https: browsers give such a page no sound. */
	'not-secure',
	/** The person, now or once for good. */
	'microphone-refused',
	/** The system, for the browser or the desktop program as a whole. */
	'microphone-refused-by-system',
	'no-microphone',
	/** The one that was chosen. */
	'microphone-gone',
	'microphone-in-use',
	/** The person closed the browser's question. */
	'nothing-shared',
	'sharing-refused-by-system',
	/** Something was shared without its sound. */
	'no-shared-sound',
	/** A browser that shares no sound at all. */
	'cannot-share-sound',
	'shared-sound-failed',
	/** The browser's own work on the sound. */
	'worklet',
] as const;
export type SoundFailureCode = (typeof SOUND_FAILURES)[number];

/** Sound could not be had; nothing is left open. */
export class SoundFailure extends Error {
	readonly code: SoundFailureCode;

	constructor(code: SoundFailureCode, options?: ErrorOptions) {
		super(code, options);
		this.name = 'SoundFailure';
		this.code = code;
	}
}

/**
 * What `getUserMedia` meant.
 * @param isOwnProgram in the desktop program nobody but the system can refuse the page
 */
export function microphoneFailure(error: unknown, isOwnProgram: boolean): SoundFailureCode {
	switch (nameOf(error)) {
		case 'NotFoundError':
			return 'no-microphone';
		case 'OverconstrainedError':
			return 'microphone-gone';
		case 'NotReadableError':
		case 'AbortError':
			return 'microphone-in-use';
		default:
			return isOwnProgram || isBySystem(error) ? 'microphone-refused-by-system' : 'microphone-refused';
	}
}

/**
 * What `getDisplayMedia` meant.
 * @param isOwnProgram as above
 */
export function sharingFailure(error: unknown, isOwnProgram: boolean): SoundFailureCode {
	switch (nameOf(error)) {
		case 'NotReadableError':
		case 'AbortError':
		case 'NotFoundError':
			return 'shared-sound-failed';
		case 'NotSupportedError':
		case 'TypeError':
			return 'cannot-share-sound';
		default:
			return isOwnProgram || isBySystem(error) ? 'sharing-refused-by-system' : 'nothing-shared';
	}
}

/** Browsers tell the two refusals apart in their message alone. */
function isBySystem(error: unknown): boolean {
	return error instanceof Error && /system/i.test(error.message);
}

function nameOf(error: unknown): string {
	return error instanceof Error ? error.name : '';
}
