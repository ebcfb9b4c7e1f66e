import { decodeEntities, textOfHtml } from '../clean-text.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { IncomingMessage, SourceEvent } from '../source.ts';
import { fieldsOf, type JsonFields, textAt } from './json-fields.ts';

type FrameEvent = Extract<SourceEvent, { type: 'message' | 'dropped' }>;

/**
 * What a frame of Social Stream Ninja's hub says (socialstream.ninja/docs/event-reference.html); null for counters, controls and
 * answers, of which the hub sends many.
 */
export function readSocialStreamFrame(text: string, receivedAt: number): FrameEvent | null {
	let frame: unknown;
	try {
		frame = JSON.parse(text);
	} catch {
		return { type: 'dropped', reason: 'not-json', excerpt: safeExcerpt(text) };
	}
	const data = fieldsOf(frame);
	const platform = textAt(data, 'type').toLowerCase();
	const name = decodeEntities(textAt(data, 'chatname')).trim();
	if (platform === '' || name === '') return null;
	const message = bodyOf(data);
	if (message.text === '') return isActivity(data) ? null : { type: 'dropped', reason: 'no-text', excerpt: platform };
	const person = textAt(data, 'userid') || textAt(data, 'username') || name;
	const platformId = textAt(data, 'meta', 'messageId');
	return {
		type: 'message',
		message: {
			// The hub's own `id` starts over with the hub and means something else on every platform; only this one is the platform's.
			platformId: platformId === '' ? null : `${platform}:${platformId}`,
			kind: message.kind,
			role: roleOf(data),
			author: { id: `${platform}:${person}`, name },
			text: message.text,
			sentAt: null,
			receivedAt,
			emotes: message.emotes,
			replyTo: null,
			origin: { platform, channel: textAt(data, 'sourceName') || null },
		},
	};
}

/** What somebody gave is shown where they wrote nothing with it; a notice of the platform is no chat. */
function bodyOf(data: JsonFields): Pick<IncomingMessage, 'kind' | 'text' | 'emotes'> {
	const written = textAt(data, 'chatmessage');
	const { text, emotes } = data.textonly === true ? { text: written.trim(), emotes: [] } : textOfHtml(written);
	if (text !== '') return { kind: isActivity(data) ? 'system' : 'chat', text, emotes };
	return { kind: 'system', text: textAt(data, 'hasDonation').trim(), emotes: [] };
}

/** Paid lines carry an event too, and are still what somebody wrote. */
function isActivity({ event, hasDonation }: JsonFields): boolean {
	return event !== undefined && event !== null && event !== false && event !== '' && !(typeof hasDonation === 'string' && hasDonation !== '');
}

function roleOf(data: JsonFields): IncomingMessage['role'] {
	if (data.host === true) return 'host';
	if (data.mod === true) return 'moderator';
	return data.bot === true ? 'bot' : 'viewer';
}
