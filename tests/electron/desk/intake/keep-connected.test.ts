import { describe, expect, it } from 'vitest';
import { createBackoff } from '../../../../electron/desk/intake/backoff.ts';
import { type ConnectionListener, keepConnected } from '../../../../electron/desk/intake/keep-connected.ts';
import type { SourceEvent } from '../../../../electron/desk/intake/source.ts';
import { createManualClock } from './manual-clock.ts';

const CUT = { code: 'connection-lost', detail: 'cut' } as const;

function createLine() {
	const clock = createManualClock();
	const tries: { readonly at: number; readonly listener: ConnectionListener; isClosed: boolean }[] = [];
	const events: SourceEvent[] = [];
	const kept = keepConnected({
		clock,
		backoff: createBackoff({ firstMs: 1_000, longestMs: 30_000, stableAfterMs: 20_000, random: () => 1 }),
		open(listener) {
			const attempt = { at: clock.now(), listener, isClosed: false };
			tries.push(attempt);
			return {
				async close() {
					attempt.isClosed = true;
				},
			};
		},
	});
	kept.start((event) => events.push(event));
	return { clock, tries, events, kept, startedAt: clock.now() };
}

function states(events: readonly SourceEvent[]) {
	return events.flatMap((event) => (event.type === 'state' ? [event.connection] : []));
}

describe('keeping connected', () => {
	it('tries again after each failure, later each time, and says when', async () => {
		const { clock, tries, events, startedAt } = createLine();
		for (let attempt = 0; attempt < 4; attempt += 1) {
			tries.at(-1)?.listener.closed(CUT);
			await clock.advance(30_000);
		}
		expect(events.flatMap((event) => (event.type === 'state' && event.retryAt !== undefined ? [event.retryAt - startedAt] : []))).toEqual([
			1_000, 32_000, 64_000, 98_000,
		]);
		expect(tries.map(({ at }) => at - startedAt)).toEqual([0, 1_000, 32_000, 64_000, 98_000]);
		expect(tries.slice(0, -1).every(({ isClosed }) => isClosed)).toBe(true);
	});

	it('leaves the other side alone for as long as it asks, up to an hour, and a person need not wait', async () => {
		const { clock, tries, kept, startedAt } = createLine();
		tries.at(-1)?.listener.closed(CUT, false, 90_000);
		await clock.advance(89_999);
		expect(tries).toHaveLength(1);
		await clock.advance(1);
		expect(tries.at(-1)?.at).toBe(startedAt + 90_000);
		tries.at(-1)?.listener.closed(CUT, false, 24 * 60 * 60_000);
		await clock.advance(60 * 60_000);
		expect(tries).toHaveLength(3);
		tries.at(-1)?.listener.closed(CUT, false, 600_000);
		kept.retry();
		expect(tries).toHaveLength(4);
	});

	it('does not believe a server that drops every connection at once', async () => {
		const { clock, tries, startedAt } = createLine();
		for (let attempt = 0; attempt < 3; attempt += 1) {
			tries.at(-1)?.listener.connected();
			tries.at(-1)?.listener.closed(CUT);
			await clock.advance(10_000);
		}
		expect(tries.map(({ at }) => at - startedAt)).toEqual([0, 1_000, 12_000, 24_000]);
	});

	it('makes one connection at a time: what an old one still says counts for nothing', async () => {
		const { clock, tries, events } = createLine();
		const [first] = tries;
		first?.listener.closed(CUT);
		first?.listener.closed(CUT);
		await clock.advance(1_000);
		const told = events.length;
		first?.listener.connected();
		first?.listener.closed(CUT, true);
		first?.listener.emit({ type: 'notice', said: 'late' });
		expect(events.length).toBe(told);
		expect(tries).toHaveLength(2);
		expect(clock.waiting()).toBe(0);
	});

	it('gives up where another try cannot help, until a person asks', async () => {
		const { clock, tries, events, kept } = createLine();
		tries[0]?.listener.closed(CUT, true);
		await clock.advance(600_000);
		expect(tries).toHaveLength(1);
		kept.retry();
		expect(tries).toHaveLength(2);
		expect(states(events)).toEqual(['connecting', 'failed', 'connecting']);
	});

	it('ends without a fault where nothing more will come, and tries no more', async () => {
		const { clock, tries, events } = createLine();
		tries[0]?.listener.connected();
		tries[0]?.listener.ended();
		tries[0]?.listener.closed(CUT);
		await clock.advance(60_000);
		expect(tries[0]?.isClosed).toBe(true);
		expect(tries).toHaveLength(1);
		expect(states(events)).toEqual(['connecting', 'connected', 'ended']);
	});

	it('tries at once when a person asks while it waits, and only once', async () => {
		const { clock, tries, kept } = createLine();
		tries[0]?.listener.closed(CUT);
		kept.retry();
		kept.retry();
		await clock.advance(5_000);
		expect(tries).toHaveLength(2);
	});

	it('leaves nothing behind when stopped, whether it waits or is connected', async () => {
		const waiting = createLine();
		waiting.tries[0]?.listener.closed(CUT);
		await waiting.kept.stop();
		expect(waiting.clock.waiting()).toBe(0);
		waiting.kept.retry();
		expect(waiting.tries).toHaveLength(1);

		const connected = createLine();
		connected.tries[0]?.listener.connected();
		await connected.kept.stop();
		expect(connected.tries[0]?.isClosed).toBe(true);
		connected.tries[0]?.listener.emit({ type: 'notice', said: 'late' });
		expect(states(connected.events)).toEqual(['connecting', 'connected']);
		expect(connected.events).toHaveLength(2);
	});
});
