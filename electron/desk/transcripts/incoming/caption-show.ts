import type { MessageKind, Role } from '../../../../shared/model/message.ts';
import type { ImportFormat } from '../../../../shared/model/transcript-format.ts';
import { TRANSCRIPT_VERSION, type TranscriptSession } from '../transcript-entry.ts';
import { createForeignMessages, sessionIdOf } from './foreign-message.ts';
import type { IncomingEntry } from './incoming-entry.ts';

/** One line of captions, with its times since the beginning in milliseconds. */
export interface Caption {
	readonly line: number;
	readonly startMs: number;
	readonly endMs: number;
	readonly text: string;
	/** Who says it, where the captions name them. */
	readonly voice: string | null;
	readonly role?: Role;
	readonly kind?: MessageKind;
}

/** What captions say is the host's speech, unless they say otherwise. They know no date. */
export function captionShow(
	format: ImportFormat,
	head: string,
	title: string,
	startedAt: number,
): { readonly session: TranscriptSession; readonly entryOf: (caption: Caption) => IncomingEntry } {
	const id = sessionIdOf(format, head);
	const source = { kind: 'import', channel: id };
	const messageOf = createForeignMessages(startedAt);
	return {
		session: {
			type: 'session',
			line: 1,
			version: TRANSCRIPT_VERSION,
			id,
			show: { title: title.slice(0, 200), host: '', platform: 'import', market: '', languages: [] },
			startedAt,
			endedAt: null,
		},
		entryOf({ line, startMs, endMs, text, voice, role = 'host', kind = 'speech' }) {
			if (text.trim() === '') return { type: 'textless', line };
			const message = messageOf({
				line,
				id: null,
				author: { id: voice ?? '', name: voice ?? '' },
				text,
				at: startedAt + startMs,
				isDated: false,
				mark: String(startMs),
				kind,
				role,
				source,
			});
			return { ...message, spokenUntil: startedAt + endMs };
		},
	};
}

/** `1:02:03.456`, with a comma or a full stop, the hours left out or more than two digits; in milliseconds. Null where it is no time. */
export function captionTime(text: string): number | null {
	const match = /^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/.exec(text);
	if (!match) return null;
	const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match;
	if (Number(minutes) > 59 || Number(seconds) > 59) return null;
	return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(fraction.padEnd(3, '0'));
}

/** The two times around an arrow, in milliseconds; what stands behind them says where on the screen. Null where they are none. */
export function timesOf(line: string): { readonly startMs: number; readonly endMs: number } | null {
	const match = /^\s*(\S+)\s*-->\s*(\S+)/.exec(line);
	const startMs = captionTime(match?.[1] ?? '');
	const endMs = captionTime(match?.[2] ?? '');
	return startMs === null || endMs === null || endMs < startMs ? null : { startMs, endMs };
}
