import type { WebhookListening, Webhooks } from '../../webhooks/webhooks.ts';
import { type Clock, systemClock } from '../clock.ts';
import { safeExcerpt } from '../safe-excerpt.ts';
import type { Source, SourceEvent } from '../source.ts';
import { textAt } from './json-fields.ts';
import { kickBannedOf, readKickMessage } from './kick-message.ts';

export interface KickSourceOptions {
	/** The name in the address of its page. */
	readonly channel: string;
	readonly webhooks: Webhooks;
	readonly clock?: Clock;
}

/** Whoever subscribed the app has something pushed by then, be it a follow; else a person has to look. */
const FIRST_PUSH_MS = 60_000;

/** One channel of Kick, which pushes its chat to the desk's webhook: nothing is connected to, so nothing is tried again but the door. */
export function createKickSource({ channel, webhooks, clock = systemClock }: KickSourceOptions): Source {
	let emit: (event: SourceEvent) => void = () => {};
	let listening: WebhookListening | null = null;
	let opening: Promise<void> | null = null;
	let isStopped = false;
	let cancelDoubt = () => {};
	let isDoubted = false;

	async function open(): Promise<void> {
		emit({ type: 'state', connection: 'connecting' });
		const opened = await webhooks.listen(channel.toLowerCase(), ({ body, receivedAt }) => {
			if (isStopped) return;
			cancelDoubt();
			if (isDoubted) emit({ type: 'state', connection: 'connected' });
			isDoubted = false;
			const event = eventOf(body, receivedAt);
			if (event !== null) emit(event);
		});
		if ('code' in opened) {
			if (!isStopped) emit({ type: 'state', connection: 'failed', problem: opened });
		} else if (isStopped) await opened.end();
		else {
			listening = opened;
			emit({ type: 'state', connection: 'connected' });
			cancelDoubt = clock.after(FIRST_PUSH_MS, doubt);
		}
	}

	/** The door is open, and nobody has knocked. */
	function doubt(): void {
		isDoubted = true;
		const address = webhooks.door().kick;
		const detail = `Kick has pushed nothing of this channel to ${address}: is the app subscribed to chat.message.sent for it, and does its webhook address lead here?`;
		emit({ type: 'state', connection: 'connected', problem: { code: 'nothing-pushed', values: { address }, detail } });
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
			cancelDoubt();
			await opening;
			cancelDoubt();
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
