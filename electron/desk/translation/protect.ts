import type { Span } from '../../../shared/model/span.ts';
import { findAddresses } from '../analysis/entities/links.ts';

/** A text with stand-ins for what must not be translated. */
export interface Protected {
	/** What the engine gets. */
	readonly text: string;
	/** As written, by the number of the stand-in. */
	readonly kept: readonly string[];
}

export interface ProtectOptions {
	readonly emotes?: readonly Span[];
	/** Product and brand names, and other terms that stay as they are. */
	readonly names?: readonly string[];
}

const MENTION_OR_HASHTAG = /(?<![\p{L}\p{N}_])[@#][\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu;
const EMOJI = /\p{RGI_Emoji}+/gv;

/** Emotes, mentions, hashtags, links, names and emoji become `[1]`, `[2]`, …: engines carry such signs over, and would translate, split or drop the rest. */
export function protect(text: string, { emotes = [], names = [] }: ProtectOptions = {}): Protected {
	const spans: Span[] = [
		...emotes,
		...findAddresses(text),
		...spansOf(text, MENTION_OR_HASHTAG),
		...spansOf(text, EMOJI),
		...names.filter((name) => name.trim() !== '').flatMap((name) => spansOf(text, wholeWord(name))),
	];
	const kept: string[] = [];
	let result = '';
	let end = 0;
	for (const span of withoutOverlaps(spans)) {
		// A stand-in that the text has already would be taken for one.
		const number = kept.length + 1;
		if (text.includes(`[${number}]`)) return { text, kept: [] };
		result += `${text.slice(end, span.start)}[${number}]`;
		kept.push(text.slice(span.start, span.end));
		end = span.end;
	}
	return { text: result + text.slice(end), kept };
}

/** Puts back what was kept; a stand-in the engine spaced out (`[ 1 ]`) or wrote in other brackets is understood. */
export function restore(translation: string, { kept }: Protected): string {
	if (kept.length === 0) return translation;
	return translation.replace(/[[［【]\s*(\d{1,3})\s*[\]］】]/gu, (written, number: string) => kept[Number(number) - 1] ?? written);
}

function spansOf(text: string, pattern: RegExp): readonly Span[] {
	return Array.from(text.matchAll(pattern), ({ index, 0: match }) => ({ start: index, end: index + match.length }));
}

function wholeWord(name: string): RegExp {
	const literally = name.trim().replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${literally}(?![\\p{L}\\p{N}])`, 'giu');
}

/** The longest of those that overlap, in order. */
function withoutOverlaps(spans: readonly Span[]): readonly Span[] {
	const sorted = [...spans].filter(({ start, end }) => end > start).sort((one, other) => one.start - other.start || other.end - one.end);
	let end = 0;
	return sorted.filter((span) => {
		if (span.start < end) return false;
		end = span.end;
		return true;
	});
}
