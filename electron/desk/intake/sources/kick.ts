import type { WebhookListening, Webhooks } from '../../webhooks/webhooks.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { Source, SourceEvent } from '../source.ts';
import { textAt } from './json-fields.ts';
import { kickBannedOf, readKickMessage } from './kick-message.ts';

/** One channel of Kick, which pushes its chat to the desk's webhook: nothing is connected to, so nothing is tried again but the door. */
export function createKickSource({ channel, webhooks }: { readonly channel: string; readonly webhooks: Webhooks }): Source {
	let emit: (event: SourceEvent) => void = () => {};
	let listening: WebhookListening | null = null;
	let opening: Promise<void> | null = null;
	let isStopped = false;

	async function open(): Promise<void> {
		emit({ type: 'state', connection: 'connecting' });
		const opened = await webhooks.listen(channel.toLowerCase(), ({ body, receivedAt }) => {
			const event = isStopped ? null : eventOf(body, receivedAt);
			if (event !== null) emit(event);
		});
		if ('code' in opened) {
			if (!isStopped) emit({ type: 'state', connection: 'failed', problem: opened });
		} else if (isStopped) await opened.end();
		else {
			listening = opened;
			emit({ type: 'state', connection: 'connected' });
		}
	}

	return {
		kind: 'kick',
		label: `kick.com/${channel}`,
		channel: channel.toLowerCase(),
		start(listener) {
			emit = listener;
			opening = open();
		},
		async stop() {
			isStopped = true;
			await opening;
			await listening?.end();
		},
		retry() {
			if (!isStopped && listening === null) opening = (opening ?? Promise.resolve()).then(() => (listening === null ? open() : undefined));
		},
	};
}

/** The header that names the kind of event is not signed, so the body itself has to tell; null for follows, gifts and the like. */
function eventOf(body: unknown, receivedAt: number): Extract<SourceEvent, { type: 'message' | 'deletion' | 'dropped' }> | null {
	const banned = kickBannedOf(body);
	if (banned !== null) return { type: 'deletion', target: { authorId: banned }, at: receivedAt };
	if (textAt(body, 'message_id') === '' || textAt(body, 'sender', 'user_id') === '') return null;
	const message = readKickMessage(body, receivedAt);
	return message === null ? { type: 'dropped', reason: 'no-text', excerpt: safeExcerpt(textAt(body, 'message_id')) } : { type: 'message', message };
}
