import { describe, expect, it } from 'vitest';
import { type FeedDesk, SessionFeed } from '../../../../renderer/state/feed/session-feed.ts';
import type { FeedPage } from '../../../../shared/contract/contract.ts';
import { DeskError } from '../../../../shared/contract/errors.ts';
import { annotation, flag, message, messages, page, SESSION } from '../../sample.ts';

interface AskedPage {
	readonly name: string;
	readonly input: { readonly filter?: object; readonly cursor?: object };
	answer(page: FeedPage): void;
	fail(error: DeskError): void;
}

/** A desk whose answers come when the test says so. */
function slowDesk() {
	const asked: AskedPage[] = [];
	const call = (name: string, input: object) =>
		new Promise((resolve, reject) => {
			asked.push({ name, input, answer: resolve, fail: reject });
		});
	return {
		asked,
		desk: { call } as FeedDesk,
		pages: () => asked.filter((one) => one.name === 'feed.page'),
		queues: () => asked.filter((one) => one.name === 'feed.toReview'),
	};
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const rowIds = (feed: SessionFeed) => feed.window.rows.map((row) => row.id);

function arrive(feed: SessionFeed, ...batch: readonly ReturnType<typeof message>[]) {
	feed.apply({ seq: 1, type: 'messages', sessionId: SESSION, messages: batch });
}

function openFeed(messageId: number | null = null) {
	const slow = slowDesk();
	return { ...slow, feed: new SessionFeed(SESSION, slow.desk, { view: 'all', messageId }) };
}

describe('the feed of an open session', () => {
	it('loses nothing that arrives while the newest page is on its way', async () => {
		const { feed, pages } = openFeed();
		void feed.load();
		arrive(feed, message(3), message(4));
		pages()[0]?.answer(page({ messages: messages(1, 3) }));
		await settled();
		expect(rowIds(feed)).toEqual([1, 2, 3, 4]);
	});

	it('stays with the message it is opened at, though the list stood at its end before that was selected', async () => {
		const { feed, pages, queues } = openFeed(2);
		const loading = feed.load(2);
		pages()[0]?.answer(page({ messages: messages(1, 3) }));
		await settled();
		void feed.follow();
		queues()[0]?.answer(page());
		await loading;
		expect(feed.store.getState()).toMatchObject({ selectedId: 2, isFollowing: false });
	});

	it('ignores the answer to a question that was overtaken by another filter', async () => {
		const { feed, pages } = openFeed();
		void feed.load();
		void feed.narrow({ text: 'agua' });
		pages()[1]?.answer(page({ messages: [message(9, { text: 'agua' })] }));
		await settled();
		pages()[0]?.answer(page({ messages: messages(1, 3) }));
		await settled();
		expect(rowIds(feed)).toEqual([9]);
		expect(pages()[1]?.input.filter).toEqual({ text: 'agua' });
	});

	it('lets arriving messages in only where they fit the filter', async () => {
		const { feed, pages } = openFeed();
		void feed.narrow({ text: 'água' });
		pages()[0]?.answer(page());
		await settled();
		arrive(feed, message(1, { text: 'sirve en el AGUA?' }), message(2));
		expect(rowIds(feed)).toEqual([1]);
	});

	it('shows only speech in the view of what was said', async () => {
		const { feed, pages } = openFeed();
		void feed.show('speech');
		pages()[0]?.answer(page());
		await settled();
		arrive(feed, message(1), message(2, { kind: 'speech' }));
		expect(rowIds(feed)).toEqual([2]);
		expect(pages()[0]?.input.filter).toEqual({ kinds: ['speech'] });
	});

	it('takes in nothing of another session', async () => {
		const { feed, pages } = openFeed();
		void feed.load();
		pages()[0]?.answer(page({ messages: messages(1, 1) }));
		await settled();
		feed.apply({ seq: 2, type: 'messages', sessionId: 'another', messages: messages(2, 2) });
		expect(rowIds(feed)).toEqual([1]);
	});

	it('keeps the selected message in memory after its row was trimmed', async () => {
		const { feed, pages } = openFeed();
		void feed.load();
		pages()[0]?.answer(page({ messages: messages(1, 1) }));
		await settled();
		feed.select(1);
		for (let first = 2; first <= 7_000; first += 1_000) arrive(feed, ...messages(first, first + 999));
		expect(feed.window.indexOf(1)).toBe(-1);
		expect(feed.selected?.message.id).toBe(1);
		feed.select(null);
		expect(feed.book.get(1)).toBeUndefined();
	});

	it('says why a page could not be had, and goes on with what arrives', async () => {
		const { feed, pages } = openFeed();
		void feed.load();
		arrive(feed, message(5));
		pages()[0]?.fail(new DeskError('desk-closed', 'gone'));
		await settled();
		expect(feed.store.getState()).toMatchObject({ loading: 'none', error: { code: 'desk-closed' } });
		expect(rowIds(feed)).toEqual([5]);
	});

	it('returns to the live end by loading it anew when the window let go of it', async () => {
		const { feed, pages } = openFeed();
		void feed.load();
		pages()[0]?.answer(page({ messages: messages(1, 200), hasNewer: true }));
		await settled();
		feed.stopFollowing();
		arrive(feed, message(900));
		expect(feed.window.unseen).toBe(1);
		void feed.follow();
		pages()[1]?.answer(page({ messages: messages(701, 900), hasOlder: true }));
		await settled();
		expect(feed.window.lastMessageId).toBe(900);
		expect(feed.window.unseen).toBe(0);
		expect(feed.store.getState().isFollowing).toBe(true);
	});

	it('tells the page once per frame, and only when something changed', () => {
		const { feed } = openFeed();
		const before = feed.store.getState().version;
		feed.commit();
		expect(feed.store.getState().version).toBe(before);
		arrive(feed, message(1));
		arrive(feed, message(2));
		feed.commit();
		expect(feed.store.getState().version).toBe(before + 1);
	});
});

describe('the review queue', () => {
	const flagged = (id: number) => message(id, { flags: [flag(id * 10)] });
	const judged = (id: number) => annotation(id, id, { type: 'verdict', flagId: id * 10, verdict: 'confirmed' });

	async function openQueue(...ids: readonly number[]) {
		const opened = openFeed();
		void opened.feed.loadQueue();
		opened.queues()[0]?.answer(page({ messages: ids.map(flagged) }));
		await settled();
		return opened;
	}

	it('stands still: what is judged stays in its place and new findings wait', async () => {
		const { feed } = await openQueue(7, 3);
		feed.apply({ seq: 1, type: 'annotation', annotation: judged(7) });
		arrive(feed, flagged(8), message(9));
		expect(feed.queue.ids).toEqual([7, 3]);
		expect(feed.queue.isOpen(7)).toBe(false);
		expect(feed.queue.waiting).toBe(1);
	});

	it('goes on to the next unjudged one in its own order, and back to the top after the last', async () => {
		const { feed } = await openQueue(7, 3, 5);
		feed.apply({ seq: 1, type: 'annotation', annotation: judged(3) });
		expect(feed.queue.nextUnreviewed(7)).toBe(5);
		expect(feed.queue.nextUnreviewed(5)).toBe(7);
		expect(feed.queue.previousUnreviewed(5)).toBe(7);
		feed.apply({ seq: 2, type: 'annotation', annotation: judged(5) });
		expect(feed.queue.nextUnreviewed(7)).toBeNull();
	});

	it('fills itself when it is empty: nothing could jump', async () => {
		const { feed, queues } = await openQueue();
		arrive(feed, flagged(8));
		expect(queues()).toHaveLength(2);
	});

	it('lists only what fits the filter, in its order, and goes through that alone', async () => {
		const { feed } = await openQueue(7, 3, 5);
		void feed.narrow({ text: 'mensaje 3' });
		expect(feed.queue.ids).toEqual([3]);
		expect(feed.queue.nextUnreviewed(null)).toBe(3);
		expect(feed.queue.nextUnreviewed(3)).toBeNull();
		void feed.narrow({});
		expect(feed.queue.ids).toEqual([7, 3, 5]);
	});

	it('does not count a finding it lists already as waiting', async () => {
		const { feed } = await openQueue(7);
		arrive(feed, flagged(7));
		expect(feed.queue.waiting).toBe(0);
	});
});
