import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocketFeed } from '../fixtures/websocket-feed.ts';
import type { BenchLine } from './chat.ts';

/** When each line was sent, by its id, in milliseconds since the epoch with fractions. */
export type SendTimes = ReadonlyMap<string, number>;

const TICK_MS = 5;

/** Sends the lines one frame each at an even pace; settles when the last one is sent. */
export async function sendPaced(feed: WebSocketFeed, lines: readonly BenchLine[], perSecond: number): Promise<SendTimes> {
	const sentAt = new Map<string, number>();
	const startedAt = performance.now();
	while (sentAt.size < lines.length) {
		const due = Math.min(lines.length, Math.ceil(((performance.now() - startedAt) / 1_000) * perSecond));
		for (const line of lines.slice(sentAt.size, due)) {
			sentAt.set(line.id, preciseNow());
			feed.send(frameOf(line));
		}
		await wait(TICK_MS);
	}
	return sentAt;
}

/** The same clock as the page's `performance.timeOrigin + performance.now()`. */
export function preciseNow(): number {
	return performance.timeOrigin + performance.now();
}

/** The default frame of a WebSocket feed. */
export function frameOf({ id, kind, role, author, text }: BenchLine): object {
	return { id, author, text, role, kind, sentAt: Date.now() };
}
