import { beforeEach, describe, expect, it } from 'vitest';
import { type PlayClock, Player } from '../../../renderer/player/player.ts';
import { type FeedDesk, SessionFeed } from '../../../renderer/state/feed/session-feed.ts';
import type { FeedPage } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';
import { matchesFilter } from '../../../shared/model/feed-filter.ts';
import type { Deletion, Message } from '../../../shared/model/message.ts';
import { searchFold } from '../../../shared/model/search-fold.ts';
import type { Gap } from '../../../shared/model/show.ts';
import type { Mark } from '../../../shared/model/timeline.ts';
import { flag, gap, message, messages, page, SESSION } from '../sample.ts';

/** A desk that knows a whole session: one message a second, from second 1 on. */
function deskOf(said: Message[], extra: { readonly deletions?: readonly Deletion[]; readonly gaps?: readonly Gap[]; readonly mark?: Mark | null } = {}) {
	const calls: string[] = [];
	const inputs: { readonly name: string; readonly input: object }[] = [];
	let failing: string | null = null;
	const call = async (name: string, input: { at?: number; filter?: object; cursor?: { before?: number; after?: number; around?: number }; limit?: number }) => {
		calls.push(name);
		inputs.push({ name, input });
		if (failing === name) throw new DeskError('desk-closed', 'gone');
		if (name === 'session.firstAfter') return said.find(({ receivedAt }) => receivedAt > (input.at ?? 0))?.id ?? null;
		if (name === 'session.nextMark') return extra.mark ?? null;
		if (name === 'feed.toReview') return page();
		return pageOf(said, extra, input);
	};
	return { desk: { call } as unknown as FeedDesk, calls, inputs, fail: (name: string | null) => (failing = name) };
}

function pageOf(
	said: readonly Message[],
	{ deletions = [], gaps = [] }: { readonly deletions?: readonly Deletion[]; readonly gaps?: readonly Gap[] },
	{ filter = {}, cursor = {}, limit = 200 }: { filter?: object; cursor?: { before?: number; after?: number; around?: number }; limit?: number },
): FeedPage {
	const fitting = said.filter((one) => matchesFilter(one, [], filter, searchFold));
	const { before, after, around } = cursor;
	const shown =
		after !== undefined
			? fitting.filter(({ id }) => id > after).slice(0, limit)
			: around !== undefined
				? fitting.filter(({ id }) => Math.abs(id - around) <= limit / 2)
				: fitting.filter(({ id }) => id < (before ?? Number.POSITIVE_INFINITY)).slice(-limit);
	const ids = new Set(shown.map(({ id }) => id));
	return page({
		messages: shown,
		deletions: deletions.filter(({ messageId }) => ids.has(messageId)),
		gaps,
		hasOlder: (shown[0]?.id ?? 0) > (fitting[0]?.id ?? 0),
		hasNewer: (shown.at(-1)?.id ?? 0) < (fitting.at(-1)?.id ?? 0),
	});
}

/** Time that passes when the test says so, a frame at a time. */
function handClock() {
	let now = 0;
	let next: (() => void) | null = null;
	const clock: PlayClock = {
		now: () => now,
		nextFrame: (work) => {
			next = work;
			return () => {
				next = null;
			};
		},
	};
	/** Lets so many frames of 100 ms pass. */
	const pass = async (frames: number) => {
		for (let frame = 0; frame < frames; frame += 1) {
			now += 100;
			const work = next;
			next = null;
			work?.();
			await settled();
		}
	};
	return { clock, pass };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

async function opened(said: Message[], extra: Parameters<typeof deskOf>[1] = {}, until = 100) {
	const { desk, calls, inputs, fail } = deskOf(said, extra);
	const feed = new SessionFeed(SESSION, desk, { view: 'all', messageId: null });
	await feed.load();
	const { clock, pass } = handClock();
	const player = new Player(desk, feed, clock);
	player.start();
	player.know({ from: 0, to: until * 1_000 }, true, false);
	const shown = () => feed.window.rows.filter(({ type }) => type === 'message').map(({ id }) => id);
	const asked = (name: string) => inputs.filter((one) => one.name === name).map(({ input }) => input);
	return { feed, player, pass, shown, calls, asked, fail };
}

let said: Message[];
beforeEach(() => {
	said = [...messages(1, 100)];
});

describe('playing a session', () => {
	it('hides what had not been said, and lets it come in at its time', async () => {
		const { player, pass, shown } = await opened(said);
		await player.seek(10_000);
		await player.play();
		expect(shown().at(-1)).toBe(10);
		await pass(25);
		expect(shown().at(-1)).toBe(12);
		player.choose(20);
		await pass(10);
		expect(shown().at(-1)).toBe(32);
		expect(player.position).toBe(32_500);
	});

	it('pauses with everything there again, and nothing moved', async () => {
		const { player, pass, shown, feed } = await opened(said);
		await player.seek(10_000);
		await player.play();
		await pass(10);
		const before = shown();
		player.pause();
		expect(shown().slice(0, before.length)).toEqual(before);
		await settled();
		expect(shown().at(-1)).toBe(100);
		expect(feed.store.getState()).toMatchObject({ isCurtained: false, isFollowing: false });
	});

	it('keeps what was chosen, before, while and after it plays', async () => {
		const { player, pass, feed } = await opened(said);
		feed.select(50);
		await player.seek(10_000);
		await player.play();
		await pass(10);
		player.pause();
		expect(feed.selected?.message.id).toBe(50);
	});

	it('begins anew once everything was played, and stops by itself at the end', async () => {
		const { player, pass, shown } = await opened(said, {}, 101);
		await player.seek(101_000);
		await player.play();
		expect(shown()).toEqual([]);
		player.choose(50);
		await pass(30);
		expect(player.store.getState()).toMatchObject({ isPlaying: false, position: 101_000 });
	});

	it('takes messages away and breaks off when that happened, not before', async () => {
		const deletions: Deletion[] = [{ messageId: 5, sessionId: SESSION, at: 12_000, reason: 'message' }];
		const { player, pass, feed } = await opened(said, { deletions, gaps: [gap(1, 13_000, 14_000)] });
		await player.seek(10_000);
		await player.play();
		const state = () => ({ isDeleted: feed.book.get(5)?.deletion != null, hasGap: feed.window.rows.some(({ type }) => type === 'gap') });
		expect(state()).toEqual({ isDeleted: false, hasGap: false });
		await pass(22);
		expect(state()).toEqual({ isDeleted: true, hasGap: false });
		await pass(10);
		expect(state()).toEqual({ isDeleted: true, hasGap: true });
	});

	it('does not lose a line whose time goes backwards', async () => {
		said = [...messages(1, 10), message(11, { receivedAt: 4_000 }), ...messages(12, 20)];
		const { player, pass, shown } = await opened(said);
		await player.play();
		player.choose(50);
		await pass(4);
		expect(shown()).toEqual(said.map(({ id }) => id));
	});

	it('says the host’s last line', async () => {
		said = said.map((one) => (one.id % 10 === 0 ? message(one.id, { kind: 'speech', role: 'host' }) : one));
		const { player, pass } = await opened(said);
		await player.seek(15_000);
		expect(player.store.getState().speech?.id).toBe(10);
		await player.play();
		player.choose(10);
		await pass(10);
		expect(player.store.getState().speech?.id).toBe(20);
	});

	it('plays what a filter lets through, also when it is changed meanwhile', async () => {
		said = said.map((one) => (one.id % 2 === 0 ? message(one.id, { text: 'agua' }) : one));
		const { player, pass, shown, feed } = await opened(said);
		await player.seek(10_000);
		await player.play();
		await feed.narrow({ text: 'agua' });
		await settled();
		await pass(45);
		expect(shown()).toEqual([2, 4, 6, 8, 10, 12, 14]);
	});

	it('ends in the last of many moments somebody dragged over', async () => {
		const { player, calls, feed } = await opened(said);
		const before = calls.length;
		await Promise.all(Array.from({ length: 40 }, (_none, index) => player.seek(index * 1_000)));
		expect(player.position).toBe(39_000);
		expect(feed.store.getState().place).toEqual({ before: 40 });
		expect(calls.length - before).toBeLessThan(12);
	});

	it('goes to the message of a mark and chooses it, and says where there is none', async () => {
		said[29] = message(30, { flags: [flag(1)] });
		const { player, feed } = await opened(said, { mark: { at: 30_000, messageId: 30 } });
		expect(await player.jump('flag', 'next')).toEqual({ at: 30_000, messageId: 30 });
		expect(feed.selected?.message.id).toBe(30);
		expect(player.position).toBe(30_000);
		const empty = await opened([...messages(1, 3)]);
		expect(await empty.player.jump('flag', 'next')).toBeNull();
	});

	it('lifts the curtain and says why when the desk is gone', async () => {
		const { player, feed, fail } = await opened(said);
		await player.seek(10_000);
		fail('session.firstAfter');
		await player.play();
		expect(player.store.getState()).toMatchObject({ isPlaying: false, error: { code: 'desk-closed' } });
		expect(feed.store.getState().isCurtained).toBe(false);
		fail(null);
		await player.play();
		expect(player.store.getState()).toMatchObject({ isPlaying: true, error: null });
	});

	it('rests when somebody opens a message that is still to come', async () => {
		const { player, feed } = await opened(said);
		await player.seek(10_000);
		await player.play();
		await feed.open(70);
		expect(player.store.getState().isPlaying).toBe(false);
		expect(feed.selected?.message.id).toBe(70);
	});

	it('stands at the end where the transcript is open at its end, and moves on with a show that still runs', async () => {
		const { player } = await opened(said);
		expect(player.position).toBe(100_000);
		player.know({ from: 0, to: 130_000 }, false, true);
		expect(player.position).toBe(130_000);
		await player.seek(40_000);
		player.know({ from: 0, to: 160_000 }, false, true);
		expect(player.position).toBe(40_000);
	});

	it('leads from the end to the first of a kind, and from anywhere else onwards', async () => {
		const { player, asked } = await opened(said, { mark: { at: 30_000, messageId: 30 } });
		await player.jump('flag', 'next');
		await player.jump('flag', 'next');
		await player.jump('flag', 'previous');
		expect(asked('session.nextMark')).toMatchObject([
			{ at: -1, messageId: null },
			{ at: 30_000, messageId: 30 },
			{ at: 30_000, direction: 'previous' },
		]);
	});

	it('follows the show that still runs once it has caught up with it', async () => {
		const { player, pass, feed } = await opened(said);
		player.know({ from: 0, to: 100_000 }, false, true);
		await player.seek(99_000);
		await player.play();
		await pass(12);
		expect(player.store.getState().isPlaying).toBe(false);
		expect(feed.store.getState().isFollowing).toBe(true);
	});

	it('hides what a running show brings meanwhile, and has it afterwards', async () => {
		const { player, feed, shown } = await opened(said);
		await player.seek(10_000);
		await player.play();
		feed.apply({ seq: 1, type: 'messages', sessionId: SESSION, messages: [message(101)] });
		expect(shown()).not.toContain(101);
		said.push(message(101));
		player.pause();
		await settled();
		expect(shown().at(-1)).toBe(101);
	});
});
