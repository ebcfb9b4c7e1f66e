import { MESSAGE_KINDS, ROLES } from '../../../../shared/model/message.ts';
import { type Caption, captionShow, timesOf } from './caption-show.ts';
import type { DecodedText } from './decoded-text.ts';
import type { IncomingEntry } from './incoming-entry.ts';
import { problem } from './problem.ts';
import { linesOf } from './text-lines.ts';

/**
 * WebVTT captions: who says something is told by voice tags; notes, styles, regions and where a caption stands on the screen are passed over.
 * https://www.w3.org/TR/webvtt1/
 */
export async function* readWebVtt(text: DecodedText, startedAt = 0): AsyncGenerator<IncomingEntry> {
	const show = captionShow('webvtt', text.head, titleOf(text.head), startedAt);
	yield show.session;
	const rolling = createRolling();
	for await (const block of blocksOf(text)) {
		if (block.type === 'problem') {
			yield block;
			continue;
		}
		const { line, startMs, endMs, lines } = block;
		const payload = rolling(startMs, endMs, lines).join('\n');
		const captions = voicesOf(payload).map((voice): Caption => ({ line, startMs, endMs, ...voice }));
		if (captions.length === 0) yield { type: 'textless', line };
		for (const caption of captions) yield show.entryOf(caption);
	}
}

/** Behind the signature on the first line. */
function titleOf(head: string): string {
	return /^\s*WEBVTT[ \t]+([^\r\n]*)/.exec(head)?.[1]?.replace(/^-\s*/, '').trim() ?? '';
}

interface Cue {
	readonly type: 'cue';
	readonly line: number;
	readonly startMs: number;
	readonly endMs: number;
	readonly lines: readonly string[];
}

async function* blocksOf(text: DecodedText): AsyncGenerator<Cue | ReturnType<typeof problem>> {
	let block: { readonly line: number; readonly text: string }[] = [];
	let isHeader = true;
	for await (const { line, text: content } of linesOf(text.pieces())) {
		if (content === null) {
			yield problem(line, 'too-long');
			block = [];
			// A line of spaces ends no caption: YouTube has them within.
		} else if (content === '') {
			if (!isHeader) yield* cuesOf(block);
			isHeader = false;
			block = [];
		} else if (isHeader && content.includes('-->')) {
			// Some tools leave out the empty line after the signature.
			isHeader = false;
			block = [{ line, text: content }];
		} else {
			block.push({ line, text: content });
		}
	}
	if (!isHeader) yield* cuesOf(block);
}

function* cuesOf(block: readonly { readonly line: number; readonly text: string }[]): Generator<Cue | ReturnType<typeof problem>> {
	const [first] = block;
	if (first === undefined || /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(first.text)) return;
	const place = block.findIndex(({ text }) => text.includes('-->'));
	const times = block[place];
	if (times === undefined) {
		yield problem(first.line, 'bad-cue');
		return;
	}
	const read = timesOf(times.text);
	if (read === null) yield problem(times.line, 'bad-time');
	else yield { type: 'cue', line: times.line, ...read, lines: block.slice(place + 1).map(({ text }) => text) };
}

const KARAOKE = /<\d{1,4}:\d{2}[\d:.]*>/;

/**
 * Captions that roll word by word, as YouTube makes them, show what was said once more in the next cue: there the lines that
 * are known are left out. Other captions may say the same thing twice.
 */
function createRolling(): (startMs: number, endMs: number, lines: readonly string[]) => readonly string[] {
	let isRolling = false;
	let last: { readonly endMs: number; readonly text: string } | null = null;
	return (startMs, endMs, lines) => {
		isRolling ||= lines.some((line) => KARAOKE.test(line));
		if (!isRolling) return lines;
		const shown = lines.filter((line) => line.trim() !== '');
		const isGoingOn = last !== null && startMs <= last.endMs + 100;
		const isKnown = isGoingOn && shown[0] !== undefined && plain(shown[0]) === last?.text;
		const newest = shown.at(-1);
		last = newest === undefined ? last : { endMs, text: plain(newest) };
		return isKnown ? shown.slice(1) : shown;
	};
}

/** What a cue says, by whoever says it; without a voice tag it is one. */
function voicesOf(payload: string): Omit<Caption, 'line' | 'startMs' | 'endMs'>[] {
	const voices: Omit<Caption, 'line' | 'startMs' | 'endMs'>[] = [];
	let end = 0;
	let speaker: Omit<Caption, 'line' | 'startMs' | 'endMs' | 'text'> = { voice: null };
	const take = (stretch: string) => {
		const text = plain(stretch);
		if (text !== '') voices.push({ ...speaker, text });
	};
	for (const match of payload.matchAll(/<v((?:\.[^\s.>]+)*)[ \t]+([^>]*)>/g)) {
		take(payload.slice(end, match.index));
		speaker = speakerOf(match[1] ?? '', match[2] ?? '');
		end = match.index + match[0].length;
	}
	take(payload.slice(end));
	return voices;
}

/** The classes of a voice may say what our own exports know: `<v.viewer.chat Marta>`. */
function speakerOf(classes: string, name: string): Omit<Caption, 'line' | 'startMs' | 'endMs' | 'text'> {
	const said = classes.split('.');
	const role = ROLES.find((known) => said.includes(known));
	const kind = MESSAGE_KINDS.find((known) => said.includes(known));
	return { voice: decoded(name).trim() || null, ...(role && { role }), ...(kind && { kind }) };
}

function plain(text: string): string {
	return decoded(text.replace(/<[^>]*>/g, ''))
		.replace(/\s*\n\s*/g, ' ')
		.trim();
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', lrm: '\u200e', rlm: '\u200f' };

function decoded(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,5}));/g, (whole, decimal?: string, hex?: string, name?: string) => {
		if (name !== undefined) return ENTITIES[name] ?? whole;
		const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}
