/** A direction that the engine on this machine can translate, or could with a download. */

export const PACK_FILE_KINDS = ['model', 'shortlist', 'vocabulary', 'source-vocabulary', 'target-vocabulary'] as const;
export type PackFileKind = (typeof PACK_FILE_KINDS)[number];

export interface LanguagePack {
	/** As the registry names languages: `es`, `en`, `zh`. */
	readonly from: string;
	readonly to: string;
	/** `tiny`, `base`, `base-memory`: a larger one is slower and better. */
	readonly architecture: string;
	/** Bytes once it is unpacked; null where the registry does not say. */
	readonly bytes: number | null;
	/** The registry calls it ready for everybody. */
	readonly isReleased: boolean;
	/** COMET of the registry's own tests, 0 to 1; null where it was not measured. */
	readonly quality: number | null;
	readonly state: PackState;
}

export type PackState =
	| { readonly phase: 'available' }
	/** `done` and `total` in bytes of the download; total null until it is known. */
	| { readonly phase: 'downloading'; readonly done: number; readonly total: number | null }
	/** A download that was stopped goes on where it was. */
	| { readonly phase: 'stopped'; readonly done: number; readonly trouble: PackTrouble | null }
	| { readonly phase: 'installed' };

export const PACK_TROUBLES = [
	'unreachable',
	/** What came is not what the registry promised; nothing was installed, a pack that was there is kept. */
	'wrong-hash',
	'truncated',
	'disk-full',
	/** Not a pack of these languages. */
	'wrong-pair',
	'not-a-pack',
] as const;
export type PackTrouble = (typeof PACK_TROUBLES)[number];
