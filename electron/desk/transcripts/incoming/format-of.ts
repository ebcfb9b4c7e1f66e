import type { ImportFormat } from '../../../../shared/model/transcript-format.ts';

/**
 * Which format a text is in, by its beginning and not by its name; null where it is none that the desk reads.
 * A table is whatever is left, if it is text: whether it has columns is seen where it is read.
 * @param head some ten thousand characters
 */
export function formatOf(head: string): ImportFormat | null {
	const text = head.trimStart();
	if (/^WEBVTT(?:[ \t\r\n]|$)/.test(text)) return 'webvtt';
	if (/^(?:\d+[ \t]*(?:\r\n|\n|\r))?[ \t]*\d{1,4}:\d{1,2}:\d{1,2}[,.]\d{1,3}[ \t]*-->/.test(text)) return 'srt';
	if (text.startsWith('{')) return jsonObjectFormat(text);
	if (text.startsWith('[')) return jsonListFormat(text);
	if (text.startsWith('<') || looksBinary(text)) return null;
	return 'csv';
}

function jsonObjectFormat(text: string): ImportFormat | null {
	const keys = topKeys(text);
	if (keys.has('type') && /"type"\s*:\s*"(?:session|message|annotation|gap|deletion|answer)"/.test(text.slice(0, 2_000)) && !keys.has('comments'))
		return 'jsonl';
	if (keys.has('comments') || keys.has('FileInfo') || (keys.has('streamer') && keys.has('video'))) return 'twitchdownloader';
	return isChatItem(keys) ? 'chat-downloader' : null;
}

function jsonListFormat(text: string): ImportFormat | null {
	const rest = text.slice(1).trimStart();
	// A chat in which nobody said anything.
	if (rest.startsWith(']')) return 'chat-downloader';
	return rest.startsWith('{') && isChatItem(topKeys(rest)) ? 'chat-downloader' : null;
}

const CHAT_FIELDS = ['message', 'message_id', 'message_type', 'time_in_seconds', 'time_text', 'timestamp', 'author', 'author_id', 'action_type'] as const;

/** Every field is optional; two of them are no chance. */
function isChatItem(keys: ReadonlySet<string>): boolean {
	return CHAT_FIELDS.filter((field) => keys.has(field)).length >= 2;
}

/** The keys of the object a text begins with, as far as they can be seen. */
function topKeys(text: string): ReadonlySet<string> {
	const keys = new Set<string>();
	let depth = 0;
	let isKey = false;
	for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/gs)) {
		if (token === '{' || token === '[') depth += 1;
		else if (token === '}' || token === ']') depth -= 1;
		else if (depth === 1 && isKey && token.startsWith('"')) keys.add(token.slice(1, -1));
		if (depth === 0) break;
		isKey = token === ',' || token === '{';
	}
	return keys;
}

const SPACES: ReadonlySet<string> = new Set(['\t', '\n', '\v', '\f', '\r', '\x1b']);

/** Control characters that no text has, and signs that are none of any encoding. */
function looksBinary(text: string): boolean {
	const strange = [...text].filter((sign) => sign === '\uFFFD' || (sign < ' ' && !SPACES.has(sign))).length;
	return strange > text.length / 100;
}
