import type { TermStatus } from '../../../../shared/model/term.ts';

/** What TBX calls things. */

/** The desk's id as it stands in a file: an XML id begins with a letter. */
export const CONCEPT_ID = /^c-(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** TBX-Basic's names of `administrativeStatus`. */
export const ADMINISTRATIVE_STATUS: Readonly<Record<TermStatus, string>> = {
	preferred: 'preferredTerm-admn-sts',
	admitted: 'admittedTerm-admn-sts',
	forbidden: 'deprecatedTerm-admn-sts',
};

/** What is written for a status in files, in small letters. */
export const STATUS_NAMES: Readonly<Record<string, TermStatus>> = {
	'preferredterm-admn-sts': 'preferred',
	'admittedterm-admn-sts': 'admitted',
	'deprecatedterm-admn-sts': 'forbidden',
	'supersededterm-admn-sts': 'forbidden',
	preferredterm: 'preferred',
	standardizedterm: 'preferred',
	legalterm: 'preferred',
	regulatedterm: 'preferred',
	admittedterm: 'admitted',
	deprecatedterm: 'forbidden',
	supersededterm: 'forbidden',
	preferred: 'preferred',
	admitted: 'admitted',
	notrecommended: 'forbidden',
	deprecated: 'forbidden',
	superseded: 'forbidden',
	obsolete: 'forbidden',
	forbidden: 'forbidden',
};
