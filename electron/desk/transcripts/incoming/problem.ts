import type { SkippedLine, TranscriptProblemCode } from '../../../../shared/model/transcript-import.ts';
import type { TranscriptProblem } from '../transcript-entry.ts';

export function problem(line: number, code: TranscriptProblemCode, values?: SkippedLine['values']): TranscriptProblem {
	return { type: 'problem', line, code, ...(values === undefined ? {} : { values }) };
}

/** In English, for logs and the command line; without what anybody wrote. */
export function problemWords({ line, code, values }: SkippedLine): string {
	return `line ${line}: ${WORDS[code](values?.field ?? 'a field')}`;
}

const WORDS: Readonly<Record<TranscriptProblemCode, (field: string) => string>> = {
	'not-json': () => 'not JSON',
	'bad-field': (field) => `${field} is missing or not as expected`,
	'second-session': () => 'a second session in one file',
	'too-long': () => 'longer than a mebibyte',
	'bad-span': () => 'a span that is not within the text',
	'no-such-message': () => 'its message is not there',
	'no-such-flag': () => 'its message has no such flag',
	'no-such-annotation': () => 'its message has no such annotation',
	'no-such-session': () => 'its session is not there',
	'bad-time': () => 'its time cannot be read',
	'bad-cue': () => 'a caption without its times',
	'bad-row': () => 'its quotation marks do not close',
	'cut-short': () => 'the file ends in the middle of it',
	damaged: () => 'the packed file is damaged from here on',
	'seal-broken': () => 'the seal does not fit what was read, so the session is not sealed here',
};
