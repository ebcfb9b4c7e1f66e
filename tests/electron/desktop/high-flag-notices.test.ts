import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HighFlagNotice, noticeHighFlags } from '../../../electron/desktop/high-flag-notices.ts';
import { desktopWords } from '../../../electron/desktop/words.ts';
import type { Desk, DeskEvent } from '../../../shared/contract/contract.ts';
import type { Category, Severity } from '../../../shared/model/category.ts';

const QUIET_MS = 10_000;
let listeners: Set<(event: DeskEvent) => void>;
let notices: HighFlagNotice[];
let seq: number;
let end: () => void;

beforeEach(() => {
	vi.useFakeTimers();
	listeners = new Set();
	notices = [];
	seq = 0;
	const desk = {
		call: async (_name: string, { sessionId }: { sessionId: string }) => ({ id: sessionId, show: { title: `Show ${sessionId}` } }),
		subscribe(listener: (event: DeskEvent) => void) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	} as unknown as Desk;
	end = noticeHighFlags({ desk, words: desktopWords(['en']), show: (notice) => notices.push(notice), log: () => undefined, quietMs: QUIET_MS });
});

afterEach(() => {
	end();
	vi.useRealTimers();
});

async function arrive(sessionId: string, messageId: number, ...flags: readonly (readonly [Category, Severity])[]): Promise<void> {
	seq += 1;
	const message = { id: messageId, text: 'cura la diabetes', flags: flags.map(([category, severity]) => ({ category, severity })) };
	for (const listener of listeners) listener({ seq, type: 'messages', sessionId, messages: [message] } as unknown as DeskEvent);
	await vi.advanceTimersByTimeAsync(0);
}

describe('noticeHighFlags', () => {
	it('tells of a high flag at once, by category and show, without the words of the chat', async () => {
		await arrive('A', 7, ['health', 'high'], ['absolute', 'medium']);
		expect(notices).toEqual([{ title: 'Health claim · Show A', body: 'A high flag waits for review', sessionId: 'A', messageId: 7 }]);
	});

	it('is silent about anything less', async () => {
		await arrive('A', 7, ['price', 'medium'], ['spam', 'low']);
		await arrive('A', 8);
		expect(notices).toEqual([]);
	});

	it('gathers what comes in the next moments into one notice, which points to the first of them', async () => {
		await arrive('A', 1, ['health', 'high']);
		await arrive('A', 2, ['scam', 'high']);
		await arrive('A', 3, ['scam', 'high'], ['health', 'high']);
		expect(notices).toHaveLength(1);
		await vi.advanceTimersByTimeAsync(QUIET_MS);
		expect(notices).toHaveLength(2);
		expect(notices[1]).toMatchObject({ body: 'High flags waiting for review: 3', messageId: 2 });
		expect(notices[1]?.title).toContain('Health claim');
		await vi.advanceTimersByTimeAsync(10 * QUIET_MS);
		expect(notices).toHaveLength(2);
	});

	it('lets one show not silence another', async () => {
		await arrive('A', 1, ['health', 'high']);
		await arrive('B', 2, ['health', 'high']);
		expect(notices.map((notice) => notice.sessionId)).toEqual(['A', 'B']);
	});

	it('says nothing more once it was ended', async () => {
		await arrive('A', 1, ['health', 'high']);
		await arrive('A', 2, ['health', 'high']);
		end();
		await vi.advanceTimersByTimeAsync(QUIET_MS);
		expect(notices).toHaveLength(1);
		expect(listeners.size).toBe(0);
	});
});
