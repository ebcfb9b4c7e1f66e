import type { FileInspection, PreviewLine, SkippedLine } from '../../../../shared/model/transcript-import.ts';
import { MOST_COUNTED_PEOPLE } from '../../../../shared/model/transcript-import.ts';
import type { TranscriptMessage, TranscriptSession } from '../transcript-entry.ts';
import type { IncomingEntry, IncomingTranscript } from './incoming-entry.ts';

const FIRST_LINES = 8;
const PREVIEW_LENGTH = 300;
const MOST_PROBLEMS = 200;

/** Is a message of the file kept already? Asked once for each. */
export type IsKnown = (session: TranscriptSession, message: TranscriptMessage) => boolean;

/** Goes through a file once and keeps what a person has to know of it before it is stored. */
export class Inspection {
	readonly #transcript: IncomingTranscript;
	readonly #isKnown: IsKnown;
	#session: TranscriptSession | null = null;
	#messages = 0;
	#known = 0;
	#events = 0;
	#withoutText = 0;
	#damagedTexts = 0;
	#from = Number.POSITIVE_INFINITY;
	#to = Number.NEGATIVE_INFINITY;
	#isDated = false;
	readonly #people = new Set<string>();
	readonly #first: PreviewLine[] = [];
	readonly #problems: SkippedLine[] = [];
	#problemCount = 0;

	constructor(transcript: IncomingTranscript, isKnown: IsKnown) {
		this.#transcript = transcript;
		this.#isKnown = isKnown;
	}

	take(entry: IncomingEntry): void {
		switch (entry.type) {
			case 'session':
				this.#session ??= entry;
				this.#isDated ||= this.#transcript.format === 'jsonl';
				return;
			case 'message':
				this.#takeMessage(entry);
				return;
			case 'textless':
				this.#withoutText += 1;
				return;
			case 'problem': {
				const { line, code, values } = entry;
				this.#problemCount += 1;
				if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ line, code, ...(values === undefined ? {} : { values }) });
				return;
			}
			default:
				this.#events += 1;
		}
	}

	#takeMessage(message: TranscriptMessage): void {
		const { line, author, role, kind, text, receivedAt } = message;
		this.#messages += 1;
		if (this.#session !== null && this.#isKnown(this.#session, message)) this.#known += 1;
		if (text.includes('\uFFFD')) this.#damagedTexts += 1;
		if (this.#people.size < MOST_COUNTED_PEOPLE && (author.id !== '' || author.name !== '')) this.#people.add(author.id || author.name);
		this.#isDated ||= message.sentAt !== undefined;
		this.#from = Math.min(this.#from, receivedAt);
		this.#to = Math.max(this.#to, receivedAt);
		if (this.#first.length < FIRST_LINES)
			this.#first.push({ line, at: receivedAt, author: author.name || author.id, role, kind, text: text.slice(0, PREVIEW_LENGTH) });
	}

	found(): FileInspection {
		const { name, format, encoding, isPacked } = this.#transcript;
		const show = this.#session?.show ?? { title: '', host: '', platform: 'import', market: '', languages: [] };
		return {
			file: name,
			format,
			encoding,
			isPacked,
			show,
			messages: this.#messages,
			known: this.#known,
			people: this.#people.size,
			events: this.#events,
			withoutText: this.#withoutText,
			damagedTexts: this.#damagedTexts,
			span: this.#messages === 0 ? null : { from: this.#from, to: this.#to },
			isDated: this.#isDated,
			first: this.#first,
			problems: this.#problems,
			problemCount: this.#problemCount,
		};
	}
}
