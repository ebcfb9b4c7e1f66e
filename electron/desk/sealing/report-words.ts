import type { SealedField, SealedKind, SealFinding, SealReport } from '../../../shared/model/seal.ts';

/** One line in English for the command line: what was changed, where, and how. */
export function reportWords(report: SealReport): string {
	const { outcome, finding, lines, masked, history, store } = report;
	const seal = history.at(-1);
	if (outcome === 'unsealed') {
		return seal?.act === 'reopened'
			? `not sealed: ${whoWhen(seal)} reopened it${seal.reason ? ` (${seal.reason})` : ''}; there is nothing to hold it to`
			: 'not sealed: there is nothing to hold it to';
	}
	if (finding !== null) return `CHANGED: ${findingWords(finding)}`;
	const sealedBy = seal === undefined ? '' : `, sealed by ${whoWhen(seal)}`;
	const again = seal?.act === 'erased' ? `; sealed anew after an erasure (${seal.reason ?? 'no reason given'})` : '';
	const maskedWords = masked === 0 ? '' : `; ${masked} of them masked: they are in place, what they say cannot be checked`;
	return `whole: ${lines} lines${sealedBy}${again}${maskedWords}${STORE_WORDS[store ?? 'none']}`;
}

const STORE_WORDS = {
	same: '; it is the seal of this desk',
	older: '; this desk has sealed the session anew since',
	different: '; it is NOT the seal of this desk',
	unknown: '; this desk does not know the session',
	none: '',
} as const;

function whoWhen({ by, at }: SealReport['history'][number]): string {
	return `${by?.name ?? 'the desk'} at ${new Date(at).toISOString()}`;
}

function findingWords({ how, kind, line, row, at, fields }: SealFinding): string {
	const what = KIND_WORDS[kind];
	const place = [line === null ? null : `line ${line}`, row === null ? null : `row ${row}`, at === null ? null : timeWords(at)].filter((part) => part !== null);
	const parts = fields.length === 0 ? '' : `: ${fields.map((field) => FIELD_WORDS[field]).join(', ')}`;
	return `${what}${place.length === 0 ? '' : ` (${place.join(', ')})`} was ${how}${parts}`;
}

function timeWords(at: number): string {
	return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at);
}

const KIND_WORDS: Readonly<Record<SealedKind, string>> = {
	session: 'the session itself',
	message: 'a message',
	gap: 'a gap',
	deletion: 'a deletion',
	annotation: 'an annotation',
	answer: 'an answer',
	seal: 'the seal',
	line: 'a line',
};

const FIELD_WORDS: Readonly<Record<SealedField, string>> = {
	text: 'text',
	author: 'author',
	time: 'time',
	reply: 'what it replies to',
	source: 'source',
	language: 'language',
	flags: 'flags',
	verdict: 'verdict or note',
	other: 'something else',
};
