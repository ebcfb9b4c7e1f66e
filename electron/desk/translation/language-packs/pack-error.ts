import type { PackTrouble } from '../../../../shared/model/language-pack.ts';

/** Why a language pack could not be had or taken in. */
export class PackError extends Error {
	readonly trouble: PackTrouble | 'cancelled';

	/** @param message one line in English: which pack or file, and what about it */
	constructor(trouble: PackTrouble | 'cancelled', message: string, options?: ErrorOptions) {
		super(message, options);
		this.name = 'PackError';
		this.trouble = trouble;
	}
}
