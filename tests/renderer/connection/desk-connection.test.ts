import { describe, expect, it } from 'vitest';
import { type DeskConnectionState, keepInStep } from '../../../renderer/connection/desk-connection.ts';
import type { WireListener, WireToDesk } from '../../../renderer/connection/wire-to-desk.ts';
import type { DeskEvent } from '../../../shared/contract/contract.ts';
import { DeskError } from '../../../shared/contract/errors.ts';

/** A desk that numbers its events and keeps the last few, over a wire the test can break. */
function openConnection() {
	const desk = { run: 'first', seq: 0, kept: [] as DeskEvent[], keeps: 100, calls: [] as string[] };
	let listener: WireListener | null = null;
	let isOpen = false;
	const wire: WireToDesk = {
		start: (given) => {
			listener = given;
		},
		call: async (name, input) => {
			if (!isOpen) throw new DeskError('desk-closed', 'gone');
			desk.calls.push(name);
			if (name === 'desk.status') return { ok: true, output: { run: desk.run, seq: desk.seq, profile: null } };
			if (name === 'desk.catchUp') {
				const { afterSeq } = input as { afterSeq: number };
				const events = desk.kept.filter((event) => event.seq > afterSeq);
				return { ok: true, output: events.length === desk.seq - afterSeq ? { events } : null };
			}
			return { ok: false, fault: { code: 'session-not-found', message: 'no', detail: {} } };
		},
		retryNow: () => {},
		close: () => {},
	};
	const seen = { seqs: [] as number[], fresh: 0, states: [] as DeskConnectionState['phase'][] };
	const connection = keepInStep(wire, {
		onState: (state) => seen.states.push(state.phase),
		onFresh: () => {
			seen.fresh += 1;
		},
		onEvent: (event) => seen.seqs.push(event.seq),
	});
	const publish = (isHeard = isOpen) => {
		desk.seq += 1;
		const event: DeskEvent = { seq: desk.seq, type: 'shows', shows: [] };
		desk.kept = [...desk.kept, event].slice(-desk.keeps);
		if (isHeard) listener?.onEvent(event);
	};
	const open = () => {
		isOpen = true;
		listener?.onState({ phase: 'open' });
	};
	const lose = () => {
		isOpen = false;
		listener?.onState({ phase: 'lost', retryAt: 0 });
	};
	return { connection, desk, seen, publish, open, lose };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the connection to the desk', () => {
	it('is connected only once it is in step, and then hands on every event', async () => {
		const { seen, publish, open } = openConnection();
		publish();
		open();
		publish();
		await settled();
		publish();
		expect(seen.states).toEqual(['connected']);
		expect(seen.fresh).toBe(1);
		expect(seen.seqs.at(-1)).toBe(3);
	});

	it('fetches what was missed while the wire was broken, in order and without repeating', async () => {
		const { seen, publish, open, lose } = openConnection();
		open();
		await settled();
		publish();
		lose();
		publish();
		publish();
		open();
		publish();
		await settled();
		expect(seen.seqs).toEqual([1, 2, 3, 4]);
		expect(seen.fresh).toBe(1);
		expect(seen.states).toEqual(['connected', 'lost', 'connected']);
	});

	it('fills a jump in the numbers over a wire that never broke', async () => {
		const { desk, seen, publish, open } = openConnection();
		open();
		await settled();
		publish();
		publish(false);
		publish();
		await settled();
		expect(seen.seqs).toEqual([1, 2, 3]);
		expect(desk.calls).toContain('desk.catchUp');
	});

	it('starts afresh when the desk no longer has what was missed', async () => {
		const { desk, seen, publish, open, lose } = openConnection();
		desk.keeps = 2;
		open();
		await settled();
		lose();
		for (let count = 0; count < 5; count += 1) publish();
		open();
		await settled();
		expect(seen.fresh).toBe(2);
		publish();
		expect(seen.seqs).toEqual([6]);
	});

	it('starts afresh with a desk that was started anew, though its numbers look familiar', async () => {
		const { desk, seen, publish, open, lose } = openConnection();
		open();
		await settled();
		publish();
		publish();
		lose();
		desk.run = 'second';
		desk.seq = 0;
		desk.kept = [];
		open();
		await settled();
		expect(seen.fresh).toBe(2);
		publish();
		expect(seen.seqs).toEqual([1, 2, 1]);
	});

	it('gives a refusal of the desk as a DeskError', async () => {
		const { connection, open } = openConnection();
		open();
		await expect(connection.call('session.get', { sessionId: 'x' })).rejects.toMatchObject({ name: 'DeskError', code: 'session-not-found' });
	});
});
