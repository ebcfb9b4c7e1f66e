import { platformOf } from '../../../shared/model/platform-address.ts';
import type { DraftKind } from './source-kinds.ts';

export interface Recognised {
	readonly found: readonly { readonly kind: DraftKind; readonly typed: string }[];
	/** Addresses of sites the desk does not know, by their machines. */
	readonly strange: readonly string[];
	/** What is neither an address nor a name. */
	readonly unread: readonly string[];
	/** What was not understood, as it was typed. */
	readonly rest: string;
}

/**
 * Reads what people paste: addresses of channels, videos, relays and feeds, and names of Twitch channels, with spaces, lines or
 * commas between them.
 */
export function recognise(text: string): Recognised {
	const found: { readonly kind: DraftKind; readonly typed: string }[] = [];
	const strange: string[] = [];
	const unread: string[] = [];
	const rest: string[] = [];
	for (const typed of partsOf(text)) {
		const kind = /^wss?:\/\//i.test(typed) ? 'websocket' : (platformOf(typed) ?? (/^#?\w{1,25}$/.test(typed) ? 'twitch' : null));
		if (kind !== null) {
			found.push({ kind, typed });
			continue;
		}
		rest.push(typed);
		const host = /^https?:\/\/|^[\w-]+(?:\.[\w-]+)+(?:\/|$)/i.test(typed) ? URL.parse(/^https?:/i.test(typed) ? typed : `https://${typed}`)?.host : undefined;
		if (host) strange.push(host);
		else unread.push(typed);
	}
	return { found, strange, unread, rest: rest.join(' ') };
}

/** What was typed before somebody said what it is, one by one; an empty one where that is nothing. */
export function namesIn(text: string): readonly string[] {
	const parts = partsOf(text);
	return parts.length === 0 ? [''] : parts;
}

/** Each once. */
function partsOf(text: string): readonly string[] {
	return [...new Set(text.split(/[\s,;；،，、]+/).filter((part) => part !== ''))];
}
