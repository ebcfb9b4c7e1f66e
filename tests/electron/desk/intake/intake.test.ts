import { describe, expect, it } from 'vitest';
import { createManualClock } from './manual-clock.ts';
import { createHandSource, createMemoryRecorder, watchIntake } from './memory-recorder.ts';

const MINUTE_MS = 60_000;

function createDesk() {
	const clock = createManualClock();
	const recorder = createMemoryRecorder();
	const source = createHandSource('feed', clock.now);
	const watched = watchIntake([{ id: 's1', source }], recorder, { clock });
	watched.intake.start();
	source.say({ type: 'state', connection: 'connected' });
	return { clock, recorder, source, startedAt: clock.now(), ...watched };
}

function only<T>(values: readonly T[]): T {
	expect(values).toHaveLength(1);
	return values[0] as T;
}

describe('batches', () => {
	it('are recorded after 50 ms', async () => {
		const { clock, recorder, source, shown } = createDesk();
		source.chat('a');
		await clock.advance(30);
		source.chat('b');
		await clock.advance(19);
		expect(recorder.batches).toHaveLength(0);
		await clock.advance(1);
		expect(recorder.batches).toHaveLength(1);
		expect(shown.map(({ platformId }) => platformId)).toEqual(['a', 'b']);
	});

	it('are recorded at once when 200 wait', async () => {
		const { clock, recorder, source } = createDesk();
		for (let index = 0; index < 200; index += 1) source.chat(`m${index}`);
		await clock.advance(0);
		expect(recorder.batches.map((batch) => batch.length)).toEqual([200]);
		expect(clock.waiting()).toBe(0);
	});

	it('grow to 2,000 while the one before is being recorded, and keep their order', async () => {
		const { clock, recorder, source, shown } = createDesk();
		recorder.hold();
		for (let index = 0; index < 4_700; index += 1) source.chat(`m${index}`);
		await clock.advance(500);
		recorder.release();
		await clock.advance(100);
		expect(recorder.batches.map((batch) => batch.length)).toEqual([200, 2_000, 2_000, 500]);
		expect(shown.map(({ platformId }) => platformId)).toEqual(Array.from({ length: 4_700 }, (_, index) => `m${index}`));
	});

	it('keep a deletion behind the message it takes away', async () => {
		const { clock, recorder, source } = createDesk();
		source.chat('a');
		source.say({ type: 'deletion', target: { platformId: 'a' }, at: clock.now() });
		source.chat('b');
		await clock.advance(50);
		expect(only(recorder.batches).map((item) => (item.type === 'deletion' ? item.target : item.type === 'message' ? item.message.platformId : null))).toEqual([
			'a',
			{ platformId: 'a' },
			'b',
		]);
	});
});

describe('a store that cannot keep up or fails', () => {
	it('makes a source that can wait wait, beyond 20,000 messages, and lets it go on when most are recorded', async () => {
		const { clock, recorder, source, shown } = createDesk();
		recorder.hold();
		for (let index = 0; index < 20_000; index += 1) source.chat(`m${index}`);
		expect(source.isPaused()).toBe(false);
		source.chat('one more');
		expect(source.isPaused()).toBe(true);
		recorder.release();
		await clock.advance(1_000);
		expect(source.asked).toMatchObject({ pauses: 1, resumes: 1 });
		expect(source.isPaused()).toBe(false);
		expect(shown).toHaveLength(20_001);
	});

	it('is told once, tried again, and loses nothing', async () => {
		const { clock, recorder, source, shown, failures } = createDesk();
		recorder.failing = new Error('disk full');
		source.chat('a');
		await clock.advance(10_000);
		source.chat('b');
		await clock.advance(10_000);
		expect(failures).toEqual([recorder.failing]);
		expect(shown).toEqual([]);
		recorder.failing = null;
		await clock.advance(20_000);
		expect(shown.map(({ platformId }) => platformId)).toEqual(['a', 'b']);
	});

	it('does not keep a show from being stopped', async () => {
		const { clock, recorder, source, intake, failures } = createDesk();
		recorder.failing = new Error('disk full');
		source.chat('a');
		await clock.advance(100);
		await intake.stop();
		expect(recorder.messages).toEqual([]);
		expect(failures.length).toBeGreaterThan(0);
	});
});

describe('stopping', () => {
	it('records what has arrived, without waiting for a batch to fill', async () => {
		const { recorder, source, intake, shown } = createDesk();
		source.chat('a');
		source.chat('b');
		await intake.stop();
		expect(recorder.messages).toHaveLength(2);
		expect(shown).toHaveLength(2);
	});

	it('waits for the batch that is being recorded and for the one behind it', async () => {
		const { clock, recorder, source, intake } = createDesk();
		recorder.hold();
		source.chat('a');
		await clock.advance(60);
		source.chat('b');
		const stopped = intake.stop();
		recorder.release();
		await stopped;
		expect(recorder.messages.map(({ platformId }) => platformId)).toEqual(['a', 'b']);
	});

	it('ends an open gap', async () => {
		const { clock, recorder, source, intake } = createDesk();
		source.say({ type: 'state', connection: 'waiting', problem: { code: 'connection-lost', detail: 'cut' }, retryAt: clock.now() + 5_000 });
		await clock.advance(3_000);
		await intake.stop();
		const gap = only(recorder.gaps);
		expect((gap.endedAt ?? 0) - gap.startedAt).toBe(3_000);
	});
});

describe('gaps', () => {
	it('last from the lost connection to the next one, however many tries lie between', async () => {
		const { clock, recorder, source, startedAt, told } = createDesk();
		await clock.advance(10_000);
		for (let attempt = 0; attempt < 3; attempt += 1) {
			source.say({ type: 'state', connection: 'waiting', problem: { code: 'connection-lost', detail: 'cut' }, retryAt: clock.now() + 1_000 });
			await clock.advance(1_000);
			source.say({ type: 'state', connection: 'connecting' });
		}
		source.say({ type: 'state', connection: 'connected' });
		await clock.advance(0);
		expect(only(recorder.gaps)).toMatchObject({ sourceId: 's1', startedAt: startedAt + 10_000, endedAt: startedAt + 13_000, reason: 'connection-lost' });
		expect(told.gaps).toBe(2);
	});

	it('begin with the session where the first try already fails', async () => {
		const clock = createManualClock();
		const recorder = createMemoryRecorder();
		const source = createHandSource();
		watchIntake([{ id: 's1', source }], recorder, { clock }).intake.start();
		source.say({ type: 'state', connection: 'connecting' });
		await clock.advance(2_000);
		expect(recorder.gaps).toEqual([]);
		source.say({ type: 'state', connection: 'waiting', problem: { code: 'unreachable', detail: 'nothing answers' } });
		await clock.advance(5_000);
		source.say({ type: 'state', connection: 'connected' });
		await clock.advance(0);
		const gap = only(recorder.gaps);
		expect((gap.endedAt ?? 0) - gap.startedAt).toBe(7_000);
		expect(gap.reason).toBe('unreachable');
	});

	it('of a replayed transcript are stored whole', async () => {
		const { clock, recorder, source } = createDesk();
		source.say({ type: 'recorded-gap', startedAt: 1_000, endedAt: 4_000, reason: 'connection lost' });
		await clock.advance(0);
		expect(only(recorder.gaps)).toMatchObject({ startedAt: 1_000, endedAt: 4_000, reason: 'connection lost' });
	});

	it('do not arise from a source that ends by itself', async () => {
		const { clock, recorder, source } = createDesk();
		source.say({ type: 'state', connection: 'ended' });
		await clock.advance(100);
		expect(recorder.gaps).toEqual([]);
	});
});

describe('what is known of a source', () => {
	it('says for how many minutes it has been connected but silent, from the fifth on', async () => {
		const { clock, source, intake } = createDesk();
		await clock.advance(5 * MINUTE_MS - 1);
		expect(intake.sourceStates()[0]?.silentMinutes).toBeNull();
		await clock.advance(1);
		expect(intake.sourceStates()[0]?.silentMinutes).toBe(5);
		await clock.advance(2 * MINUTE_MS);
		expect(intake.sourceStates()[0]?.silentMinutes).toBe(7);
		source.chat('a');
		expect(intake.sourceStates()[0]).toMatchObject({ silentMinutes: null, lastMessageAt: clock.now() });
		source.say({ type: 'state', connection: 'waiting', problem: { code: 'connection-lost', detail: 'cut' } });
		await clock.advance(9 * MINUTE_MS);
		expect(intake.sourceStates()[0]?.silentMinutes).toBeNull();
	});

	it('keeps the last problem while it tries again, and forgets it once connected', async () => {
		const { clock, source, intake } = createDesk();
		await clock.advance(1_000);
		const problem = { code: 'unreachable', detail: 'nothing answers' } as const;
		source.say({ type: 'state', connection: 'waiting', problem, retryAt: clock.now() + 700 });
		expect(intake.sourceStates()[0]).toMatchObject({ connection: 'waiting', problem, retryAt: clock.now() + 700, since: clock.now() });
		source.say({ type: 'state', connection: 'connecting' });
		expect(intake.sourceStates()[0]).toMatchObject({ connection: 'connecting', problem, retryAt: null });
		source.say({ type: 'state', connection: 'connected' });
		expect(intake.sourceStates()[0]).toMatchObject({ connection: 'connected', problem: null });
	});

	it('counts what was dropped, with the last one, and what was known already', async () => {
		const { clock, source, intake } = createDesk();
		source.say({ type: 'dropped', reason: 'not-json', excerpt: 'hello' });
		source.chat('a', ' \n\t ');
		source.chat('b');
		source.chat('b');
		source.chat('b');
		await clock.advance(50);
		expect(intake.sourceStates()[0]).toMatchObject({
			dropped: { count: 2, last: { reason: 'no-text', excerpt: '', at: clock.now() - 50 } },
			duplicates: 2,
		});
	});

	it('tells a person that a source failed, and what a platform has to say', () => {
		const { source, notices } = createDesk();
		source.say({ type: 'notice', said: 'slow mode' });
		source.say({ type: 'state', connection: 'failed', problem: { code: 'channel-suspended', said: 'Suspended.', detail: 'This channel is suspended.' } });
		expect(notices).toEqual([
			{ level: 'warning', code: 'source-notice', detail: { source: 'feed', said: 'slow mode' } },
			{
				level: 'error',
				code: 'source-failed',
				detail: { source: 'feed', problem: 'channel-suspended', said: 'Suspended.', detail: 'This channel is suspended.' },
			},
		]);
	});

	it('passes a person’s wish to try again on to the right source', () => {
		const { intake, source } = createDesk();
		expect(intake.retry('s1')).toBe(true);
		expect(intake.retry('s2')).toBe(false);
		expect(source.asked.retries).toBe(1);
	});
});

describe('several sources', () => {
	it('go on when one of them fails, and the show ends only when all have ended and all is recorded', async () => {
		const clock = createManualClock();
		const recorder = createMemoryRecorder();
		const one = createHandSource('one', clock.now);
		const two = createHandSource('two', clock.now);
		const { intake, shown, told } = watchIntake(
			[
				{ id: 's1', source: one },
				{ id: 's2', source: two },
			],
			recorder,
			{ clock },
		);
		intake.start();
		one.say({ type: 'state', connection: 'connected' });
		two.say({ type: 'state', connection: 'failed', problem: { code: 'refused', detail: 'no' } });
		one.chat('a');
		await clock.advance(100);
		expect(shown).toHaveLength(1);
		one.chat('b');
		one.say({ type: 'state', connection: 'ended' });
		await clock.advance(100);
		expect(told.allEnded).toBe(0);
		recorder.hold();
		two.chat('c');
		two.say({ type: 'state', connection: 'ended' });
		await clock.advance(100);
		expect(told.allEnded).toBe(0);
		recorder.release();
		await clock.advance(100);
		expect(told.allEnded).toBe(1);
		expect(shown).toHaveLength(3);
	});

	it('do not end a show that a person is stopping', async () => {
		const { source, intake, told } = createDesk();
		source.say({ type: 'state', connection: 'ended' });
		await intake.stop();
		await new Promise((resolve) => setImmediate(resolve));
		expect(told.allEnded).toBe(0);
	});
});

describe('the pulse of a show', () => {
	it('counts messages in each second and over the last ten, by language, and says how far behind the desk is', async () => {
		const { clock, source, intake } = createDesk();
		await clock.advance(30_000);
		for (let second = 0; second < 10; second += 1) {
			for (let index = 0; index < 4; index += 1) source.chat(`m${second}.${index}`);
			await clock.advance(1_000);
		}
		const pulse = intake.pulse();
		expect(pulse.rateHistory).toHaveLength(120);
		expect(pulse.rateHistory.slice(-11)).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0]);
		expect(pulse.rate).toBeCloseTo(3.6);
		expect(pulse.languages).toEqual({ und: 40 });
		expect(pulse.behindMs).toBe(50);
		await clock.advance(200_000);
		expect(intake.pulse()).toMatchObject({ rate: 0, languages: { und: 40 } });
	});
});
